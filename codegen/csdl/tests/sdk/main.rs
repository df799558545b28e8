//! The corrections checked against Microsoft's own SDKs, which are made of the file that its SDK team has corrected.
//!
//! The list of what an SDK offers is held aside, and nothing here is taken from it: [`conversion`] says what the conversion
//! makes of that file. What it makes of elements that the published file has is offered with the corrections, with the same
//! method and path; and what is offered at the resources that it reaches is little besides. `differences.tsv` has the
//! differences by kind, each with the page or the section of OData that decides; a kind that is gone is an error.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod conversion;
mod differences;
#[path = "../shared/mod.rs"]
mod shared;

use conversion::{Conversion, Path};
use graph_csdl::config::{Config, Corrections, read_corrections};
use graph_csdl::list::Line;
use graph_csdl::model::Model;
use graph_csdl::{list, slice};
use std::collections::{BTreeSet, HashSet};

const CORRECTIONS: &str = include_str!("../../../../metadata/corrections.toml");
const PUBLISHED: &str = "v1.0-Prod-2026-07-31.csdl";
const CLEAN: &str = "clean/v1.0-2026-08-04.csdl";
/// How many operations the SDK has.
const SDK: usize = 16_066;

/// Path and method.
type Operation = (String, &'static str);
type Operations = BTreeSet<Operation>;

/// The SDK has neither.
fn is_counted(path: &str) -> bool {
    let first = path.split(['/', '(']).nth(1).unwrap_or_default();
    !["me", "copilot"].contains(&first)
}

fn corrections() -> Corrections {
    read_corrections(CORRECTIONS).unwrap_or_else(|problems| {
        panic!("{}", problems.render(|_| ("corrections.toml", CORRECTIONS)));
    })
}

/// What the conversion makes of the clean file.
struct Converted {
    /// All of it.
    operations: Operations,
    /// That of elements that the published file has.
    known: Operations,
    /// The resources that it reaches, calls and what is behind them left out.
    resources: HashSet<String>,
    /// Patterns that name every one of `known`.
    named: BTreeSet<String>,
}

fn converted(clean: &str, published: &str) -> Converted {
    let schema = shared::schema(clean);
    let model = shared::model(&schema, &Config::default(), clean);
    let conversion = Conversion::of(&schema, &model);
    let published_model = shared::model(&shared::schema(published), &Config::default(), published);
    let has = conversion::elements(&published_model);
    let counted = conversion.operations();
    let counted = counted.iter().filter(|(_, path)| is_counted(&path.text));
    let known = counted
        .clone()
        .filter(|(_, path)| path.elements.iter().all(|it| has.contains(it)));
    let operation = |(method, path): &(&'static str, &Path<'_>)| (path.text.clone(), *method);
    let paths = conversion.paths().iter();
    Converted {
        operations: counted.clone().map(operation).collect(),
        known: known.clone().map(operation).collect(),
        resources: paths
            .filter(|path| path.is_resource())
            .map(|path| conversion::resource(&path.text).to_owned())
            .collect(),
        named: known.map(|(_, path)| path.pattern()).collect(),
    }
}

/// The path without its last segment; a `/` in parentheses separates nothing.
fn parent(path: &str) -> &str {
    let mut depth = 0;
    for (at, character) in path.char_indices().rev() {
        match character {
            ')' => depth += 1,
            '(' => depth -= 1,
            '/' if depth == 0 => return &path[..at],
            _ => {}
        }
    }
    path
}

fn model(published: &str, corrections: &Corrections) -> Model {
    let config = Config {
        corrections: corrections.clone(),
        api: Some("v1.0".to_owned()),
        ..Config::default()
    };
    shared::model(&shared::schema(published), &config, published)
}

/// What the paths offer, less those that reach nothing.
fn offered(
    model: &Model,
    mut paths: Vec<String>,
    is_meant: impl Fn(&Line<'_>) -> bool,
) -> Operations {
    loop {
        let texts: Vec<&str> = paths.iter().map(String::as_str).collect();
        let selected = match slice::select(model, &shared::paths(&texts)) {
            Ok(selected) => selected,
            Err(problems) => {
                let within = problems.iter().map(|problem| problem.within.as_str());
                let astray: HashSet<&str> = within
                    .filter_map(|within| within.strip_prefix("the path pattern `"))
                    .map(|within| within.trim_end_matches('`'))
                    .collect();
                let before = paths.len();
                paths.retain(|path| !astray.contains(path.as_str()));
                assert!(paths.len() < before, "{:?}", problems.iter().next());
                continue;
            }
        };
        let listed = list::operations(&selected);
        assert!(!listed.is_abridged, "every path is compared");
        let meant = listed.lines.into_iter().filter(|line| is_meant(line));
        return meant.map(|line| (line.path, line.method)).collect();
    }
}

/// What of the converted operations is offered where their paths are named.
fn offered_by_name(model: &Model, converted: &Converted) -> Operations {
    let is_known = |line: &Line<'_>| converted.known.contains(&(line.path.clone(), line.method));
    offered(model, converted.named.iter().cloned().collect(), is_known)
}

/// What `/**` offers at the resources that the conversion reaches, and the conversion does not make; `$ref` left out.
fn ours_alone(model: &Model, converted: &Converted) -> Operations {
    let is_meant = |line: &Line<'_>| {
        let resource = match line.kind {
            "action" | "function" => parent(&line.path),
            _ => conversion::resource(&line.path),
        };
        converted.resources.contains(resource)
            && is_counted(&line.path)
            && !line.path.ends_with("/$ref")
            && !converted
                .operations
                .contains(&(line.path.clone(), line.method))
    };
    offered(model, vec!["/**".to_owned()], is_meant)
}

#[test]
fn the_sdk_s_operations_are_offered_and_little_besides_needs_shared() {
    let (Some(published), Some(clean)) = (shared::text(PUBLISHED), shared::text(CLEAN)) else {
        return;
    };
    let converted = converted(&clean, &published);
    let (all, known) = (converted.operations.len(), converted.known.len());
    // The model of the conversion is right as far as its count can say.
    assert!(
        all.abs_diff(SDK) * 100 <= SDK * 3,
        "{all} operations of {SDK}"
    );
    let before = model(&published, &Corrections::default());
    let offered_before = offered_by_name(&before, &converted).len();
    let after = model(&published, &corrections());
    let by_name = offered_by_name(&after, &converted);
    let missing: Operations = converted.known.difference(&by_name).cloned().collect();
    let alone_before = ours_alone(&before, &converted).len();
    let alone = ours_alone(&after, &converted);
    println!("{all} operations, {known} of elements that are published");
    println!(
        "offered: {offered_before} before corrections, {} with them",
        by_name.len()
    );
    println!(
        "ours alone, other than $ref: {alone_before} before, {} with them",
        alone.len()
    );
    let missing = differences::unexplained("theirs", &missing);
    let alone = differences::unexplained("ours", &alone);
    assert!(by_name.len() * 1000 >= known * 983, "{}", by_name.len());
    // What no page, no section of OData and no annotation decides.
    assert!(missing.len() * 100 <= known, "{missing:#?}");
    assert!(alone.len() <= 60, "{alone:#?}");
}
