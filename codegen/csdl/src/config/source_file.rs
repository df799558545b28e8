//! `source.toml`: which published file the facts of a slice come from, and what `slice.toml` asked for when they were taken.
//!
//! `schema.csdl` has only what was requested then. A request for more would be answered as if Graph had no more.

mod compare;
mod requested;

use super::table::{Entry, Reader, Table};
use super::{Config, check};
use crate::problem::{Input, Problems};
pub use compare::Taken;
pub use requested::Requested;
use std::fmt::Write as _;

/// The content of `source.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Name of the published file; where it lay is not kept.
    pub file: Option<String>,
    /// The date in its name, as in `beta-Prod-2026-07-31.csdl`.
    pub date: Option<String>,
    /// API version: `beta` or `v1.0`.
    pub api: Option<String>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: Option<String>,
    /// Size of the file.
    pub bytes: Option<u64>,
    /// SHA-256 of `schema.csdl` as it was written, with `\n` at the ends of lines.
    pub facts: Option<String>,
    /// What `slice.toml` asked for when the facts were taken.
    pub requested: Option<Requested>,
}

/// Reads `source.toml`; an empty text has no entries.
///
/// # Errors
/// Everything that is wrong with the file, each with its position.
pub fn read_source(text: &str) -> Result<Source, Problems> {
    Reader::read(Input::Source, text, |reader, file| {
        let known = ["file", "date", "api", "sha256", "bytes", "facts", "asked"];
        let [name, date, api, sha256, bytes, facts, requested] = reader.entries(file, known);
        let mut text = |entry| reader.text(file, entry).map(|text| text.value);
        Source {
            file: text(name),
            date: text(date),
            sha256: text(sha256),
            facts: text(facts),
            api: check::api(reader, file, api),
            bytes: number(reader, file, bytes),
            requested: reader
                .table(file, requested)
                .map(|table| Requested::read(reader, &table)),
        }
    })
}

fn number(reader: &mut Reader, table: &Table<'_>, entry: Option<Entry<'_>>) -> Option<u64> {
    let entry = entry?;
    let value = entry.value.as_integer();
    let number = value.and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
    if number.is_none() {
        reader.wrong_kind(table, entry, "a number");
    }
    number
}

/// Writes `source.toml`; `says` is its first line.
pub fn write_source(source: &Source, says: &str) -> String {
    let Source {
        file,
        date,
        api,
        sha256,
        bytes,
        facts,
        requested,
    } = source;
    let mut text = format!("# {says}\n\n");
    for (key, value) in [
        ("file", file),
        ("date", date),
        ("api", api),
        ("sha256", sha256),
    ] {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", super::quoted(value));
        }
    }
    if let Some(bytes) = bytes {
        let _ = writeln!(text, "bytes = {bytes}");
    }
    if let Some(facts) = facts {
        let _ = writeln!(text, "facts = {}", super::quoted(facts));
    }
    if let Some(requested) = requested {
        requested.write(&mut text);
    }
    text
}

impl Config {
    /// The configuration of a slice, with what `slice.toml` leaves to the facts: the API version.
    ///
    /// # Errors
    /// If the two contradict each other, or the facts were taken for something else.
    pub fn with_source(mut self, taken: Taken<'_>) -> Result<Self, Problems> {
        compare::check(&self, taken)?;
        if self.api.is_none() {
            self.api.clone_from(&taken.source.api);
        }
        Ok(self)
    }
}
