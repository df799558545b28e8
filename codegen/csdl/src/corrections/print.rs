//! The corrections by state, as text, Markdown or JSON.

use super::Row;
use crate::model::State;
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

const STATES: [State; 4] = [
    State::InEffect,
    State::WithoutEffect,
    State::Absent,
    State::OtherApi,
];

/// The rows, by state and in their order.
pub fn print(rows: &[Row<'_>], format: Format) -> String {
    match format {
        Format::Json => self::json(rows),
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
            let _ = writeln!(out, "  {} ({}; {})", entry.reason, entry.source, entry.date);
            before = Some(&entry.reason);
        }
        let _ = writeln!(out, "    {}: {}", row.target, row.said);
    }
}

fn markdown(state: State, rows: &[&Row<'_>], out: &mut String) {
    let _ = writeln!(out, "## {} ({})\n", state.meaning(), rows.len());
    out.push_str("| target | what is said | why | source | checked |\n|---|---|---|---|---|\n");
    for row in rows {
        let entry = row.entry;
        let cell = |text: &str| text.replace('|', "\\|");
        let _ = writeln!(
            out,
            "| `{}` | `{}` | {} | {} | {} |",
            cell(row.target),
            cell(&row.said),
            cell(&entry.reason),
            cell(&entry.source),
            entry.date
        );
    }
    out.push('\n');
}

fn json(rows: &[Row<'_>]) -> String {
    let row = |row: &Row<'_>| {
        json!({
            "target": row.target,
            "says": row.said,
            "state": row.state.code(),
            "api": row.entry.api,
            "reason": row.entry.reason,
            "source": row.entry.source,
            "date": row.entry.date,
        })
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    format!("{:#}\n", json!({ "corrections": rows }))
}
