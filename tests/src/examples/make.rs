//! Makes a crate of examples under `target/`, and runs it.

use super::cases::{Book, Case};
use crate::root;
use codegen::snippet::{Answer, Snippet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compiles and sends the examples of all pages in these folders, those named `name` in messages.
///
/// # Panics
/// Where one does not compile, or is not what its page says, and does not stand in the ledger.
pub fn compile_and_send(name: &str, folders: &[PathBuf]) {
    let book = Book::of_slice();
    let cases: Vec<Case> = folders.iter().flat_map(|path| book.cases(path)).collect();
    assert!(!cases.is_empty(), "there is no example in {folders:?}");
    let made = root().join("target/examples").join(name);
    write(&made.join("src/main.rs"), &program(&cases));
    write(&made.join("Cargo.toml"), &manifest(name));
    let lock = std::fs::read(root().join("Cargo.lock")).expect("Cargo.lock");
    std::fs::write(made.join("Cargo.lock"), lock).expect("a copy of Cargo.lock");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--manifest-path"])
        .arg(made.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target())
        .arg("--")
        .args(folders)
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
}

/// Where the workspace is built, so that nothing is compiled twice.
fn target() -> PathBuf {
    let asked = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    asked.unwrap_or_else(|| root().join("target"))
}

/// Writes a file unless it is as it should be, so that Cargo sees no change where there is none.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|known| known == text) {
        return;
    }
    let folder = path.parent().expect("a folder");
    std::fs::create_dir_all(folder).expect("a folder under target");
    std::fs::write(path, text).expect("a file under target");
}

fn manifest(name: &str) -> String {
    let root = root().canonicalize().expect("the workspace");
    let root = root.display();
    format!(
        "[package]
name = \"examples-{name}\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[dependencies]
graph-synchronization-beta = {{ path = '{root}/generated/synchronization-beta' }}
graph-tests = {{ path = '{root}/tests' }}

[profile.dev]
debug = \"line-tables-only\"

[workspace]
"
    )
}

/// A function an example, and a table of them.
fn program(cases: &[Case]) -> String {
    let mut functions = String::new();
    let mut table = String::new();
    for (nth, case) in cases.iter().enumerate() {
        let Ok(snippet) = &case.snippet else { continue };
        function(&mut functions, nth, &case.name(), snippet);
        _ = writeln!(table, "    ({nth}, example_{nth}),");
    }
    format!(
        "#![allow(deprecated, reason = \"pages show what is deprecated too\")]

use graph_synchronization_beta::{{GraphClient, graph_runtime::Error}};
use graph_tests::examples::Call;
use graph_tests::play::Playing;

const CALLS: &[(usize, Call)] = &[
{table}];

fn main() -> std::process::ExitCode {{
    graph_tests::examples::main(CALLS)
}}
{functions}"
    )
}

fn function(out: &mut String, nth: usize, name: &str, snippet: &Snippet) {
    _ = writeln!(
        out,
        "\n/// {name}\nfn example_{nth}(graph: &GraphClient) -> Result<Playing, Error> {{"
    );
    for path in &snippet.uses {
        _ = writeln!(out, "    use graph_synchronization_beta::{path};");
    }
    for statement in &snippet.before {
        _ = writeln!(out, "    {statement}");
    }
    let play = match snippet.answer {
        Answer::Nothing => "nothing",
        Answer::Whole(_) | Answer::Page => "whole",
        Answer::Value => "wrapped",
        Answer::Bytes => "bytes",
    };
    _ = writeln!(
        out,
        "    Ok(graph_tests::play::{play}({}))\n}}",
        snippet.call
    );
}
