//! Reads every metadata file of `../shared` completely.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::problem::Input;
use graph_csdl::schema;
use std::path::{Path, PathBuf};

/// The files, or `None` where `../shared` is absent.
fn files() -> Option<Vec<PathBuf>> {
    let metadata = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/metadata"
    ));
    let mut files = Vec::new();
    for folder in [
        metadata.to_owned(),
        metadata.join("history"),
        metadata.join("clean"),
    ] {
        let entries = std::fs::read_dir(folder).ok()?;
        files.extend(
            entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|e| e == "csdl")),
        );
    }
    files.sort();
    Some(files)
}

#[test]
fn all_are_read_needs_shared() {
    let Some(files) = files() else {
        println!("skipped: ../shared is absent");
        return;
    };
    assert!(files.len() >= 8);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.display().to_string();
        if let Err(problems) = schema::read(&text) {
            panic!("{}", problems.render(|_: Input| (&name, &text)));
        }
    }
}

#[test]
fn written_schemas_are_equivalent_needs_shared() {
    let Some(files) = files() else {
        println!("skipped: ../shared is absent");
        return;
    };
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let schema = schema::read(&text).unwrap();
        let written = schema::write(&schema, "");
        let again = schema::read(&written).unwrap();
        assert!(schema::write(&again, "") == written, "{}", file.display());
        assert!(
            schema::without_places(again) == schema::without_places(schema),
            "{}",
            file.display()
        );
    }
}

/// A round trip can't show what reading lost, so this compares the text that is written with the text that was read:
/// every line, aliases apart, and the words of a line in any order. The file that SDKs are made from is of another writer,
/// which spells some values as elements; of it, every attribute and every text are compared.
#[test]
fn no_fact_is_lost_needs_shared() {
    let Some(files) = files() else {
        println!("skipped: ../shared is absent");
        return;
    };
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let schema = schema::read(&text).unwrap();
        let mut aliases = Vec::new();
        for namespace in &schema.namespaces {
            aliases.extend(
                namespace
                    .alias
                    .as_ref()
                    .map(|alias| (alias.clone(), namespace.name.clone())),
            );
        }
        let parts = match file
            .parent()
            .is_some_and(|folder| folder.ends_with("clean"))
        {
            true => values,
            false => lines,
        };
        let (before, after) = (
            parts(&text, &aliases),
            parts(&schema::write(&schema, ""), &aliases),
        );
        let unlike = before
            .iter()
            .zip(&after)
            .find(|(before, after)| before != after);
        assert_eq!(unlike, None, "{}", file.display());
        assert_eq!(before.len(), after.len(), "{}", file.display());
    }
}

/// The attributes and texts of a file, sorted.
fn values(text: &str, aliases: &[(String, String)]) -> Vec<String> {
    let document = roxmltree::Document::parse(text).unwrap();
    let nodes = document.descendants();
    let mut values: Vec<String> = nodes
        .flat_map(|node| {
            let attributes = node.attributes().map(|attribute| attribute.value());
            attributes.chain(node.text().filter(|_| node.is_text()))
        })
        .map(|value| {
            let mut value = value.trim().to_owned();
            for (alias, namespace) in aliases {
                if let Some(name) = value.strip_prefix(&format!("{alias}.")) {
                    value = format!("{namespace}.{name}");
                }
                for start in ["(", ", ", "/"] {
                    value =
                        value.replace(&format!("{start}{alias}."), &format!("{start}{namespace}."));
                }
            }
            value
        })
        .filter(|value| !value.is_empty())
        .collect();
    values.sort_unstable();
    values
}

/// The lines of a file in order of their text, without comments.
fn lines(text: &str, aliases: &[(String, String)]) -> Vec<String> {
    let mut text = text.to_owned();
    while let Some((before, rest)) = text.split_once("<!--") {
        text = format!("{before}{}", rest.split_once("-->").unwrap().1);
    }
    for (alias, namespace) in aliases {
        for start in ["\"", "(", ", ", "/"] {
            text = text.replace(&format!("{start}{alias}."), &format!("{start}{namespace}."));
        }
    }
    let words = |line: &str| {
        let mut words: Vec<_> = line.trim_matches(['<', '>', '/', ' ']).split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    };
    let mut lines: Vec<_> = text
        .lines()
        .map(words)
        .filter(|line| !line.is_empty())
        .collect();
    lines.sort_unstable();
    lines
}
