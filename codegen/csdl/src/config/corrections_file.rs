//! `corrections.toml`: what Graph's metadata gets wrong, known once for every slice.

use super::change::{self, KEYS};
use super::table::{Entry, Reader, Table};
use super::{Change, Spanned, check};
use crate::problem::{Input, Problems};
use std::sync::Arc;

mod contradictions;
mod target_form;

/// `[[correction]]`: what the metadata should state about some targets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Targets as in CSDL: a type, `type/property`, `container/child`, an operation with the types of its parameters, an
    /// operation with `/parameter`; a namespace for what is added to it.
    pub targets: Vec<Spanned<String>>,
    /// The version of Graph that it is about, where that is not every one.
    pub api: Option<String>,
    /// The change to each target.
    pub change: Change,
    /// Why; never empty.
    pub reason: String,
    /// Where that is known from; never empty.
    pub source: String,
    /// When it was last checked, `2026-08-20`.
    pub date: String,
}

impl Correction {
    /// Whether it holds for a version of Graph; one that is not known has what every version has.
    pub fn holds_for(&self, api: Option<&str>) -> bool {
        self.api.is_none() || self.api.as_deref() == api
    }
}

/// `[[rejected]]`: what others correct, and is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rejected {
    /// As in [`Correction`].
    pub targets: Vec<Spanned<String>>,
    /// What they say of the targets, in their words.
    pub change: String,
    /// Why it is not taken; never empty.
    pub reason: String,
}

/// What `corrections.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// What is corrected, in file order.
    pub entries: Vec<Correction>,
    /// What is not.
    pub rejected: Vec<Rejected>,
    /// The file, for messages with two places in it.
    pub text: Arc<str>,
}

/// Reads `corrections.toml`.
///
/// # Errors
/// Everything that is wrong with the file, each with its position.
pub fn read_corrections(text: &str) -> Result<Corrections, Problems> {
    let (corrections, problems) = read_corrections_as_far(text);
    problems.or(corrections)
}

/// Reads what can be read of `corrections.toml`, and reports what is wrong with the rest; so it can be checked against metadata all
/// the same.
pub fn read_corrections_as_far(text: &str) -> (Corrections, Problems) {
    Reader::read_as_far(Input::Corrections, text, |reader, file| {
        let [entries, rejected] = reader.entries(file, ["correction", "rejected"]);
        let tables = reader.tables(file, entries, "targets");
        let entries: Vec<Correction> = tables.iter().map(|table| entry(reader, table)).collect();
        contradictions::report(reader, text, &tables, &entries);
        let rejected = reader.tables(file, rejected, "targets");
        Corrections {
            rejected: rejected.iter().map(|table| reject(reader, table)).collect(),
            entries,
            text: text.into(),
        }
    })
}

const KNOWN: [&str; KEYS.len() + 5] = {
    let mut known = ["targets"; KEYS.len() + 5];
    let mut index = 0;
    while index < KEYS.len() {
        known[index + 1] = KEYS[index];
        index += 1;
    }
    known[index + 1] = "api";
    known[index + 2] = "reason";
    known[index + 3] = "source";
    known[index + 4] = "date";
    known
};

fn entry(reader: &mut Reader, table: &Table<'_>) -> Correction {
    let [targets, keys @ .., api, reason, source, date] = reader.entries(table, KNOWN);
    Correction {
        targets: targets_of(reader, table, targets),
        api: check::api(reader, table, api),
        change: change::read(reader, table, keys, "corrects"),
        reason: reader.required(table, "reason", reason).value,
        source: reader.required(table, "source", source).value,
        date: self::date(reader, table, date),
    }
}

fn reject(reader: &mut Reader, table: &Table<'_>) -> Rejected {
    let [targets, change, reason] = reader.entries(table, ["targets", "change", "reason"]);
    Rejected {
        targets: targets_of(reader, table, targets),
        change: reader.required(table, "change", change).value,
        reason: reader.required(table, "reason", reason).value,
    }
}

fn targets_of(
    reader: &mut Reader,
    table: &Table<'_>,
    entry: Option<Entry<'_>>,
) -> Vec<Spanned<String>> {
    let targets = reader.texts(table, entry);
    target_form::check(reader, table, &targets);
    match entry {
        None if reader.is_misspelled(table, Some("targets")) => {}
        None => {
            let fix = "add targets = [\"namespace.type/property\"]";
            reader.report(&table.called, table.at, "targets is missing", fix);
        }
        Some(entry) if entry.value.as_array().is_some_and(|list| list.is_empty()) => {
            let fix = "list what the entry is about, such as \"namespace.type/property\"";
            reader.report(&table.called, entry.at, "targets is empty", fix);
        }
        Some(_) => {}
    }
    targets
}

/// A day that there is, as `2026-08-20`.
fn date(reader: &mut Reader, table: &Table<'_>, entry: Option<Entry<'_>>) -> String {
    let date = reader.required(table, "date", entry);
    if !date.value.is_empty() && !is_day(&date.value) {
        let what = format!("{:?} is not a day", date.value);
        reader.report(&table.called, date.at, what, "write it as in 2026-08-20");
    }
    date.value
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, length: usize| {
        let is_number = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}
