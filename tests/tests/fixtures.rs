//! Each folder of `fixtures/` has one idea: `schema.csdl` and `slice.toml` go in, and out come the crate in `expected/`
//! (a member of the workspace, so it compiles too) or the messages in `errors.txt`.
//!
//! `UPDATE_GOLDENS=1 cargo test -p graph-tests --test fixtures` writes what came out, to be read before it is committed.

use graph_codegen::emit::Files;
use graph_tests::{Texts, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_fixture_has_its_expected_output() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for folder in folders() {
        seen += 1;
        wrong.extend(check(&folder));
    }
    assert!(seen > 0, "no fixture was found");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/fixtures")).expect("the folder of fixtures");
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn check(folder: &Path) -> Vec<String> {
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let texts = Texts::read(folder);
    let made = texts.generate(
        "cargo test -p graph-tests --test fixtures",
        "../../../../codegen/runtime",
    );
    let (files, errors) = match made {
        Ok(files) => (files, String::new()),
        Err(problems) => (Files::new(), texts.render(&problems)),
    };
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        update(folder, &files, &errors);
    }
    let mut wrong = Vec::new();
    let expected_errors = fs::read_to_string(folder.join("errors.txt")).unwrap_or_default();
    if errors != expected_errors {
        wrong.push(format!(
            "{name}/errors.txt differs; it should be:\n{errors}"
        ));
    }
    let expected = tree(&folder.join("expected"));
    for path in files.keys().chain(expected.keys()) {
        let (made, expected) = (files.get(path), expected.get(path));
        if made != expected {
            wrong.push(format!(
                "{name}/expected/{path}: {}",
                difference(expected, made)
            ));
        }
    }
    wrong.dedup();
    wrong
}

fn difference(expected: Option<&String>, made: Option<&String>) -> String {
    let (Some(expected), Some(made)) = (expected, made) else {
        return if made.is_some() {
            "is new".to_owned()
        } else {
            "is no longer made".to_owned()
        };
    };
    let lines = expected.lines().zip(made.lines()).enumerate();
    match lines
        .into_iter()
        .find(|(_, (expected, made))| expected != made)
    {
        Some((line, (expected, made))) => format!(
            "line {}\n  expected {expected}\n  made     {made}",
            line + 1
        ),
        None => "one is longer than the other".to_owned(),
    }
}

fn update(folder: &Path, files: &Files, errors: &str) {
    let expected = folder.join("expected");
    let _ = fs::remove_dir_all(&expected);
    let _ = fs::remove_file(folder.join("errors.txt"));
    if !errors.is_empty() {
        fs::write(folder.join("errors.txt"), errors).expect("errors.txt");
    }
    for (path, text) in files {
        let path = expected.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a golden");
    }
}

fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(current).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("below the folder")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    files
}
