//! TOML tables, read so that one run names everything that is wrong: the known keys in a fixed order, every other one
//! a problem.

use super::unknown_keys::UnknownKeys;
use crate::problem::{At, Input, Problem, Problems, line_and_column};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// A value, its key, and where it is.
#[derive(Clone, Copy)]
pub(super) struct Entry<'t> {
    pub(super) key: &'t str,
    pub(super) value: &'t DeValue<'t>,
    pub(super) at: At,
}

/// A table and what to call it in a message, such as `[[override]]`.
#[derive(Clone)]
pub(super) struct Table<'t> {
    table: &'t DeTable<'t>,
    pub(super) called: String,
    pub(super) at: At,
}

impl Table<'_> {
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }
}

pub(super) struct Reader {
    input: Input,
    problems: Problems,
    pub(super) unknown: UnknownKeys,
}

impl Reader {
    /// Reads a whole file with `read`, unless it is not TOML.
    pub(super) fn read<T: Default>(
        input: Input,
        text: &str,
        read: impl FnOnce(&mut Self, &Table<'_>) -> T,
    ) -> Result<T, Problems> {
        let (value, problems) = Self::read_as_far(input, text, read);
        problems.or(value)
    }

    /// The same; what is read though something is wrong has what could be read.
    pub(super) fn read_as_far<T: Default>(
        input: Input,
        text: &str,
        read: impl FnOnce(&mut Self, &Table<'_>) -> T,
    ) -> (T, Problems) {
        let mut reader = Self {
            input,
            problems: Problems::new(),
            unknown: UnknownKeys::default(),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut lines = BTreeSet::new();
        for error in errors {
            let at = error
                .span()
                .map_or(At::default(), |span| offset(span.start));
            // What follows the first fault of a line is a consequence of it.
            if !lines.insert(line_and_column(text, at).0) {
                continue;
            }
            let what = format!("this is not TOML: {}", error.message());
            let fix = match error.message() {
                "duplicate key" => "keep one of the two",
                _ => "correct the line",
            };
            reader.report("", at, what, fix);
        }
        if !reader.problems.is_empty() {
            return (T::default(), reader.problems);
        }
        let table = Table {
            table: table.get_ref(),
            called: String::new(),
            at: At::default(),
        };
        let value = read(&mut reader, &table);
        (value, reader.problems)
    }

    pub(super) fn report(
        &mut self,
        within: &str,
        at: At,
        what: impl Into<String>,
        fix: impl Into<String>,
    ) {
        self.problems.push(Problem {
            input: self.input,
            at: Some(at),
            within: within.to_owned(),
            what: what.into(),
            fix: fix.into(),
        });
    }

    /// The entries of the keys in `known`, in its order.
    pub(super) fn entries<'t, const N: usize>(
        &mut self,
        table: &Table<'t>,
        known: [&'static str; N],
    ) -> [Option<Entry<'t>>; N] {
        if table.called.is_empty() {
            self.unknown.of_file = known.to_vec();
        }
        let mut entries = [None; N];
        for (entry, key_at) in all(table) {
            match known.iter().position(|name| *name == entry.key) {
                Some(index) => entries[index] = Some(entry),
                None => self.unknown_key(table, (entry.key, key_at), &known),
            }
        }
        entries
    }

    /// The tables of a `[[key]]`, each called by its heading and by the entry that says what it is about.
    pub(super) fn tables<'t>(
        &mut self,
        table: &Table<'t>,
        entry: Option<Entry<'t>>,
        about: &str,
    ) -> Vec<Table<'t>> {
        let Some(entry) = entry else {
            return Vec::new();
        };
        let heading = format!("[[{}]]", entry.key);
        let items = entry
            .value
            .as_array()
            .map(|items| items.iter())
            .into_iter()
            .flatten();
        let tables: Vec<_> = items
            .filter_map(|item| Some((item.get_ref().as_table()?, offset(item.span().start))))
            .map(|(table, at)| Table {
                table,
                called: called(&heading, table, about),
                at,
            })
            .collect();
        if entry
            .value
            .as_array()
            .is_none_or(|items| items.len() != tables.len())
        {
            self.wrong_kind(
                table,
                entry,
                &format!("a list of tables, each with the heading {heading}"),
            );
        }
        tables
    }

    /// The tables of a `[key."name"]`, by name.
    pub(super) fn tables_by_name<'t>(
        &mut self,
        table: &Table<'t>,
        entry: Option<Entry<'t>>,
    ) -> BTreeMap<String, Table<'t>> {
        let Some(tables) = self.table(table, entry) else {
            return BTreeMap::new();
        };
        let mut by_name = BTreeMap::new();
        for (entry, _) in all(&tables) {
            let called = format!(
                "[{}.{:?}]",
                tables.called.trim_matches(['[', ']']),
                entry.key
            );
            match entry.value.as_table() {
                Some(table) => {
                    by_name.insert(
                        entry.key.to_owned(),
                        Table {
                            table,
                            called,
                            at: entry.at,
                        },
                    );
                }
                None => self.wrong_kind(
                    &tables,
                    entry,
                    &format!("a table with the heading {called}"),
                ),
            }
        }
        by_name
    }

    /// The table of a `[key]`.
    pub(super) fn table<'t>(
        &mut self,
        table: &Table<'t>,
        entry: Option<Entry<'t>>,
    ) -> Option<Table<'t>> {
        let entry = entry?;
        let outer = table.called.trim_matches(['[', ']']);
        let dot = if outer.is_empty() { "" } else { "." };
        let called = format!("[{outer}{dot}{}]", entry.key);
        let Some(inner) = entry.value.as_table() else {
            self.wrong_kind(table, entry, &format!("a table with the heading {called}"));
            return None;
        };
        Some(Table {
            table: inner,
            called,
            at: entry.at,
        })
    }

    /// Reports a value that is not of the kind that is wanted.
    pub(super) fn wrong_kind(&mut self, table: &Table<'_>, entry: Entry<'_>, wanted: &str) {
        self.wrong_kind_of(table, entry, entry.key, wanted);
    }

    /// As [`wrong_kind`](Self::wrong_kind); `called` is what messages call the value.
    pub(super) fn wrong_kind_of(
        &mut self,
        table: &Table<'_>,
        entry: Entry<'_>,
        called: &str,
        wanted: &str,
    ) {
        let kind = entry.value.type_str();
        let article = if kind.starts_with(['a', 'i']) {
            "an"
        } else {
            "a"
        };
        let what = format!("{called} is {article} {kind}");
        self.report(&table.called, entry.at, what, format!("write {wanted}"));
    }
}

/// The entries of a table, in the order of their keys, each with the place of its key.
pub(super) fn all<'t>(table: &Table<'t>) -> impl Iterator<Item = (Entry<'t>, At)> {
    table.table.iter().map(|(key, value)| {
        let entry = Entry {
            key: key.get_ref(),
            value: value.get_ref(),
            at: offset(value.span().start),
        };
        (entry, offset(key.span().start))
    })
}

fn called(heading: &str, table: &DeTable<'_>, about: &str) -> String {
    let Some(value) = table.get(about).map(|value| value.get_ref()) else {
        return heading.to_owned();
    };
    let first = value.as_array().and_then(|items| items.first());
    match (
        value.as_str(),
        first.and_then(|item| item.get_ref().as_str()),
    ) {
        (Some(item), _) => format!("{heading} {about} = {item:?}"),
        (None, Some(first)) if value.as_array().is_some_and(|items| items.len() > 1) => {
            format!("{heading} {about} = [{first:?}, …]")
        }
        (None, Some(first)) => format!("{heading} {about} = [{first:?}]"),
        (None, None) => heading.to_owned(),
    }
}

pub(super) fn offset(start: usize) -> At {
    At(u32::try_from(start).unwrap_or(u32::MAX))
}
