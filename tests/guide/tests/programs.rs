//! The examples of the synchronization crates, each built and run as it is: against a server on this machine. What an example prints
//! ends with what has arrived there; `printed/` has all of it. `UPDATE_GOLDENS=1` writes these files.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// The package, its folder, its version of Graph, and how the names of its examples end.
const CRATES: [(&str, &str, &str, &str); 2] = [
    (
        "graph-synchronization-beta",
        "synchronization-beta",
        "beta",
        "_beta",
    ),
    ("graph-synchronization", "synchronization-v1", "v1.0", ""),
];

/// The version of the crate, as `printed/` has it after [`SERVICE`].
const ANY: &str = "{version}";

const SERVICE: &str = "https://graph.microsoft.com/";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn cargo(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["--offline", "--quiet"]).args(arguments);
    let output = command.current_dir(root()).env_remove("RUSTFLAGS").output();
    output.expect("cargo runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The names of the files in a folder, without their extensions.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let files = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file());
    let mut names: Vec<String> = files
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}

fn printed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed")
}

/// Builds the examples of a package as `cargo run --example` does, without naming features. The file of each, by name.
fn built(package: &str) -> BTreeMap<String, PathBuf> {
    let output = cargo(&[
        "build",
        "-p",
        package,
        "--examples",
        "--message-format",
        "json",
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let messages = output.stdout.split(|byte| *byte == b'\n');
    let messages = messages.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let program = |message: Value| {
        let name = message["target"]["name"].as_str()?.to_owned();
        Some((name, message["executable"].as_str()?.into()))
    };
    messages.filter_map(program).collect()
}

/// The first line that is not as expected.
fn difference(printed: &str, expected: &str) -> Option<String> {
    if printed == expected {
        return None;
    }
    let end = || std::iter::repeat(None);
    let lines = printed.lines().map(Some).chain(end());
    let wanted = expected.lines().map(Some).chain(end());
    let count = printed.lines().count().max(expected.lines().count());
    let mut pairs = (1..=count).zip(lines.zip(wanted));
    let Some((number, (line, wanted))) = pairs.find(|(_, (line, wanted))| line != wanted) else {
        return Some("the last line ends differently".to_owned());
    };
    let [line, wanted] = [line, wanted].map(|line| line.unwrap_or("(the end)"));
    Some(format!(
        "line {number}:\n  printed:  {line}\n  expected: {wanted}"
    ))
}

#[test]
fn each_example_does_what_it_shows() {
    let mut wrong = Vec::new();
    for (package, folder, api, suffix) in CRATES {
        let programs = built(package);
        for name in names(&root().join("generated").join(folder).join("examples")) {
            let example = format!("{name}{suffix}");
            let program = programs.get(&example);
            let program = program.unwrap_or_else(|| panic!("{example} was not built"));
            let output = Command::new(program).output().expect("it runs");
            let (out, errors) = (text(&output.stdout), text(&output.stderr));
            assert!(output.status.success(), "{example}: {out}{errors}");
            assert_eq!(errors, "", "{example}");
            let file = printed().join(format!("{name}.txt"));
            if env::var_os("UPDATE_GOLDENS").is_some() && api == "beta" {
                let of_any = out.replace(&format!("{SERVICE}{api}/"), &format!("{SERVICE}{ANY}/"));
                fs::write(&file, of_any).expect("a file");
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            if let Some(difference) = difference(&out, &expected.replace(ANY, api)) {
                wrong.push(format!("{example}: {}: {difference}", file.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n`UPDATE_GOLDENS=1 cargo test -p graph-guide-tests --test programs` writes these files",
        wrong.join("\n")
    );
}

#[test]
fn a_difference_is_shown_with_its_line() {
    let shown = "the job runs\n\nGET https://graph.microsoft.com/v1.0/a\n{\"b\":1}\n";
    assert_eq!(difference(shown, shown), None);
    let other = |from: &str, to: &str| difference(&shown.replace(from, to), shown);
    let is = |text: &str| Some(text.to_owned());
    assert_eq!(
        other("runs", "stops"),
        is("line 1:\n  printed:  the job stops\n  expected: the job runs")
    );
    assert_eq!(
        other("v1.0/a", "v1.0/b"),
        is(
            "line 3:\n  printed:  GET https://graph.microsoft.com/v1.0/b\n  expected: GET https://graph.microsoft.com/v1.0/a"
        )
    );
    assert_eq!(
        other("{\"b\":1}\n", ""),
        is("line 4:\n  printed:  (the end)\n  expected: {\"b\":1}")
    );
    assert_eq!(
        other(":1}\n", ":1}\nmore\n"),
        is("line 5:\n  printed:  more\n  expected: (the end)")
    );
    assert_eq!(other(":1}\n", ":1}"), is("the last line ends differently"));
}

/// No example is left out, and there is nothing of an example that does not exist.
#[test]
fn every_example_is_tested() {
    for (package, folder, ..) in CRATES {
        let folder = root().join("generated").join(folder);
        let examples = names(&folder.join("examples"));
        assert_eq!(examples, names(&printed()), "{package}");
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        let entries = manifest.matches("\n[[example]]\n").count();
        let features = manifest.matches("\nrequired-features = ").count();
        assert_eq!(
            (entries, features),
            (examples.len(), examples.len()),
            "{package}"
        );
    }
}

#[test]
fn what_graph_needs_is_named() {
    let run = [
        "run",
        "-p",
        "graph-synchronization",
        "--example",
        "watch_job",
        "--",
        "--graph",
    ];
    let output = cargo(&run);
    assert!(!output.status.success());
    let errors = text(&output.stderr);
    assert!(
        errors.contains("set SERVICE_PRINCIPAL_ID, JOB_ID"),
        "{errors}"
    );
}
