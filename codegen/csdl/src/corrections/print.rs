//! The corrections by state, as text, Markdown or JSON.

use super::Row;
use super::escape::{code, line, markdown as escaped};
use crate::model::State;
use crate::problem::line_and_column;
use serde_json::json;
use std::fmt::Write as _;

/// How corrections are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines for people.
    Text,
    /// A page.
    Markdown,
    /// One JSON value.
    Json,
}

const STATES: [State; 5] = [
    State::InEffect,
    State::WithoutEffect,
    State::Unread,
    State::Absent,
    State::OtherApi,
];

/// Where rows are from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'o> {
    /// The text of `corrections.toml`.
    pub text: &'o str,
    /// The names of the metadata files or slices, in the order in which their states were taken.
    pub files: &'o [String],
}

/// The rows, by state and in their order.
pub fn print(rows: &[Row<'_>], format: Format, origin: Origin<'_>) -> String {
    match format {
        Format::Json => self::json(rows, origin),
        Format::Text => grouped(rows, text),
        Format::Markdown => grouped(rows, markdown),
    }
}

fn grouped(rows: &[Row<'_>], section: fn(State, &[&Row<'_>], &mut String)) -> String {
    let mut out = String::new();
    for state in STATES {
        let rows: Vec<&Row<'_>> = rows.iter().filter(|row| row.state == state).collect();
        if !rows.is_empty() {
            section(state, &rows, &mut out);
        }
    }
    out
}

fn text(state: State, rows: &[&Row<'_>], out: &mut String) {
    let _ = writeln!(out, "{} ({})", state.meaning(), rows.len());
    let mut before = None;
    for row in rows {
        if before != Some(&row.entry.reason) {
            let entry = row.entry;
            let why = format!("{} ({}; {})", entry.reason, entry.source, entry.date);
            let _ = writeln!(out, "  {}", line(&why));
            before = Some(&entry.reason);
        }
        let what = format!("{}: {}", row.target, row.change);
        let _ = writeln!(out, "    {}", line(&what));
    }
}

fn markdown(state: State, rows: &[&Row<'_>], out: &mut String) {
    let _ = writeln!(out, "## {} ({})\n", state.meaning(), rows.len());
    out.push_str("| target | change | why | source | checked |\n|---|---|---|---|---|\n");
    for row in rows {
        let entry = row.entry;
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            code(row.target),
            code(&row.change),
            escaped(&entry.reason),
            escaped(&entry.source),
            escaped(&entry.date)
        );
    }
    out.push('\n');
}

fn json(rows: &[Row<'_>], origin: Origin<'_>) -> String {
    let row = |row: &Row<'_>| {
        let (at, column) = line_and_column(origin.text, row.at);
        let files = origin.files.iter().zip(&row.states);
        let files: Vec<_> = files
            .map(|(file, state)| json!({ "file": file, "state": state.code() }))
            .collect();
        json!({
            "target": row.target,
            "says": row.change,
            "line": at,
            "column": column,
            "state": row.state.code(),
            "files": files,
            "api": row.entry.api,
            "reason": row.entry.reason,
            "source": row.entry.source,
            "date": row.entry.date,
        })
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    format!("{:#}\n", json!({ "corrections": rows }))
}
