//! A crate with a feature for each way from the root compiles with each of them alone, and says nothing of unused names.
//! So does graph-runtime with each of its own that needs no C code but ring's; `tests/whole/tls.sh` has the others.

use graph_tests::package::{self, Package};
use graph_tests::{Texts, root, runtime};
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
