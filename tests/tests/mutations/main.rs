//! Metadata that is altered at random: the generator never panics, and what it makes of what it accepts is Rust. A failure
//! names the seed.
//!
//! CI tries a few. `MUTANTS=20000 cargo test -p graph-tests --no-default-features --test mutations` tries many, from
//! `FIRST=…` on, and `COMPILE=20` hands so many of the accepted ones to the compiler.

mod alter;
mod names;

use fastrand::Rng;
use graph_codegen::emit::Files;
use graph_tests::package::{self, Package};
use graph_tests::{Texts, runtime};
use std::panic::catch_unwind;
use std::path::Path;

/// A small service with one of each thing, an element a line.
const SERVICE: &str = include_str!("service.csdl");

const CONFIG: &str = r#"
crate = "CRATE"
version = "0.1.0"
api = "v1.0"
paths = ["/**"]
"#;

#[test]
fn altered_metadata_makes_problems_or_rust_and_never_a_panic() {
    let mutants = number("MUTANTS").unwrap_or(120);
    let first = number("FIRST").unwrap_or(0);
    let mut compile = Vec::new();
    let mut accepted = 0;
    for seed in first..first + mutants {
        let mut rng = Rng::with_seed(seed);
        let metadata = alter::alter(SERVICE, &mut rng);
        let Some(files) = generate(seed, metadata) else {
            continue;
        };
        accepted += 1;
        for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            if let Err(error) = names::check(text) {
                panic!("seed {seed}: {path}: {error}\n{text}");
            }
        }
        if (compile.len() as u64) < number("COMPILE").unwrap_or(0) {
            compile.push((seed, files));
        }
    }
    println!("{accepted} of {mutants} make a crate");
    assert!(
        accepted * 5 > mutants,
        "the alterations are too strong to show much: {accepted}"
    );
    compiles(&compile);
}

/// The crate, if the metadata is accepted.
fn generate(seed: u64, metadata: String) -> Option<Files> {
    let texts = Texts {
        metadata,
        config: CONFIG.replace("CRATE", &format!("mutant-{seed}")),
        ..Texts::default()
    };
    let made =
        catch_unwind(|| texts.generate("cargo test -p graph-tests --test mutations", &runtime()));
    let Ok(made) = made else {
        panic!("seed {seed} makes the generator panic:\n{}", texts.metadata);
    };
    // Messages are part of it.
    made.map_err(|problems| texts.render(&problems)).ok()
}

fn compiles(crates: &[(u64, Files)]) {
    if crates.is_empty() {
        return;
    }
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n".to_owned();
    let mut files = vec![("Cargo.toml".to_owned(), workspace.as_str())];
    for (seed, made) in crates {
        let named = made
            .iter()
            .map(|(path, text)| (format!("{seed}/{path}"), &**text));
        files.extend(named);
    }
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let package = Package::write(&tmp.join("mutants"), files).expect("written");
    let check = [
        "check",
        "--workspace",
        "--no-default-features",
        "--features",
        "client,serde",
    ];
    package
        .cargo(&check, package::target(tmp))
        .unwrap_or_else(|errors| panic!("{errors}"));
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
