//! The listing for people.

use super::{LIMIT, Line, Operations, operations, types};
use crate::corrections::{Corrects, of_slice};
use crate::slice::Slice;
use std::fmt::Write as _;

/// One operation a line: method, path, kind, request and response; then the types; then the corrections that
/// have made what is shown, if there are any.
pub fn text(slice: &Slice<'_>) -> String {
    let mut out = String::new();
    let Operations { lines, is_abridged } = operations(slice);
    for line in &lines {
        operation(&mut out, line);
    }
    let rows = types::all(slice);
    let _ = writeln!(out, "\n{} operations, {} types\n", lines.len(), rows.len());
    if is_abridged {
        let _ = writeln!(
            out,
            "more than {LIMIT} paths: each resource is listed at its shortest path alone\n"
        );
    }
    for row in &rows {
        ty(&mut out, row);
    }
    let corrections = corrected(slice);
    if !corrections.is_empty() {
        out.push('\n');
        out.push_str(&corrections);
    }
    out
}

/// The corrections that have made what is shown, then those that have removed something; empty if there are none.
pub fn corrected(slice: &Slice<'_>) -> String {
    let (removed, changed): (Vec<_>, Vec<_>) =
        of_slice(slice).into_iter().partition(Corrects::removes);
    let mut out = String::new();
    for (heading, corrections) in [("corrected", changed), ("removed", removed)] {
        if !corrections.is_empty() {
            let _ = writeln!(out, "{heading}");
        }
        for correction in corrections {
            let _ = writeln!(out, "    {}", correction.line());
        }
    }
    out
}

fn operation(out: &mut String, line: &Line<'_>) {
    let _ = writeln!(
        out,
        "{:<6} {}  {}",
        line.method,
        line.path,
        description(line)
    );
}

/// What is stated about an operation after its method and path.
pub(super) fn description(line: &Line<'_>) -> String {
    let mut out = line.kind.to_owned();
    if let Some(request) = &line.request {
        let _ = write!(out, " {request}");
    }
    if let Some(response) = &line.response {
        let _ = write!(out, " -> {response}");
    }
    if let Some(deprecated) = line.deprecated {
        let description = [
            ("since", &deprecated.date),
            ("removed", &deprecated.removal_date),
            ("version", &deprecated.version),
        ];
        out.push_str("  [deprecated");
        for (name, value) in description
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
        {
            let _ = write!(out, " {name} {value}");
        }
        out.push(']');
    }
    out
}

fn ty(out: &mut String, row: &types::Row<'_>) {
    let _ = write!(out, "{} {}", row.kind, row.name);
    if let Some(base) = &row.base {
        let _ = write!(out, ": {base}");
    }
    out.push('\n');
    for property in &row.properties {
        let _ = writeln!(out, "    {}: {}", property.name, said_of_property(property));
    }
    if !row.members.is_empty() {
        let _ = writeln!(out, "    {}", row.members.join(" | "));
    }
}

/// What is stated about a property after its name.
pub(super) fn said_of_property(property: &types::Property<'_>) -> String {
    let arrow = if property.navigation { "-> " } else { "" };
    let required = if property.nullable { "" } else { ", not null" };
    format!("{arrow}{}{required}", property.ty)
}
