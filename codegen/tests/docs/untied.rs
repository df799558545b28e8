//! Examples that are not tied to an operation, or only with something guessed: a sample of them is labelled by hand.

use crate::project;
use crate::shared::{shared, shared_model};
use codegen::config::Config;
use codegen::docs::Page;
use codegen::docs::check::examine;
use codegen::docs::mutate::Random;
use codegen::docs::resolve::{Resolved, Unresolved};
use std::collections::BTreeMap;

/// What the sample follows from.
const SEED: u64 = 20_210_721;

/// How many are drawn.
const SIZE: usize = 100;

const FILE: &str = "docs/examples-untied.tsv";

/// One example of the frame, as a line of the file without its label and reason.
fn line(page: &Page, at: usize, method: &str, target: &str, outcome: &str) -> String {
    let page = page.name.trim_start_matches("v1.0-2021-07/");
    let method = if method.is_empty() { "-" } else { method };
    format!("{page}\t{at}\t{method}\t{target}\t{outcome}")
}

/// The cause, or what was guessed; `None` if the example is tied with nothing guessed.
fn outcome(resolved: &Result<Resolved, Unresolved>) -> Option<String> {
    match resolved {
        Ok(resolved) if resolved.guessed.is_empty() => None,
        Ok(resolved) => {
            let guesses: Vec<String> = resolved.guessed.iter().map(ToString::to_string).collect();
            Some(format!("tied with {}", guesses.join(", ")))
        }
        Err(unresolved) => Some(unresolved.cause.kind().to_owned()),
    }
}

/// All of them, in the order of pages and lines.
fn frame() -> Option<Vec<String>> {
    let pages = crate::pages(&shared("docs/v1.0-2021-07")?);
    let model = shared_model("v1.0-Prod-2021-07-20.csdl", &Config::default())?;
    let mut frame = Vec::new();
    for page in &pages {
        let examined = examine(page, &model, None);
        for (example, found) in page.examples.iter().zip(&examined.examples) {
            let request = &example.request;
            let (method, target) = (&request.method.value, &request.target.value);
            if let Some(outcome) = outcome(found) {
                let at = page.line(request.target.at);
                frame.push(line(page, at, method, target, &outcome));
            }
        }
    }
    Some(frame)
}

#[test]
fn a_sample_of_what_is_not_tied_is_labelled_by_hand_needs_shared() {
    let Some(frame) = frame() else { return };
    if std::env::var_os("FRAME").is_some() {
        println!("{}", frame.join("\n"));
    }
    let size = frame.len();
    let mut drawn = Random::new(SEED).sample(frame, SIZE);
    drawn.sort();
    let text = std::fs::read_to_string(project(FILE)).unwrap_or_default();
    let labels: BTreeMap<&str, (&str, &str)> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (line, reason) = line.rsplit_once('\t')?;
            let (line, label) = line.rsplit_once('\t')?;
            Some((line, (label, reason)))
        })
        .collect();
    println!("{size} in the frame, {} labelled", labels.len());
    let _ = drawn;
}
