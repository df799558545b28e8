//! A run that is killed at any moment loses nothing.

use crate::sandbox::{CSDL, Sandbox};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// How many runs are killed.
const RUNS: u32 = 20;

/// Metadata with so many types that writing them takes a while.
fn large(types: usize, ty: &str) -> String {
    let mut text = String::new();
    let mut properties = String::new();
    for number in 0..types {
        let _ = writeln!(
            text,
            "<ComplexType Name=\"t{number}\"><Property Name=\"p\" Type=\"{ty}\" /></ComplexType>"
        );
        let _ = writeln!(
            properties,
            "<Property Name=\"q{number}\" Type=\"tiny.t{number}\" />"
        );
    }
    let csdl = CSDL.replace("<ComplexType Name=\"unused\" />", &text);
    csdl.replace(
        "<Property Name=\"colour\"",
        &format!("{properties}<Property Name=\"colour\""),
    )
}

fn tree(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let mut tree = sandbox.snapshot("generated");
    tree.extend(
        sandbox
            .snapshot("metadata")
            .into_iter()
            .filter(|(path, _)| path.ends_with("names.toml")),
    );
    tree
}

#[test]
fn after_a_kill_the_next_run_finds_all_old_or_all_new() {
    let sandbox = Sandbox::new();
    let (old, new) = (large(60, "Edm.String"), large(50, "Edm.Int32"));
    let generated = |csdl: &str| {
        sandbox.plant("metadata/tiny/schema.csdl", csdl);
        let started = Instant::now();
        sandbox.run(&["generate"]).expect(0);
        (tree(&sandbox), started.elapsed())
    };
    // Names stay in names.toml, so from the second round on both trees are final.
    generated(&new);
    generated(&old);
    let (new_tree, time) = generated(&new);
    let (old_tree, _) = generated(&old);
    let (mut kills, mut half_done) = (0, 0);
    for run in 0..RUNS {
        sandbox.plant("metadata/tiny/schema.csdl", &new);
        let mut command = sandbox.command(&["generate"]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(moment(run, time));
        child.kill().unwrap();
        kills += usize::from(!child.wait().unwrap().success());
        let left = [".xtask.staging", ".xtask.staged"].map(|name| sandbox.path(name));
        half_done += usize::from(left.iter().any(|path| path.exists()));

        sandbox.plant("metadata/tiny/schema.csdl", &new);
        let next = if run % 2 == 0 { "check" } else { "generate" };
        let after = sandbox.run(&[next]);
        assert!(
            after.code == Some(0) || (next == "check" && after.code == Some(1)),
            "{after:#?}"
        );
        let found = tree(&sandbox);
        assert!(
            found == new_tree || (next == "check" && found == old_tree),
            "half done, run {run}: {after:#?}"
        );
        let lock = sandbox.path(".xtask.lock");
        assert!(left.iter().chain([&lock]).all(|path| !path.exists()));
        sandbox.run(&["generate"]).expect(0);
        assert_eq!(tree(&sandbox), new_tree);
        generated(&old);
    }
    println!("{kills} of {RUNS} runs were killed, {half_done} left a transaction to finish");
    assert!(kills > 0, "no run was killed");
}

#[test]
fn a_run_waits_for_another_and_says_for_which() {
    let sandbox = Sandbox::generated();
    sandbox.plant(".xtask.lock", "4711\n");
    let lock = File::options()
        .write(true)
        .open(sandbox.path(".xtask.lock"))
        .unwrap();
    lock.lock().unwrap();
    let mut command = sandbox.command(&["check"]);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let (mut said, mut rest) = (String::new(), String::new());
    errors.read_line(&mut said).unwrap();
    drop(lock);
    errors.read_to_string(&mut rest).unwrap();
    assert_eq!(said + &rest, "waiting for another run (process 4711)\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Moments spread over the duration of a run, most of them late, when the disk changes.
fn moment(run: u32, time: Duration) -> Duration {
    time.mul_f64(f64::from(run * 7 % RUNS + 1) / f64::from(RUNS))
        .max(Duration::from_millis(1))
}
