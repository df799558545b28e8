//! Parts of Graph that people ask for, each made from the published v1.0 metadata and called against a server on this
//! machine: `tests/slices/<name>/slice.toml` is what is asked for, `calls.rs` what is called.

use graph_tests::package::{self, Package};
use graph_tests::{Texts, root, runtime, shared};
use std::fs;
use std::path::{Path, PathBuf};

const SLICES: [&str; 5] = [
    "users-and-groups",
    "applications",
    "mail",
    "drive-items",
    "corrected",
];
const METADATA: &str = "metadata/v1.0-Prod-2026-07-31.csdl";

#[test]
fn slices_that_people_ask_for_are_generated_compiled_and_called_needs_shared() {
    let Some(shared) = shared("slices_that_people_ask_for") else {
        return;
    };
    let metadata = fs::read_to_string(shared.join(METADATA)).expect("the metadata");
    let corrections = fs::read_to_string(root().join("metadata/corrections.toml"));
    let corrections = corrections.expect("the corrections");
    let lib = "//! Nothing: what is called stands in the tests.\n";
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest()),
        ("src/lib.rs".to_owned(), lib.to_owned()),
    ];
    for slice in SLICES {
        let config = fs::read_to_string(folder(slice).join("slice.toml")).expect("a slice");
        let texts = Texts {
            metadata: metadata.clone(),
            corrections: corrections.clone(),
            config: format!("version = \"0.1.0\"\napi = \"v1.0\"\n{config}"),
            ..Texts::default()
        };
        let made = texts
            .generate("cargo test -p graph-tests --test slices", &runtime())
            .unwrap_or_else(|problems| panic!("{slice}:\n{}", texts.render(&problems)));
        let within = |(path, text)| (format!("{slice}/{path}"), text);
        files.extend(made.into_iter().map(within));
    }
    let files = files.iter().map(|(path, text)| (path.clone(), &**text));
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = Package::write(&tmp.join("slices"), files).expect("written");
    let target = package::target(tmp);
    let ran = package.cargo(&["test"], target);
    println!("{}", ran.unwrap_or_else(|errors| panic!("{errors}")));
}

fn folder(slice: &str) -> PathBuf {
    root().join("tests/slices").join(slice)
}

/// A package that has the slices as dependencies, and their calls as tests.
fn manifest() -> String {
    let tests = root().join("tests").canonicalize().expect("this folder");
    let tests = tests.to_string_lossy().replace('\\', "/");
    let mut text = format!(
        r#"[package]
name = "slices"
version = "0.1.0"
edition = "2024"
autotests = false

[workspace]

[dependencies]
graph-tests = {{ path = "{tests}" }}
serde_json = "1"
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}
"#
    );
    for slice in SLICES {
        text += &format!("graph-{slice} = {{ path = \"{slice}\", features = [\"delta\"] }}\n");
    }
    for slice in SLICES {
        text += &format!(
            "\n[[test]]\nname = \"{slice}\"\npath = \"{tests}/slices/{slice}/calls.rs\"\n"
        );
    }
    text
}
