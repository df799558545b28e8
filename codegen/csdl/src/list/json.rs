//! The listing as one JSON object, one operation or type a line.

use super::{Line, operations, types};
use crate::corrections::{Corrects, of_slice};
use crate::model::Deprecation;
use crate::slice::Slice;
use std::fmt::Write as _;

/// `{"operations":[…],"types":[…]}`.
pub fn json(slice: &Slice<'_>) -> String {
    let mut out = String::from("{");
    listing(&mut out, slice);
    out.push_str("\n]}\n");
    out
}

/// `{"operations":[…],"types":[…],"corrections":[…],"warnings":[…]}`: with the corrections that have made it, and what the metadata holds and is ignored; `metadata` is its text.
pub fn json_with_warnings(slice: &Slice<'_>, metadata: &str) -> String {
    let mut out = String::from("{");
    listing(&mut out, slice);
    out.push_str("\n],\"corrections\":");
    let _ = write!(out, "{}", corrections(slice));
    out.push_str(",\"warnings\":");
    let _ = write!(out, "{}", slice.model().warnings().json(metadata));
    out.push_str("}\n");
    out
}

/// `{"corrections":[…]}`: those alone that have made what is listed, or removed what is not.
pub fn corrected_json(slice: &Slice<'_>) -> String {
    format!("{{\"corrections\":{}}}\n", corrections(slice))
}

/// The corrections that have made what is listed, or removed what is not.
fn corrections(slice: &Slice<'_>) -> serde_json::Value {
    let json = |it: Corrects<'_>| {
        serde_json::json!({
            "item": it.item,
            "says": it.what(),
            "removes": it.removes(),
            "reason": it.entry.reason,
            "source": it.entry.source,
            "date": it.entry.date,
        })
    };
    of_slice(slice).into_iter().map(json).collect()
}

/// All but the end of the last array.
fn listing(out: &mut String, slice: &Slice<'_>) {
    out.push_str("\"operations\":[");
    for (index, line) in operations(slice).lines.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        operation(out, line);
    }
    out.push_str("\n],\"types\":[");
    for (index, row) in types::all(slice).iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        ty(out, row);
    }
}

fn operation(out: &mut String, line: &Line<'_>) {
    field(out, "{\"method\":", Some(line.method));
    field(out, ",\"path\":", Some(&line.path));
    field(out, ",\"kind\":", Some(line.kind));
    field(out, ",\"request\":", line.request.as_deref());
    field(out, ",\"response\":", line.response.as_deref());
    out.push_str(",\"deprecated\":");
    match line.deprecated {
        None => out.push_str("null"),
        Some(deprecated) => deprecation(out, deprecated),
    }
    out.push('}');
}

fn deprecation(out: &mut String, deprecated: &Deprecation) {
    field(out, "{\"date\":", deprecated.date.as_deref());
    field(out, ",\"version\":", deprecated.version.as_deref());
    field(out, ",\"removalDate\":", deprecated.removal_date.as_deref());
    out.push('}');
}

fn ty(out: &mut String, row: &types::Row<'_>) {
    field(out, "{\"name\":", Some(&row.name));
    field(out, ",\"kind\":", Some(row.kind));
    field(out, ",\"base\":", row.base.as_deref());
    out.push_str(",\"properties\":[");
    for (index, property) in row.properties.iter().enumerate() {
        field(
            out,
            if index == 0 {
                "{\"name\":"
            } else {
                ",{\"name\":"
            },
            Some(property.name),
        );
        field(out, ",\"type\":", Some(&property.ty));
        out.push_str(if property.nullable {
            ",\"nullable\":true"
        } else {
            ",\"nullable\":false"
        });
        out.push_str(if property.navigation {
            ",\"navigation\":true}"
        } else {
            ",\"navigation\":false}"
        });
    }
    out.push_str("],\"members\":[");
    for (index, member) in row.members.iter().enumerate() {
        field(out, if index == 0 { "" } else { "," }, Some(member));
    }
    out.push_str("]}");
}

/// `before`, then the text as a JSON string or `null`.
fn field(out: &mut String, before: &str, text: Option<&str>) {
    out.push_str(before);
    let Some(text) = text else {
        return out.push_str("null");
    };
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}
