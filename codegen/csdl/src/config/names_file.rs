//! `names.toml`: the Rust names given so far, and what fields hold.

use super::table::Reader;
use super::{HeldObject, Names, quoted, rust_name};
use crate::problem::{Input, Problems};
use std::fmt::Write as _;

const HEADER: &str = "\
# Written by `cargo xtask generate`: the Rust names given so far, by item of the schema. They do not change when
# Graph adds items; [[rename]] in slice.toml replaces a bad name. Whether the field of an object is boxed does not change
# either.

[names]
";

/// Reads `names.toml`; an empty text holds no names.
///
/// # Errors
/// Everything that is wrong with the file, each with its position.
pub fn read_names(text: &str) -> Result<Names, Problems> {
    Reader::read(Input::Names, text, |reader, file| {
        let [names, fields] = reader.entries(file, ["names", "fields"]);
        let names = reader.texts_by_name(file, names);
        for (item, name) in &names {
            rust_name::check(reader, file, (item, name), rust_name::From::Rule);
        }
        let fields = reader.texts_by_name(file, fields);
        Names {
            names: names
                .into_iter()
                .map(|(item, name)| (item, name.value))
                .collect(),
            fields: fields
                .into_iter()
                .map(|(field, held)| (field, held_object(&held.value)))
                .collect(),
        }
    })
}

/// Writes `names.toml`, in the order of the items.
pub fn write_names(names: &Names) -> String {
    let mut text = HEADER.to_owned();
    for (item, name) in &names.names {
        let _ = writeln!(text, "{} = {}", quoted(item), quoted(name));
    }
    if !names.fields.is_empty() {
        text.push_str("\n[fields]\n");
    }
    for (field, HeldObject { target, boxed }) in &names.fields {
        let held = if *boxed {
            format!("Box<{target}>")
        } else {
            target.clone()
        };
        let _ = writeln!(text, "{} = {}", quoted(field), quoted(&held));
    }
    text
}

fn held_object(text: &str) -> HeldObject {
    let in_box = text
        .strip_prefix("Box<")
        .and_then(|rest| rest.strip_suffix('>'));
    HeldObject {
        target: in_box.unwrap_or(text).to_owned(),
        boxed: in_box.is_some(),
    }
}
