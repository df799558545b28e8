//! The corrections of `metadata/corrections.toml`, checked against the file that Microsoft's SDK team has corrected.
//!
//! The published file with our corrections and theirs without offer the same operations: method, path, request and response,
//! for the whole of Graph. Where they do not, `exceptions.tsv` says what theirs would have to say, and why it does not hold;
//! a line of it that makes no difference any more is an error.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod grounds;
mod round_trip;
#[path = "../shared/mod.rs"]
mod shared;

use graph_csdl::config::{Change, Config, Corrections, Override, read_config, read_corrections};
use graph_csdl::corrections;
use graph_csdl::model::{Model, State};
use graph_csdl::slice::Slice;
use graph_csdl::{list, slice};
use std::collections::BTreeSet;

const CORRECTIONS: &str = include_str!("../../../../metadata/corrections.toml");
const EXCEPTIONS: &str = include_str!("exceptions.tsv");
const RAW: &str = "history-v1.0/v1.0-Prod-2026-08-03.csdl";
const CLEAN: &str = "clean/v1.0-2026-08-04.csdl";

/// Method, path, request and response of an operation.
type Operations = BTreeSet<(&'static str, String, String, String)>;

/// What a file offers.
struct Offered {
    by_path: Operations,
    by_resource: BTreeSet<String>,
}

impl Offered {
    /// How much one file offers and the other does not, by path, by resource, and by resource other than `$ref`.
    fn differences(&self, other: &Self) -> [usize; 3] {
        let by_resource: Vec<&String> = self
            .by_resource
            .symmetric_difference(&other.by_resource)
            .collect();
        let is_ref = |line: &&&String| line.contains("): ref-");
        [
            self.by_path.symmetric_difference(&other.by_path).count(),
            by_resource.len(),
            by_resource.iter().filter(|line| !is_ref(line)).count(),
        ]
    }
}

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

fn offered(text: &str, config: &Config) -> Offered {
    let model = shared::model(&shared::schema(text), config, text);
    let selected = slice::select(&model, config).unwrap();
    let listed = list::operations(&selected);
    assert!(!listed.is_abridged, "every path is compared");
    let lines = listed.lines;
    let spelled = |ty: Option<std::sync::Arc<str>>| ty.map(|ty| ty.to_string()).unwrap_or_default();
    let by_path = lines.into_iter().map(|line| {
        (
            line.method,
            line.path,
            spelled(line.request),
            spelled(line.response),
        )
    });
    Offered {
        by_path: by_path.collect(),
        by_resource: by_resource(&selected),
    }
}

/// What each resource offers, by its type and how it belongs to what it is reached from, however many paths lead to it.
fn by_resource(selected: &Slice<'_>) -> BTreeSet<String> {
    let model = selected.model();
    let mut offered = BTreeSet::new();
    for (_, resource) in selected.resources() {
        let described = format!("{} ({:?})", model.spell(resource.ty), resource.role);
        for verb in &resource.verbs {
            let method = verb.http(&resource.capabilities);
            offered.insert(format!(
                "{} {described}: {}",
                method.as_str(),
                verb.as_str()
            ));
        }
        for id in &resource.operations {
            let operation = model.operation(*id);
            let returns = operation.returns.map(|it| model.spell(it.ty));
            // Those of an action are in its body, which has no type of its own.
            let in_url = operation
                .parameters
                .iter()
                .filter(|_| operation.is_function);
            let parameters: Vec<&str> = in_url.map(|it| it.name.as_str()).collect();
            offered.insert(format!(
                "{} {described}: {}({}) -> {}",
                operation.http().as_str(),
                operation.name,
                parameters.join(", "),
                returns.unwrap_or_default()
            ));
        }
    }
    offered
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
fn corrections_of_the_published_file_give_the_corrected_one_needs_shared() {
    let (Some(raw), Some(clean)) = (shared::text(RAW), shared::text(CLEAN)) else {
        return;
    };
    let ours = offered(&raw, &whole(corrections(), Vec::new()));
    let theirs = offered(&clean, &whole(Corrections::default(), overrides()));
    same(&ours.by_path, &theirs.by_path);
    same(&ours.by_resource, &theirs.by_resource);
    let plain = offered(&clean, &whole(Corrections::default(), Vec::new()));
    let uncorrected = offered(&raw, &whole(Corrections::default(), Vec::new()));
    let (excepted, without) = (ours.differences(&plain), uncorrected.differences(&plain));
    let [path, resource, except_references] = excepted;
    assert!(path * 20 <= without[0], "by path: {path} of {}", without[0]);
    // A resource is a type and a role, however many paths lead to it. These are numbers and no shares, so that each more is seen.
    // Where the corrected file is silent of a reference it is not offered here, so that those are many.
    assert_eq!(
        [(resource, without[1]), (except_references, without[2])],
        [(130, 502), (63, 418)],
        "by resource, and by resource other than $ref"
    );
}

fn same<T: Ord + std::fmt::Debug>(ours: &BTreeSet<T>, theirs: &BTreeSet<T>) {
    let only = |one: &BTreeSet<T>, other: &BTreeSet<T>| -> Vec<String> {
        let only = one.difference(other).take(20);
        only.map(|it| format!("{it:?}")).collect()
    };
    let (ours_alone, theirs_alone) = (only(ours, theirs), only(theirs, ours));
    assert!(
        ours_alone.is_empty() && theirs_alone.is_empty(),
        "ours alone:\n{}\ntheirs alone:\n{}",
        ours_alone.join("\n"),
        theirs_alone.join("\n")
    );
}

#[test]
fn every_exception_makes_a_difference_and_has_its_ground_needs_shared() {
    for Exception {
        target,
        said,
        ground,
    } in exceptions()
    {
        grounds::check(target, &format!("{target} {said}"), ground);
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
        assert_eq!(row.state, State::InEffect, "{}: {}", row.target, row.change);
    }
}
