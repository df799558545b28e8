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
            if out != expected.replace(ANY, api) {
                wrong.push(format!(
                    "{example}, which is not {}:\n{out}",
                    file.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
