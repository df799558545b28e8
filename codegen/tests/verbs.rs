//! Checks in the sources of the generator that verbs are distinguished only in the table of verbs.

use graph_csdl::verb::Verb;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const METHODS: [&str; 5] = ["\"GET\"", "\"POST\"", "\"PATCH\"", "\"PUT\"", "\"DELETE\""];
const SEGMENTS: [&str; 3] = ["$count\"", "$ref\"", "$value\""];

/// Where they are spelled.
const TABLES: [&str; 2] = ["csdl/src/http.rs", "csdl/src/verb/"];

/// Uses of the words that are not verbs.
const OTHERS: [(&str, &str); 3] = [
    (
        "reference/src/read/message.rs",
        "every method that a page may show, those that OData does not have included",
    ),
    ("src/snippet/call/expand.rs", "the query option `$count`"),
    ("src/snippet/call/options.rs", "the query option `$count`"),
];

#[test]
fn only_the_printer_names_every_verb() {
    let names: BTreeSet<String> = Verb::ALL
        .iter()
        .map(|verb| format!("Verb::{verb:?}"))
        .collect();
    let is_table = |text: &str| {
        let words: BTreeSet<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != ':')
            .collect();
        names
            .iter()
            .filter(|name| words.contains(name.as_str()))
            .count()
            > names.len() / 2
    };
    let tables: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| is_table(text))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(tables, ["src/emit/builders/signature/verbs.rs"]);
}

/// A rule for one HTTP method is fine; distinguishing two is not.
#[test]
fn http_methods_and_system_segments_are_spelled_in_the_table() {
    for (file, text) in sources() {
        let has = |word: &&&str| text.contains(**word);
        let methods = METHODS.iter().filter(has).count();
        let segments = SEGMENTS.iter().filter(has).count();
        let is_other = OTHERS.iter().any(|(other, _)| *other == file);
        assert_eq!(is_other, methods > 1 || segments > 0, "{file}");
    }
}

/// The sources of the generator but for the tables and for tests: path from `codegen/`, and text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "csdl/src", "reference/src"] {
        below(&root.join(folder), &mut files);
    }
    let mut sources = Vec::new();
    for path in files {
        let file = path
            .strip_prefix(root)
            .expect("below the folder of the crate");
        let file = file.to_str().expect("a text").replace('\\', "/");
        let text = fs::read_to_string(&path).expect("a text");
        let text = text.split("#[cfg(test)]\nmod tests {").next();
        let lines = text.unwrap_or_default().lines();
        let code: Vec<&str> = lines
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        if !TABLES.iter().any(|table| file.starts_with(table)) && !file.ends_with("tests.rs") {
            sources.push((file, code.join("\n")));
        }
    }
    sources
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            below(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
