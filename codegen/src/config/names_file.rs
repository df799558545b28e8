//! `names.toml`: the Rust names given so far.

use super::table::Reader;
use super::{Names, check};
use crate::problem::{Input, Problems};
use std::fmt::Write as _;

const HEADER: &str = "\
# Written by `cargo xtask generate`: the Rust names given so far, by item of the schema. A name that stands here is
# given again, whatever Graph adds; [[rename]] in slice.toml settles one that is bad.

[names]
";

/// Reads `names.toml`; an empty text holds no names.
///
/// # Errors
/// Everything that is wrong with the file, each with its place.
pub fn read_names(text: &str) -> Result<Names, Problems> {
    Reader::read(Input::Names, text, |reader, file| {
        let [names] = reader.entries(file, ["names"]);
        let names = reader.texts_by_name(file, names);
        for name in names.values() {
            check::rust_name(reader, file, name);
        }
        Names(
            names
                .into_iter()
                .map(|(item, name)| (item, name.value))
                .collect(),
        )
    })
}

/// Writes `names.toml`, in the order of the items.
pub fn write_names(names: &Names) -> String {
    let mut text = HEADER.to_owned();
    for (item, name) in &names.0 {
        let _ = writeln!(text, "{} = {}", quoted(item), quoted(name));
    }
    text
}

/// A basic string of TOML, which may be a key too.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
