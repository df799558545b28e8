//! The tables `[dependencies]` and `[dev-dependencies]`.

use super::listed;
use crate::plan::{Location, Package};
use graph_csdl::config::{DevDependency, quoted};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Features that the test in `README.md` uses.
const OF_TESTS: [&str; 2] = ["rustls", "testing"];

/// The table `[dependencies]`.
pub(super) fn dependencies(package: &Package) -> String {
    let mut lines = "[dependencies]\n".to_owned();
    for dependency in &package.dependencies {
        let (name, location) = (&dependency.name, location(&dependency.location));
        let optional = if dependency.is_optional {
            ", optional = true"
        } else {
            ""
        };
        let _ = writeln!(
            lines,
            "{name} = {{ {location}, default-features = false{optional} }}"
        );
    }
    lines
}

/// Dependencies of the examples in `README.md`, which are documentation tests, and of the programs in `examples/`.
pub(super) fn dev_dependencies(package: &Package) -> String {
    let page = package.front_page.as_ref();
    let has_call = page.is_some_and(|page| page.first_call.is_some());
    let has_test = page.is_some_and(|page| page.mocked_call.is_some());
    let comment = match (has_call, package.examples.is_empty()) {
        (false, true) => return String::new(),
        (true, true) => "The examples in README.md are documentation tests.",
        (_, false) => {
            "The examples in README.md are documentation tests. The programs in `examples/` need more."
        }
    };
    let dependency = |version: &str, has_defaults, features: &[&str]| DevDependency {
        version: version.to_owned(),
        has_defaults,
        features: features.iter().map(|&name| name.to_owned()).collect(),
    };
    let mut all = BTreeMap::from([
        ("azure_identity", dependency("1", false, &["tokio"])),
        (
            "tokio",
            dependency("1.49", true, &["macros", "rt-multi-thread"]),
        ),
    ]);
    for (name, dependency) in &package.dev_dependencies {
        let mut dependency = dependency.clone();
        // The tests in README.md need theirs.
        if let Some(of_tests) = all.remove(&**name) {
            dependency.features.extend(of_tests.features);
            dependency.features.sort_unstable();
            dependency.features.dedup();
        }
        all.insert(name, dependency);
    }
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    for (name, dependency) in all {
        lines.insert(name, dev_dependency(&dependency));
    }
    let features = package.examples.iter();
    let features = features.flat_map(|example| example.required_features.iter());
    let mut features: BTreeSet<&str> = features.map(|name| &**name).collect();
    if has_test {
        features.extend(OF_TESTS);
    }
    if !features.is_empty() {
        // Tests and programs then need no `--features` in this workspace. A published manifest has no such line.
        let features = format!("{{ path = \".\", features = [{}] }}", listed(features));
        lines.insert(&package.name, features);
    }
    let lines: String = lines
        .into_iter()
        .map(|(name, value)| format!("{name} = {value}\n"))
        .collect();
    format!("\n[dev-dependencies]\n# {comment}\n{lines}")
}

/// The version and the features of a dependency.
fn dev_dependency(dependency: &DevDependency) -> String {
    let DevDependency {
        version,
        has_defaults,
        features,
    } = dependency;
    let version = quoted(version);
    let mut keys = Vec::new();
    if !has_defaults {
        keys.push("default-features = false".to_owned());
    }
    if !features.is_empty() {
        let features = features.iter().map(|name| &**name);
        keys.push(format!("features = [{}]", listed(features)));
    }
    match keys.is_empty() {
        true => version,
        false => format!("{{ version = {version}, {} }}", keys.join(", ")),
    }
}

/// The keys and values of a dependency's location.
fn location(location: &Location) -> String {
    let Location {
        package,
        path,
        version,
    } = location;
    let keys = [("package", package), ("path", path), ("version", version)];
    let pairs = keys
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key} = {}", quoted(value.as_deref()?))));
    pairs.collect::<Vec<_>>().join(", ")
}
