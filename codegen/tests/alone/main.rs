//! Every path that `list` prints is also a pattern, and makes a complete crate on its own.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod calls;
#[path = "../../csdl/tests/shared/mod.rs"]
mod shared;

use graph_codegen::plan::{self, Plan};
use graph_codegen::{Setting, emit};
use graph_csdl::config::{Config, Descriptions, Names};
use graph_csdl::model::Model;
use graph_csdl::{list, slice};
use std::collections::{BTreeMap, BTreeSet};

const V1: &str = "v1.0-Prod-2026-07-31.csdl";
/// How many paths of a kind are tried by default.
const OF_A_KIND: usize = 6;

/// Paths that `**` does not list, since it uses only the key of a type.
const BY_ALTERNATE_KEY: [&str; 4] = [
    "/applications(appId={})",
    "/applications(uniqueName={})/owners/$count",
    "/groups(uniqueName={})/members/$ref",
    "/servicePrincipals(appId={})/synchronization/jobs/{}/start",
];

/// Some of every kind; with `EVERY_PATH=1` in the environment (use `--release`), all of them.
#[test]
fn every_path_that_is_listed_makes_a_crate_that_calls_it_needs_shared() {
    let Some(text) = shared::text(V1) else {
        return;
    };
    let schema = shared::schema(&text);
    let all = shared::paths(&["/**"]);
    let model = shared::model(&schema, &all, &text);
    let slice = slice::select(&model, &all).unwrap();
    let mut paths: BTreeMap<String, BTreeSet<(&str, &str)>> = BTreeMap::new();
    let lines = list::operations(&slice).lines;
    for line in &lines {
        let calls = paths.entry(line.path.clone()).or_default();
        calls.insert((line.method, line.kind));
    }
    println!("{} paths", paths.len());
    for path in BY_ALTERNATE_KEY {
        let asked = shared::paths(&[path]);
        let slice = slice::select(&model, &asked).unwrap();
        for line in list::operations(&slice).lines {
            let calls = paths.entry(line.path.clone()).or_default();
            calls.insert((line.method, line.kind));
        }
        assert!(
            paths.contains_key(path),
            "{path} is listed as it is asked for"
        );
    }
    let every = std::env::var_os("EVERY_PATH").is_some();
    let mut tried: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, calls) in &paths {
        let tried = tried.entry(kind(path, calls)).or_default();
        *tried += 1;
        if every || *tried <= OF_A_KIND {
            wrong.extend(check(&model, path, calls).err());
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The kind of a path: its last segment and what is called there. The generator treats paths of a kind alike.
fn kind(path: &str, calls: &BTreeSet<(&str, &str)>) -> String {
    let shape = |segment: &str| match segment {
        "{}" => "key".to_owned(),
        _ if segment.starts_with('$') => segment.to_owned(),
        _ if segment.contains('(') => format!("call of {}", segment.matches('=').count()),
        _ if segment.contains('.') => "qualified".to_owned(),
        _ => "name".to_owned(),
    };
    let last: Vec<String> = path.rsplit('/').take(3).map(shape).collect();
    format!("{last:?} {calls:?}")
}

fn check(model: &Model, path: &str, calls: &BTreeSet<(&str, &str)>) -> Result<(), String> {
    let config = Config {
        crate_name: Some("alone".to_owned()),
        version: Some("0.1.0".to_owned()),
        api: Some("v1.0".to_owned()),
        ..shared::paths(&[path])
    };
    let plan = std::panic::catch_unwind(|| plan(model, &config))
        .map_err(|_| format!("{path}: a panic"))?
        .map_err(|messages| format!("{path}: {messages}"))?;
    let sent = calls::methods_at(&plan, path);
    for (method, kind) in calls {
        if !sent.contains(method) {
            return Err(format!("{path}: no method sends {method} ({kind})"));
        }
    }
    emit::files(&plan);
    Ok(())
}

fn plan(model: &Model, config: &Config) -> Result<Plan, String> {
    let slice = slice::select(model, config).map_err(|problems| shared::render(&problems, ""))?;
    let setting = Setting::question();
    let (descriptions, names) = (Descriptions::default(), Names::default());
    let inputs = setting.inputs(config, &descriptions, &names);
    plan::lower(&slice, &inputs).map_err(|problems| shared::render(&problems, ""))
}
