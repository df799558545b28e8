//! An upload and a download of 1 GiB on this machine, with a fault in every tenth slice, beside a plain copy with reqwest
//! without faults: throughput, memory, and whether every byte arrived once.
//!
//! `cargo bench -p graph-runtime --features transfers --bench transfers [-- ROUNDS [MEBIBYTES]]`. It needs Linux for the
//! memory.
#![cfg(all(feature = "transfers", feature = "rustls"))]
#![expect(clippy::unwrap_used, reason = "a measurement may panic")]

mod client;
mod pattern;
mod server;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use pattern::hash;

const MEBIBYTE: u64 = 1 << 20;

/// Each pair: this crate, and reqwest.
const TASKS: [[&str; 2]; 2] = [["upload", "plain-upload"], ["download", "plain-download"]];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u64>().unwrap();
    match arguments[..] {
        ["serve", length] => server::serve(number(length)),
        ["run", task, length, address, hash] => client::run(task, number(length), address, hash),
        _ => {
            let mut numbers = arguments.iter().filter_map(|text| text.parse().ok());
            let rounds = numbers.next().unwrap_or(3);
            compare(rounds, numbers.next().unwrap_or(1024) * MEBIBYTE);
        }
    }
}

/// A process of this program.
fn start(arguments: &[&str]) -> (Child, String) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let mut child = command
        .args(arguments)
        // An error of azure_core has a backtrace, which takes time and memory.
        .env("RUST_BACKTRACE", "0")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    (child, line.trim().to_owned())
}

/// Runs everything `rounds` times in turn, and prints the medians.
fn compare(rounds: u64, length: u64) {
    let text = length.to_string();
    let hash = hash(length);
    for [task, plain] in TASKS {
        let mut ratios = Vec::new();
        let mut results = Vec::new();
        for _ in 0..rounds {
            let [ours, theirs] = [task, plain].map(|task| {
                let (mut server, address) = start(&["serve", &text]);
                let (mut run, line) = start(&["run", task, &text, &address, &hash]);
                let status = run.wait().unwrap();
                server.kill().unwrap();
                server.wait().unwrap();
                assert!(status.success(), "{task} failed");
                let mut numbers = line.split(' ').map(|text| text.parse::<f64>().unwrap());
                (numbers.next().unwrap(), numbers.next().unwrap())
            });
            ratios.push(theirs.0 / ours.0);
            results.push((ours, theirs));
        }
        ratios.sort_by(f64::total_cmp);
        let speed = |seconds: f64| (length / MEBIBYTE) as f64 / seconds;
        for ((seconds, peak), (plain_seconds, plain_peak)) in results {
            println!(
                "{task}: {:.0} MiB/s, {peak:.1} MiB above idle; reqwest: {:.0} MiB/s, {plain_peak:.1} MiB",
                speed(seconds),
                speed(plain_seconds)
            );
        }
        println!(
            "{task} beside a plain copy: {:.2} of its throughput",
            ratios[ratios.len() / 2]
        );
    }
}
