//! The corrections of `metadata/corrections.toml`, held against the file that Microsoft's SDK team has corrected.
//!
//! The published file with our corrections and theirs without offer the same operations: method, path, request and response,
//! for the whole of Graph. Where they do not, `exceptions.tsv` says what theirs would have to say, and why it does not hold;
//! a line of it that makes no difference any more is an error.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../shared/mod.rs"]
mod shared;

use graph_csdl::config::{Change, Config, Corrections, Override, read_config, read_corrections};
use graph_csdl::corrections;
use graph_csdl::model::{Model, State};
use graph_csdl::{list, slice};
use std::collections::BTreeSet;

const CORRECTIONS: &str = include_str!("../../../../metadata/corrections.toml");
const EXCEPTIONS: &str = include_str!("exceptions.tsv");
const RAW: &str = "history-v1.0/v1.0-Prod-2026-08-03.csdl";
const CLEAN: &str = "clean/v1.0-2026-08-04.csdl";

/// Method, path, request and response of an operation.
type Operations = BTreeSet<(&'static str, String, String, String)>;

fn corrections() -> Corrections {
    read_corrections(CORRECTIONS).unwrap_or_else(|problems| {
        panic!("{}", problems.render(|_| ("corrections.toml", CORRECTIONS)));
    })
}

fn whole(corrections: Corrections, overrides: Vec<Override>) -> Config {
    Config {
        corrections,
        overrides,
        api: Some("v1.0".to_owned()),
        ..shared::paths(&["/**"])
    }
}

fn operations(text: &str, config: &Config) -> Operations {
    let model = shared::model(&shared::schema(text), config, text);
    let selected = slice::select(&model, config).unwrap();
    let lines = list::operations(&selected).lines;
    let spelled = |ty: Option<std::sync::Arc<str>>| ty.map(|ty| ty.to_string()).unwrap_or_default();
    lines
        .into_iter()
        .map(|line| {
            (
                line.method,
                line.path,
                spelled(line.request),
                spelled(line.response),
            )
        })
        .collect()
}

struct Exception {
    target: &'static str,
    said: String,
    ground: &'static str,
}

fn exceptions() -> Vec<Exception> {
    let lines = EXCEPTIONS.lines().filter(|line| !line.starts_with('#'));
    let exceptions = lines.map(|line| {
        let columns: Vec<&'static str> = line.split('\t').collect();
        let [target, key, value, ground] = columns[..] else {
            panic!("{line}: four columns");
        };
        let said = format!("{key} = {value}");
        Exception {
            target,
            said,
            ground,
        }
    });
    exceptions.collect()
}

/// What the exceptions say, one override for each target. That each changes something is held by the generator.
fn overrides() -> Vec<Override> {
    let mut text = String::new();
    let mut before = "";
    for Exception { target, said, .. } in exceptions() {
        if target != before {
            text.push_str(&format!(
                "[[override]]\ntarget = \"{target}\"\nreason = \"table\"\n"
            ));
            before = target;
        }
        text.push_str(&format!("{said}\n"));
    }
    read_config(&text)
        .unwrap_or_else(|it| panic!("{}", it.render(|_| ("exceptions", &text))))
        .overrides
}

#[test]
fn the_published_file_with_corrections_offers_what_the_corrected_one_does_needs_shared() {
    let (Some(raw), Some(clean)) = (shared::text(RAW), shared::text(CLEAN)) else {
        return;
    };
    let ours = operations(&raw, &whole(corrections(), Vec::new()));
    let theirs = operations(&clean, &whole(Corrections::default(), overrides()));
    let only = |one: &Operations, other: &Operations| -> Vec<String> {
        one.difference(other)
            .take(20)
            .map(|it| format!("{it:?}"))
            .collect()
    };
    let (ours_alone, theirs_alone) = (only(&ours, &theirs), only(&theirs, &ours));
    assert!(
        ours_alone.is_empty() && theirs_alone.is_empty(),
        "ours alone:\n{}\ntheirs alone:\n{}",
        ours_alone.join("\n"),
        theirs_alone.join("\n")
    );
    let plain = operations(&clean, &whole(Corrections::default(), Vec::new()));
    let excepted = ours.symmetric_difference(&plain).count();
    let uncorrected = operations(&raw, &whole(Corrections::default(), Vec::new()));
    let without = uncorrected.symmetric_difference(&plain).count();
    println!("{without} differences without corrections, {excepted} of them in the table");
    assert!(excepted * 20 <= without, "{excepted} of {without}");
}

#[test]
fn every_exception_makes_a_difference_and_has_its_ground_needs_shared() {
    for Exception {
        target,
        said,
        ground,
    } in exceptions()
    {
        let kinds = ["page: ", "OData: ", "mark: "];
        assert!(
            kinds.iter().any(|kind| ground.starts_with(kind)),
            "{target} {said}: {ground}"
        );
    }
    let Some(clean) = shared::text(CLEAN) else {
        return;
    };
    let schema = shared::schema(&clean);
    // An override that changes nothing is a problem, so that it is enough that all of them are taken.
    shared::model(&schema, &whole(Corrections::default(), overrides()), &clean);
    assert!(
        overrides()
            .iter()
            .all(|entry| entry.change != Change::default())
    );
}

#[test]
fn every_correction_is_in_effect_in_a_version_of_graph_needs_shared() {
    let files = [
        (RAW, "v1.0"),
        ("beta-Prod-2021-07-13.csdl", "beta"),
        ("beta-USNat-2026-08-04.csdl", "beta"),
    ];
    let mut models: Vec<Model> = Vec::new();
    for (name, api) in files {
        let Some(text) = shared::text(name) else {
            return;
        };
        let config = Config {
            corrections: corrections(),
            api: Some(api.to_owned()),
            ..Config::default()
        };
        models.push(shared::model(&shared::schema(&text), &config, &text));
    }
    let corrected: Vec<_> = models.iter().map(Model::corrected).collect();
    let known = corrections();
    for row in corrections::rows(&known.entries, &corrected) {
        assert_eq!(row.state, State::InEffect, "{}: {}", row.target, row.said);
    }
}
