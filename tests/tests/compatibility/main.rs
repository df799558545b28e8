//! One consumer compiles against the crate made from an older schema, and against the one made from a newer one with the
//! `names.toml` that the older run left.
//!
//! The crates are written below the target folder and checked by cargo, offline, against this checkout's runtime.

use graph_codegen::emit::Files;
use graph_csdl::config;
use graph_tests::package::Package;
use graph_tests::{Texts, root, runtime};
use std::fs;
use std::path::{Path, PathBuf};

const COMMAND: &str = "cargo test -p graph-tests --test compatibility";

#[test]
fn a_consumer_of_the_older_crate_compiles_against_the_newer_one() {
    let (old, names) = generate("old.csdl", String::new());
    let (new, _) = generate("new.csdl", names);
    for (name, files) in [("old", old), ("new", new)] {
        let consumer = write(name, &files);
        check(&consumer);
    }
}

#[test]
fn without_the_names_of_the_older_crate_it_does_not() {
    let (new, _) = generate("new.csdl", String::new());
    let consumer = write("nameless", &new);
    let errors = run(&consumer).expect_err("the names of the older crate are needed");
    for (error, why) in [
        ("Box<Window>", "boxes a field"),
        ("with_foo_bar", "renames a property"),
        ("full_reset", "renames a parameter"),
    ] {
        assert!(errors.contains(error), "nothing {why}:\n{errors}");
    }
}

/// The same run again changes nothing, in what is written and in what is remembered.
#[test]
fn names_are_stable() {
    let (_, names) = generate("old.csdl", String::new());
    let (files, again) = generate("old.csdl", names.clone());
    assert_eq!(again, names);
    assert_eq!(files, generate("old.csdl", String::new()).0);
    let (files, newer) = generate("new.csdl", names);
    assert_eq!(generate("new.csdl", newer.clone()), (files, newer));
}

fn generate(metadata: &str, names: String) -> (Files, String) {
    let fixtures = fixtures();
    let read = |name: &str| fs::read_to_string(fixtures.join(name)).expect("a fixture");
    let texts = Texts {
        metadata: read(metadata),
        config: read("slice.toml"),
        names,
        ..Texts::default()
    };
    let (files, names) = texts
        .generate_with_names(COMMAND, &runtime())
        .unwrap_or_else(|problems| panic!("{metadata}:\n{}", texts.render(&problems)));
    (files, config::write_names(&names))
}

/// Writes the crate and its consumer.
fn write(name: &str, files: &Files) -> Package {
    let consumer = fs::read_to_string(fixtures().join("consumer.rs")).expect("the consumer");
    let manifest = manifest(name);
    let files = files
        .iter()
        .map(|(path, text)| (format!("crate-{name}/{path}"), text.as_str()))
        .chain([
            ("src/lib.rs".to_owned(), &*consumer),
            ("Cargo.toml".to_owned(), &*manifest),
        ]);
    Package::write(&place(name), files).expect("written")
}

/// Cargo knows a package by its name and its path within the workspace, so these differ: the target folder is shared.
fn manifest(name: &str) -> String {
    format!(
        r#"[package]
name = "consumer-{name}"
version = "0.1.0"
edition = "2024"

[dependencies]
graph-compatibility = {{ path = "crate-{name}", default-features = false, features = ["client"] }}

[workspace]
members = ["crate-{name}"]
"#
    )
}

fn check(consumer: &Package) {
    if let Err(errors) = run(consumer) {
        panic!("{consumer:?}:\n{errors}");
    }
}

fn run(consumer: &Package) -> Result<String, String> {
    consumer.cargo(&["check"], &place("target"))
}

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("compatibility")
        .join(name)
}

fn fixtures() -> PathBuf {
    root().join("tests/fixtures-compatibility")
}
