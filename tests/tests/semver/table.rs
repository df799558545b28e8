//! `tests/semver/changes.toml`: one change of the metadata or the slice at a time, in both directions.

use crate::crates::{Crate, Shelf, effect, verdict};
use crate::{draw, folder, side_by_side};
use graph_codegen::interface::{Change, ChangeKind, Effect};
use graph_tests::Texts;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;

const SLICE: &str = "crate = \"graph-library\"\napi = \"v1.0\"\npaths = [\"/**\"]\n";

/// Rows that are compiled without `SEMVER_ROWS`.
const SOME: usize = 15;

/// Kinds of changes that no schema or slice makes: those of the environment and of handwritten modules, and other names of items whose names are remembered.
const ELSEWHERE: [ChangeKind; 11] = [
    ChangeKind::ItemAdded,
    ChangeKind::ItemChanged,
    ChangeKind::ItemRemoved,
    ChangeKind::PropertiesRenamed,
    ChangeKind::PropertyRenamed,
    ChangeKind::SetterRenamed,
    ChangeKind::DependencyMajor,
    ChangeKind::DependencyMinor,
    ChangeKind::GeneratorMajor,
    ChangeKind::MsrvRaised,
    ChangeKind::TextChanged,
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    change: Vec<Row>,
}

/// A change. An edit is a text, and the text in its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    /// Edits of the base schema for both crates.
    #[serde(default)]
    both: Vec<[String; 2]>,
    /// Edits of the schema for the second crate.
    #[serde(default)]
    edits: Vec<[String; 2]>,
    /// Edits of `slice.toml` for the second crate.
    #[serde(default)]
    slice: Vec<[String; 2]>,
    /// Lines that the `slice.toml` of the second crate has at its end.
    #[serde(default)]
    more: String,
    /// `corrections.toml` of the second crate.
    #[serde(default)]
    corrections: String,
    /// The most important effect from the first crate to the second; `none` without a change.
    there: String,
    /// That of the reverse.
    back: String,
}

impl Row {
    fn texts(&self, base: &str) -> [Texts; 2] {
        let both = edited(base, &self.both, &self.name);
        let first = Texts {
            metadata: both.clone(),
            config: SLICE.to_owned(),
            ..Texts::default()
        };
        let second = Texts {
            metadata: edited(&both, &self.edits, &self.name),
            config: edited(SLICE, &self.slice, &self.name) + &self.more,
            corrections: self.corrections.clone(),
            ..Texts::default()
        };
        [first, second]
    }
}

fn edited(text: &str, edits: &[[String; 2]], name: &str) -> String {
    edits.iter().fold(text.to_owned(), |text, [from, to]| {
        // The name of a namespace, with its dot, is replaced everywhere, all others are there once.
        let count = text.matches(from.as_str()).count();
        assert!(
            count == 1 || count > 1 && from.ends_with('.'),
            "{name}: {from}"
        );
        text.replace(from.as_str(), to)
    })
}

fn table() -> (String, Vec<Row>) {
    let read = |name| fs::read_to_string(folder().join(name)).expect("a text");
    let table: Table = toml::from_str(&read("changes.toml")).expect("a table");
    assert!(table.change.len() >= 60);
    (read("base.csdl"), table.change)
}

/// All rows, or those with `SEMVER_ROW` in their name: the name, and the texts of both crates.
pub(crate) fn texts() -> Vec<(String, Texts, Texts)> {
    let (base, rows) = table();
    let some = std::env::var("SEMVER_ROW").unwrap_or_default();
    let rows = rows.into_iter().filter(|row| row.name.contains(&some));
    let rows = rows.map(|row| {
        let [first, second] = row.texts(&base);
        (row.name, first, second)
    });
    rows.collect()
}

/// The base schema, which has items of every kind.
pub(crate) fn base() -> Texts {
    Texts {
        metadata: fs::read_to_string(folder().join("base.csdl")).expect("a text"),
        config: SLICE.to_owned(),
        ..Texts::default()
    }
}

fn name(changes: &[Change]) -> &'static str {
    effect(changes).map_or("none", Effect::as_str)
}

/// Every row has the effect that it states.
#[test]
fn each_change_has_the_effect_that_its_row_states() {
    let (base, rows) = table();
    let seen = Mutex::new(BTreeSet::new());
    let wrong = side_by_side(&rows, |row| {
        let [first, second] = row.texts(&base);
        let changes = |old: &Texts, new: &Texts| {
            let old = Crate::new(old);
            let new = old.next(new);
            graph_codegen::interface::compare(&old.interface, &new.interface)
        };
        let (there, back) = (changes(&first, &second), changes(&second, &first));
        let kinds = there.iter().chain(&back).map(|change| change.kind);
        seen.lock().expect("no panic").extend(kinds);
        let found = (name(&there), name(&back));
        (found != (&*row.there, &*row.back))
            .then(|| format!("{}: {found:?}\n{}\n{}", row.name, list(&there), list(&back)))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let seen = seen.into_inner().expect("no panic");
    let unseen = ChangeKind::ALL.iter().filter(|kind| !seen.contains(kind));
    let unseen: Vec<&ChangeKind> = unseen.filter(|kind| !ELSEWHERE.contains(kind)).collect();
    assert!(unseen.is_empty(), "no row has {unseen:?}");
}

fn list(changes: &[Change]) -> String {
    let changes = changes.iter();
    let changes = changes.map(|change| format!("  {} {}", change.kind, change.path));
    changes.collect::<Vec<_>>().join("\n")
}

/// A program that uses every item of the older crate compiles with the newer one if, and only if, no change is called breaking.
/// `SEMVER_ROWS=all` compiles each row, `SEMVER_SEED=7` draws others, and `SEMVER_ROW=TEXT` compiles those with that in their name.
#[test]
fn the_compiler_agrees_on_what_breaks() {
    let (base, rows) = table();
    let rows = match std::env::var("SEMVER_ROW") {
        Ok(name) => rows
            .into_iter()
            .filter(|row| row.name.contains(&name))
            .collect(),
        Err(_) => draw(rows, "SEMVER_ROWS", SOME),
    };
    let shelf = Shelf::new("table");
    let wrong = side_by_side(&rows, |row| {
        let [first, second] = row.texts(&base);
        let mut wrong = Vec::new();
        for (direction, old, new) in [("there", &first, &second), ("back", &second, &first)] {
            let old = Crate::new(old);
            let new = old.next(new);
            let (changes, difference) = verdict(&shelf, &old, &new, usize::MAX);
            if let Some(difference) = difference {
                wrong.push(format!(
                    "{}, {direction}: {difference}\n{}",
                    row.name,
                    list(&changes)
                ));
            }
        }
        (!wrong.is_empty()).then(|| wrong.join("\n\n"))
    });
    println!("{} rows compiled in both directions", rows.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
