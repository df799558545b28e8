//! What the front pages of crates say of the runtime is what it does.

use graph_synchronization_beta::graph_runtime::GraphClientOptions;
use graph_tests::{root, slices};
use std::time::Duration;

/// The rows of the table of defaults, as the page writes them.
fn defaults() -> [String; 8] {
    let GraphClientOptions {
        timeouts,
        retry,
        max_response_body,
        ..
    } = GraphClientOptions::default();
    let row = |name: &str, value: String| format!("| {name} | {value} |");
    let seconds = |time: Duration| format!("{} s", time.as_secs_f64());
    [
        row(
            "retries after the first attempt",
            retry.max_retries.to_string(),
        ),
        row(
            "delay before the first retry, doubled for each one after it",
            seconds(retry.first_delay),
        ),
        row("maximum of this delay", seconds(retry.max_delay)),
        row(
            "maximum `Retry-After`; a longer one is not waited for",
            seconds(retry.max_retry_after),
        ),
        row("timeout to connect", seconds(timeouts.connect)),
        row(
            "timeout until the response starts",
            seconds(timeouts.response),
        ),
        row(
            "timeout between two chunks of a body",
            seconds(timeouts.read),
        ),
        row(
            "maximum size of a body that is read into memory",
            format!("{} MiB", max_response_body >> 20),
        ),
    ]
}

#[test]
fn the_defaults_on_the_pages_are_those_of_the_runtime() {
    for slice in slices() {
        let page = root().join("generated").join(&slice).join("README.md");
        let page = std::fs::read_to_string(page).unwrap();
        let (_, section) = page.split_once("## Retries and timeouts\n").unwrap();
        let (section, _) = section.split_once("\n## ").unwrap();
        let rows = section.lines().filter(|line| line.starts_with("| "));
        let rows: Vec<&str> = rows.skip(1).collect();
        assert_eq!(rows, defaults(), "{slice}");
    }
}

/// What the page of `models` says of every struct and enum.
#[test]
fn models_have_the_traits_that_their_page_says() {
    use graph_synchronization_beta::graph_runtime::{Enumeration, Structured, Value};
    use graph_synchronization_beta::models::{
        AttributeType, SynchronizationJob, SynchronizationJobProperty,
    };
    use std::fmt::{Debug, Display};
    use std::hash::Hash;
    use std::str::FromStr;
    fn both<T: Clone + Debug + PartialEq + Send + Sync + Value>() {}
    fn of_struct<T: Default + Structured<Property = SynchronizationJobProperty>>() {}
    fn of_enum<T: Eq + Hash + Display + for<'a> From<&'a str> + FromStr + Enumeration>() {}
    fn serde<T: serde::Serialize + serde::de::DeserializeOwned>() {}
    both::<SynchronizationJob>();
    both::<AttributeType>();
    of_struct::<SynchronizationJob>();
    of_enum::<AttributeType>();
    serde::<SynchronizationJob>();
    serde::<AttributeType>();
}

#[test]
fn the_oldest_rust_on_the_pages_is_that_of_the_manifests() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, version) = manifest.split_once("rust-version = \"").unwrap();
    let (version, _) = version.split_once('"').unwrap();
    for slice in slices() {
        let folder = root().join("generated").join(&slice);
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(read("README.md").contains(&format!("needs Rust {version} or later")));
        assert!(read("Cargo.toml").contains(&format!("rust-version = \"{version}\"")));
    }
}

/// The names of the features in a manifest, without those of top-level resources.
fn features(manifest: &str) -> Option<Vec<&str>> {
    let (_, features) = manifest.split_once("\n[features]\n")?;
    let (features, _) = features.split_once("\n[")?;
    let lines = features.lines().filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| line.split_once(" = [").map(|(name, _)| name));
    Some(names.filter(|name| *name != "default").collect())
}

/// The names in the first column of a table.
fn listed(table: &str) -> Vec<&str> {
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    sorted(rows.filter_map(|row| row.split('`').next()).collect())
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

#[test]
fn the_pages_list_every_feature_by_whether_it_is_on() {
    for slice in slices() {
        let folder = root().join("generated").join(&slice);
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let (manifest, page) = (read("Cargo.toml"), read("README.md"));
        let (_, on) = page.split_once("| on by default |").unwrap();
        let (on, off) = on.split_once("| off by default |").unwrap();
        let (off, _) = off.split_once("\n## ").unwrap();
        let (_, default) = manifest.split_once("\ndefault = [").unwrap();
        let (default, _) = default.split_once(']').unwrap();
        let is_on = |name: &&str| default.contains(&format!("\"{name}\""));
        let (is_default, rest): (Vec<&str>, Vec<&str>) =
            features(&manifest).unwrap().into_iter().partition(is_on);
        assert_eq!(listed(on), sorted(is_default), "{slice}");
        assert_eq!(listed(off), sorted(rest), "{slice}");
    }
}
