//! Examples that are not resolved to an operation, or only with leniency: a sample of them is labelled by hand.

use crate::project;
use crate::shared::{shared, shared_model};
use graph_csdl::config::Config;
use graph_reference::Page;
use graph_reference::check::examine;
use graph_reference::mutate::Random;
use graph_reference::resolve::{Resolved, Unresolved};
use std::collections::BTreeMap;

/// What the sample follows from.
const SEED: u64 = 20_210_721;

/// How many are drawn.
const SIZE: usize = 100;

const FILE: &str = "docs/reports/examples-unresolved.tsv";

/// The head of the file.
const HEAD: &str = "\
# Labelled by hand: a hundred request examples of the v1.0 reference of July 2021 that are not resolved to an operation, or only
# with a leniency. Frame: all SIZE such examples of the pages in `v1.0-2021-07`, in the order of pages and lines, checked
# against `v1.0-Prod-2021-07-20.csdl`. Drawn without replacement by splitmix64 with seed 20210721, then sorted; the draw is
# repeated by `cargo test -p graph-reference --test pages unresolved` (DRAW=1 writes it anew and keeps the labels).
# outcome: the cause, or the leniencies needed. label: whether the outcome is what a person concludes from the page and the metadata
# (right), or whether somebody who maintains Graph could disagree (disputable). reason: what was seen on the page
# and in the metadata, and why no rule could resolve it, or only with a leniency.
# page\tline\tmethod\tURL\toutcome\tlabel\treason
";

/// One example of the frame, as a line of the file without its label and reason.
fn line(page: &Page, at: usize, method: &str, target: &str, outcome: &str) -> String {
    let page = page.name.trim_start_matches("v1.0-2021-07/");
    let method = if method.is_empty() { "-" } else { method };
    format!("{page}\t{at}\t{method}\t{target}\t{outcome}")
}

/// The cause, or leniencies; `None` if the example is resolved without leniency.
fn outcome(resolved: &Result<Resolved, Unresolved>) -> Option<String> {
    match resolved {
        Ok(resolved) if resolved.leniencies.is_empty() => None,
        Ok(resolved) => {
            let leniencies: Vec<String> = resolved
                .leniencies
                .iter()
                .map(ToString::to_string)
                .collect();
            Some(format!("resolved with {}", leniencies.join(", ")))
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

/// What the file says beside an example: the label, and the reason for it.
fn labels(text: &str) -> BTreeMap<&str, (&str, &str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (line, reason) = line.rsplit_once('\t').unwrap();
            let (line, label) = line.rsplit_once('\t').unwrap();
            (line, (label, reason))
        })
        .collect()
}

/// The sample is drawn anew: it must be the one that is labelled. `DRAW=1` writes it, with the labels that are there.
#[test]
fn a_sample_of_unresolved_examples_is_labelled_by_hand_needs_shared() {
    let Some(frame) = frame() else { return };
    let head = HEAD.replace("SIZE", &frame.len().to_string());
    let mut drawn = Random::new(SEED).sample(frame, SIZE);
    drawn.sort();
    let text = std::fs::read_to_string(project(FILE)).unwrap_or_default();
    let labels = labels(&text);
    let lines = drawn.iter().map(|line| {
        let (label, reason) = labels.get(line.as_str()).unwrap_or(&("?", "?"));
        format!("{line}\t{label}\t{reason}\n")
    });
    let expected = head + &lines.collect::<String>();
    if std::env::var_os("DRAW").is_some() {
        std::fs::write(project(FILE), expected).unwrap();
        return;
    }
    assert!(
        text == expected,
        "the sample is another one now: write it with DRAW=1, and label what is new"
    );
    let unlabelled: Vec<_> = labels
        .iter()
        .filter(|(_, (label, reason))| {
            !["right", "disputable"].contains(label) || reason.is_empty()
        })
        .collect();
    assert!(unlabelled.is_empty(), "{unlabelled:#?}");
    let disputable = labels.values().filter(|(label, _)| *label == "disputable");
    assert!(disputable.count() <= 2);
}
