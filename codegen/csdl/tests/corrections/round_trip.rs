//! What is proposed from the published and the corrected file, applied to the published one, offers what the corrected one does.

use super::{CLEAN, Operations, RAW, offered, whole};
use crate::shared;
use graph_csdl::config::{Corrections, read_corrections};
use graph_csdl::corrections::propose;
use graph_csdl::model::Model;
use std::collections::BTreeSet;

/// What a person fills in.
fn filled_in(proposed: &str) -> Corrections {
    let lines = proposed.lines().map(|line| {
        let value = match line.split_once(" = \"\" # to fill in: ") {
            Some(("date", _)) => "2026-11-29",
            Some(_) => "filled in",
            None => return format!("{line}\n"),
        };
        let key = line.split(' ').next().unwrap();
        format!("{key} = \"{value}\"\n")
    });
    let text: String = lines.collect();
    read_corrections(&text).unwrap_or_else(|problems| {
        panic!("{}", problems.render(|_| ("proposed", &text)));
    })
}

fn model(text: &str, corrections: &Corrections) -> Model {
    let config = whole(corrections.clone(), Vec::new());
    shared::model(&shared::schema(text), &config, text)
}

fn proposed(raw: &str, clean: &str, known: &Corrections) -> String {
    let clean = model(clean, &Corrections::default());
    let schema = shared::schema(raw);
    propose(&model(raw, known), &schema, &clean, known, Some("v1.0"))
}

/// Operations that only one of the two offers, as `- METHOD path request -> response` and `+ …`.
fn differences(ours: &Operations, theirs: &Operations) -> BTreeSet<String> {
    let line = |sign: &str, (method, path, request, response): &(&str, String, String, String)| {
        format!("{sign} {method} {path} {request} -> {response}")
    };
    let missing = theirs.difference(ours).map(|it| line("-", it));
    let besides = ours.difference(theirs).map(|it| line("+", it));
    missing.chain(besides).collect()
}

#[test]
fn proposals_turn_the_published_file_into_the_corrected_one_needs_shared() {
    let (Some(raw), Some(clean)) = (shared::text(RAW), shared::text(CLEAN)) else {
        return;
    };
    let first = proposed(&raw, &clean, &Corrections::default());
    let refused = read_corrections(&first).unwrap_err();
    assert!(!refused.is_empty(), "a person fills in the reasons");
    let taken = filled_in(&first);
    let ours = offered(&raw, &whole(taken.clone(), Vec::new())).by_path;
    let theirs = offered(&clean, &whole(Corrections::default(), Vec::new())).by_path;
    println!(
        "{} entries, {} operations",
        taken.entries.len(),
        theirs.len()
    );
    let left = differences(&ours, &theirs);
    let shown: Vec<&String> = left.iter().take(40).collect();
    assert!(left.is_empty(), "{} left: {shown:#?}", left.len());
    let second = proposed(&raw, &clean, &taken);
    assert!(!second.contains("[[correction]]"), "{second}");
}

#[test]
fn with_our_corrections_only_what_they_lack_is_proposed_needs_shared() {
    let (Some(raw), Some(clean)) = (shared::text(RAW), shared::text(CLEAN)) else {
        return;
    };
    let known = super::corrections();
    let first = proposed(&raw, &clean, &known);
    let mut both = known.clone();
    both.entries.extend(filled_in(&first).entries);
    // The two are one file: nothing in it contradicts anything else.
    let model = model(&raw, &both);
    assert!(model.corrected().outcomes().len() >= both.entries.len());
    let second = proposed(&raw, &clean, &both);
    assert!(!second.contains("[[correction]]"), "{second}");
}
