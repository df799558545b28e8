//! Makes a crate of examples under `target/`, and runs it.

use super::cases::{Book, Case};
use crate::package::{Package, target};
use crate::root;
use graph_codegen::snippet::{Answer, Snippet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What examples are held against, and where their crate is made.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The name of the crate of examples.
    pub name: &'s str,
    /// The folder of the slice.
    pub slice: &'s Path,
    /// The folder of the crate that is made from the slice.
    pub made: &'s Path,
    /// A folder of the target folder, for the crate of examples.
    pub tmp: &'s Path,
}

/// Compiles and sends the examples of these pages, or of all pages in these folders.
///
/// # Panics
/// Where one does not compile, or is not what its page says, and does not stand in the ledger of the slice.
pub fn compile_and_send(subject: Subject<'_>, pages: &[PathBuf]) {
    let book = Book::of_slice(subject.slice);
    let cases: Vec<Case> = pages.iter().flat_map(|path| book.cases(path)).collect();
    assert!(!cases.is_empty(), "there is no example in {pages:?}");
    let package = &book.plan.package.name;
    let manifest = manifest(subject, package);
    let program = program(&cases, &package.replace('-', "_"));
    let files = [("Cargo.toml", &manifest), ("src/main.rs", &program)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_str()));
    let folder = subject.tmp.join("examples").join(subject.name);
    let package = Package::write(&folder, files).expect("written");
    let target = target(subject.tmp);
    let paths = [subject.slice]
        .into_iter()
        .chain(pages.iter().map(PathBuf::as_path));
    let paths: Vec<String> = paths.map(|path| path.display().to_string()).collect();
    let arguments = ["run", "--"].into_iter();
    let arguments: Vec<&str> = arguments.chain(paths.iter().map(String::as_str)).collect();
    let ran = package.cargo(&arguments, target);
    println!("{}", ran.unwrap_or_else(|errors| panic!("{errors}")));
}

fn manifest(subject: Subject<'_>, package: &str) -> String {
    let spelled = |path: &Path| {
        let path = path.canonicalize().expect("a folder");
        path.to_string_lossy().replace('\\', "/")
    };
    let (name, made) = (subject.name, spelled(subject.made));
    let tests = spelled(&root().join("tests"));
    format!(
        "[package]
name = \"examples-{name}\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[dependencies]
{package} = {{ path = '{made}' }}
graph-tests = {{ path = '{tests}' }}

[profile.dev]
debug = \"line-tables-only\"

[workspace]
"
    )
}

/// A function an example, and a table of them.
fn program(cases: &[Case], crate_name: &str) -> String {
    let mut functions = String::new();
    let mut table = String::new();
    for (nth, case) in cases.iter().enumerate() {
        let Ok(snippet) = &case.snippet else { continue };
        function(&mut functions, nth, &case.name(), (snippet, crate_name));
        _ = writeln!(
            table,
            "    ({nth}, |graph| Box::pin(example_{nth}(graph))),"
        );
    }
    format!(
        "#![allow(deprecated, reason = \"pages show what is deprecated too\")]

use {crate_name}::{{GraphClient, graph_runtime::Error}};
use graph_tests::examples::Call;
use graph_tests::play::Content;

const CALLS: &[(usize, Call<GraphClient>)] = &[
{table}];

fn main() -> std::process::ExitCode {{
    graph_tests::examples::main(CALLS, GraphClient::new)
}}
{functions}"
    )
}

/// The whole example, as it is documented, and then what it has read.
fn function(out: &mut String, nth: usize, name: &str, (snippet, crate_name): (&Snippet, &str)) {
    _ = writeln!(
        out,
        "\n/// {name}\nasync fn example_{nth}(graph: &GraphClient) -> Result<Content, Error> {{"
    );
    for path in &snippet.uses {
        _ = writeln!(out, "    use {crate_name}::{path};");
    }
    for statement in snippet.statements() {
        _ = writeln!(out, "    {statement}");
    }
    let read = snippet.answer.variable().unwrap_or_default();
    let content = match snippet.answer {
        Answer::Nothing => "Content::Nothing".to_owned(),
        Answer::Location => format!("Content::Location({read}.map(str::to_owned))"),
        Answer::Whole(_) | Answer::Page => format!("Content::whole(&{read})"),
        Answer::Value => format!("Content::value(&{read})"),
        Answer::Bytes => format!("Content::Bytes({read}.to_vec())"),
    };
    _ = writeln!(out, "    Ok({content})\n}}");
}
