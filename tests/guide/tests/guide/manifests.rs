//! TOML and shell blocks: features, packages, examples and commands exist.

use super::{BLOCKS, guide};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

fn root() -> PathBuf {
    guide().join("../..")
}

fn manifest(folder: &Path) -> Table {
    let text = std::fs::read_to_string(root().join(folder).join("Cargo.toml"));
    text.expect("a manifest").parse().expect("a manifest")
}

/// The features that a package of the project has, and its examples.
fn known(package: &str) -> Option<(Table, Vec<String>)> {
    let folder = match package {
        "graph-synchronization" => "generated/synchronization-v1",
        "graph-synchronization-beta" => "generated/synchronization-beta",
        "graph-runtime" => "codegen/runtime",
        "graph-tests" => "tests",
        _ => return None,
    };
    let examples = std::fs::read_dir(root().join(folder).join("examples"));
    let examples = examples.into_iter().flatten().flatten();
    let examples = examples.map(|entry| {
        let path = entry.path();
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    });
    let features = manifest(Path::new(folder)).remove("features");
    let features = features.and_then(|features| features.as_table().cloned());
    Some((features.unwrap_or_default(), examples.collect()))
}

#[test]
fn the_features_of_toml_blocks_exist() {
    for block in BLOCKS.iter().filter(|block| block.info == "toml") {
        let place = format!("{}:{}", block.chapter, block.line);
        let table: Table = block
            .text
            .parse()
            .unwrap_or_else(|error| panic!("{place}: {error}"));
        let lists = ["dependencies", "dev-dependencies"];
        let tables = lists.iter().filter_map(|name| table.get(*name)?.as_table());
        for (package, value) in tables.flatten() {
            let features = value.get("features").and_then(Value::as_array);
            let Some((known, _)) = known(package) else {
                continue;
            };
            for feature in features.into_iter().flatten().filter_map(Value::as_str) {
                assert!(
                    known.contains_key(feature),
                    "{place}: {package} has no feature {feature}"
                );
            }
        }
    }
}

#[test]
fn the_commands_of_shell_blocks_exist() {
    for block in BLOCKS.iter().filter(|block| block.info == "sh") {
        for line in block.text.lines() {
            let place = format!("{}: {line}", block.chapter);
            let words: Vec<&str> = line.split_whitespace().collect();
            let after = |option: &str| {
                let at = words.iter().position(|word| *word == option);
                at.and_then(|at| words.get(at + 1).copied())
            };
            match words[..] {
                ["cargo", "xtask", command, ..] => {
                    let commands = root().join("xtask/src/commands");
                    let names = [command.to_owned(), format!("{command}.rs")];
                    assert!(
                        names.iter().any(|name| commands.join(name).exists()),
                        "{place}"
                    );
                }
                ["cargo", "run", ..] => {
                    let (_, examples) = known(after("-p").unwrap()).unwrap();
                    let example = after("--example").unwrap();
                    assert!(examples.iter().any(|known| known == example), "{place}");
                }
                ["cargo", "update", ..] => {
                    let package = format!("name = \"{}\"", after("-p").unwrap());
                    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
                    assert!(lock.lines().any(|line| line == package), "{place}");
                }
                ["cargo", "add" | "tree" | "check" | "build" | "test", ..] => {}
                ["mdbook", "build", folder] => {
                    assert!(root().join(folder).join("book.toml").is_file())
                }
                ["az", "login"] => {}
                _ => panic!("{place}: an unknown command"),
            }
        }
    }
}
