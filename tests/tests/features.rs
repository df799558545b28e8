//! A crate with a feature for each way from the root compiles with each of them alone, and says nothing of unused names.
//! So does graph-runtime with each of its own that needs no C code but ring's; `tests/whole/tls.sh` has the others.

use graph_tests::package::{self, Package};
use graph_tests::{Texts, root, runtime};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[test]
fn each_root_feature_compiles_alone() {
    for fixture in ["features", "divided"] {
        let texts = Texts::read(&root().join("tests/fixtures").join(fixture));
        let plan = texts.plan("", &runtime()).expect("a plan").plan;
        let package = write(fixture, &texts);
        let ways = plan.package.features.iter().map(|feature| &*feature.name);
        for way in ways.chain(["", "full"]) {
            for features in [way.to_owned(), format!("client,{way}")] {
                check(&package, &features)
                    .unwrap_or_else(|said| panic!("{fixture}, {features}:\n{said}"));
            }
        }
    }
}

#[test]
fn graph_runtime_compiles_with_each_of_its_features() {
    for features in [
        "",
        "serde",
        "client",
        "rustls",
        "rustls,http2",
        "testing",
        "polling",
        "delta",
    ] {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--quiet", "-p", "graph-runtime"])
            .args(["--no-default-features", "--features", features])
            .current_dir(root())
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && said.is_empty(),
            "{features}:\n{said}"
        );
    }
}

/// What is off costs nothing. The crates of a feature, beside those of `client`: `tests/cost/features.sh` has what they cost.
#[test]
fn features_that_are_off_add_no_crate() {
    let client = tree("client", None);
    for (feature, added) in [
        ("batches", &[][..]),
        ("delta", &[]),
        ("polling", &[]),
        ("testing", &[]),
        ("transfers", &["sha2"]),
        ("blocking", &["tokio"]),
        ("webhooks", &["async-lock", "aws-lc-rs", "percent-encoding"]),
    ] {
        let with = tree(&format!("client,{feature}"), Some(1));
        let without = tree("client", Some(1));
        let own: Vec<&str> = with.difference(&without).map(String::as_str).collect();
        assert_eq!(own, added, "{feature}");
        if added.is_empty() {
            assert_eq!(
                tree(&format!("client,{feature}"), None),
                client,
                "{feature}"
            );
        }
    }
    for name in ["aws-lc-rs", "hyper", "sha2", "tokio"] {
        assert!(!client.contains(name), "{name}");
    }
}

/// The crates that graph-runtime needs with these features; with a depth of 1 those that it names itself.
fn tree(features: &str, depth: Option<u32>) -> BTreeSet<String> {
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--offline", "--quiet", "-p", "graph-runtime"])
        .args(["--no-default-features", "--features", features])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(root());
    if let Some(depth) = depth {
        tree.args(["--depth", &depth.to_string()]);
    }
    let output = tree.output().expect("cargo");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{features}:\n{said}");
    let text = String::from_utf8_lossy(&output.stdout);
    let names = text.lines().filter_map(|line| line.split(' ').next());
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn write(fixture: &str, texts: &Texts) -> Package {
    let made = texts.generate("cargo test -p graph-tests --test features", &runtime());
    let made = made.expect("a crate");
    let files = made
        .iter()
        .map(|(path, text)| (format!("crate/{path}"), &**text));
    let workspace = (
        "Cargo.toml".to_owned(),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crate\"]\n",
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features");
    Package::write(&folder.join(fixture), files.chain([workspace])).expect("written")
}

/// What the compiler says where it says anything.
fn check(package: &Package, features: &str) -> Result<(), String> {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let target = package::target(tmp);
    let check = [
        "check",
        "--manifest-path",
        "crate/Cargo.toml",
        "--no-default-features",
        "--features",
        features,
    ];
    match package.cargo(&check, target)? {
        nothing if nothing.is_empty() => Ok(()),
        warnings => Err(warnings),
    }
}
