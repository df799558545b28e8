//! Makes a crate of examples under `target/`, and runs it.

use super::cases::{Book, Case};
use crate::package::Package;
use crate::root;
use codegen::snippet::{Answer, Snippet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Compiles and sends the examples of all pages in these folders, as a package of this name in `folder`, which is one of
/// the target folder.
///
/// # Panics
/// Where one does not compile, or is not what its page says, and does not stand in the ledger.
pub fn compile_and_send(name: &str, folder: &Path, pages: &[PathBuf]) {
    let book = Book::of_slice();
    let cases: Vec<Case> = pages.iter().flat_map(|path| book.cases(path)).collect();
    assert!(!cases.is_empty(), "there is no example in {pages:?}");
    let (manifest, program) = (manifest(name), program(&cases));
    let files = [("Cargo.toml", &manifest), ("src/main.rs", &program)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_str()));
    let package = Package::write(&folder.join("examples").join(name), files).expect("written");
    // The folder of this test, so that what is compiled already need not be compiled again.
    let target = folder.parent().expect("the target folder");
    let pages = pages.iter().map(|path| path.display().to_string());
    let pages: Vec<String> = pages.collect();
    let arguments = ["run", "--"].into_iter();
    let arguments: Vec<&str> = arguments.chain(pages.iter().map(String::as_str)).collect();
    let ran = package.cargo(&arguments, target);
    println!("{}", ran.unwrap_or_else(|errors| panic!("{errors}")));
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
