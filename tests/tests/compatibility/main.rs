//! One consumer compiles against the crate made from an older schema, and against the one made from a newer one with the
//! `names.toml` that the older run left.
//!
//! The crates are written below the target folder and checked by cargo, offline, against this checkout's runtime.

use codegen::config;
use codegen::emit::Files;
use graph_tests::{Texts, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    let runtime = root().join("codegen/runtime");
    let runtime = runtime.canonicalize().expect("the runtime");
    let (files, names) = texts
        .generate_with_names(COMMAND, &runtime.to_string_lossy().replace('\\', "/"))
        .unwrap_or_else(|problems| panic!("{metadata}:\n{}", texts.render(&problems)));
    (files, config::write_names(&names))
}

/// Writes the crate and its consumer; returns the consumer's folder.
fn write(name: &str, files: &Files) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("compatibility")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    let put = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    for (path, text) in files {
        put(&format!("crate-{name}/{path}"), text);
    }
    let consumer = fs::read_to_string(fixtures().join("consumer.rs")).expect("the consumer");
    put("src/lib.rs", &consumer);
    put("Cargo.toml", &manifest(name));
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).expect("the versions of this workspace");
    put("Cargo.lock", &lock);
    folder
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

fn check(consumer: &Path) {
    if let Err(errors) = run(consumer) {
        panic!("{}:\n{errors}", consumer.display());
    }
}

fn run(consumer: &Path) -> Result<(), String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compatibility/target");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(consumer)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn fixtures() -> PathBuf {
    root().join("tests/fixtures-compatibility")
}
