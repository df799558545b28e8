//! `docs/slice-toml.md` has every key that is read, and its examples are read.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::{Source, Taken, read_config, read_programs};
use std::collections::{BTreeMap, BTreeSet};

const PAGE: &str = include_str!("../../../docs/slice-toml.md");

/// What is said of a text.
fn said(text: &str) -> String {
    let problems = read_config(text).unwrap_err();
    problems.render(|_| ("slice.toml", text))
}

/// The keys that the reader knows, by its own word: at the top, or in a `[[table]]`.
fn known(text: &str) -> Vec<String> {
    let said = said(text);
    let (_, list) = said.split_once("write one of ").unwrap();
    let (list, _) = list.split_once(", or remove it").unwrap();
    list.split(", ").map(str::to_owned).collect()
}

/// The tables that the reader knows, each with its keys; the keys at the top under the empty name.
fn tables() -> BTreeMap<String, Vec<String>> {
    let top = known("unknown = 1");
    let mut tables = BTreeMap::new();
    for key in &top {
        if said(&format!("{key} = {{}}")).contains("each with the heading") {
            tables.insert(key.clone(), known(&format!("[[{key}]]\nunknown = 1")));
        }
    }
    tables.insert(String::new(), top);
    tables
}

/// The sections of the page, by table.
fn sections() -> BTreeMap<String, &'static str> {
    let sections = PAGE.split("\n## ").skip(1);
    let named = |section: &'static str| {
        let (heading, text) = section.split_once('\n').unwrap();
        let table = heading
            .strip_prefix("`[[")
            .and_then(|rest| rest.strip_suffix("]]`"));
        (table.unwrap_or_default().to_owned(), text)
    };
    sections.map(named).collect()
}

/// The rows of the table of keys.
fn rows(section: &str) -> Vec<Vec<&str>> {
    let table = section.split_once("| key | value | default | meaning |\n|---|---|---|---|\n");
    let rows = table
        .unwrap()
        .1
        .lines()
        .take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

/// The blocks of TOML in a text.
fn examples(text: &str) -> Vec<&str> {
    let blocks = text.split("```toml\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

#[test]
fn every_key_has_its_row_and_its_example() {
    let tables = tables();
    let sections = sections();
    assert_eq!(
        sections.keys().collect::<Vec<_>>(),
        tables.keys().collect::<Vec<_>>(),
        "a section for each table"
    );
    for (table, keys) in tables {
        let section = sections[&table];
        let rows = rows(section);
        let written: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
        assert_eq!(
            written, keys,
            "the keys of [[{table}]], in the order in which they are read"
        );
        for row in rows {
            assert_eq!(row.len(), 4, "key, value, default and meaning: {row:?}");
            assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        }
        let examples = examples(if table.is_empty() { PAGE } else { section }).concat();
        for key in keys {
            let is_shown = examples
                .lines()
                .any(|line| line.starts_with(&format!("{key} = ")) || line == format!("[[{key}]]"));
            assert!(is_shown, "no example has `{key}` of [[{table}]]");
        }
    }
}

#[test]
fn every_example_is_read() {
    let examples = examples(PAGE);
    assert!(examples.len() >= 7, "{examples:?}");
    for example in examples {
        let read = match example
            .trim_start()
            .starts_with("# programs/manifest.toml\n")
        {
            true => read_programs(example).map(drop),
            false => read_config(example).map(drop),
        };
        if let Err(problems) = read {
            panic!("{example}\n{}", problems.render(|_| ("example", example)));
        }
    }
}

#[test]
fn absent_keys_have_the_defaults_of_the_page() {
    let config = read_config(examples(PAGE)[0]).unwrap();
    let config = config
        .with_source(Taken {
            source: &Source::default(),
            text: "",
            slice: "mail",
            declared: &BTreeSet::new(),
        })
        .unwrap();
    assert_eq!(config.version.as_deref(), None);
    assert!(!config.docs_required, "derived");
    let secret = read_config("[[secret]]\nproperty = \"n.a/b\"\nreason = \"so\"\n").unwrap();
    assert!(secret.secrets[0].is_secret);
}
