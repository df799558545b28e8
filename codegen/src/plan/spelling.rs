//! Wire names as words of which Rust identifiers are made.
//!
//! Wire names may hold any character: Graph has `request-id`, others have `100%` or `a b`. Rust's identifiers are those of
//! Unicode ([UAX 31](https://www.unicode.org/reports/tr31/)), compared after NFC, so that is how names are spelled before
//! they are compared.

use std::borrow::Cow;
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// The wire name in NFC, with a space for each character that no identifier has.
pub(super) fn words(wire: &str) -> Cow<'_, str> {
    if wire.is_ascii() {
        return Cow::Borrowed(wire);
    }
    let spaced = |c| if is_xid_continue(c) { c } else { ' ' };
    Cow::Owned(wire.nfc().map(spaced).collect())
}

/// Words in their new case as an identifier: `empty` if nothing is left, an underscore before what cannot be first.
pub(super) fn identifier(name: String, empty: &str) -> String {
    let name = if name.is_ascii() {
        name
    } else {
        // A change of case may leave NFC, and letters that identifiers have.
        name.nfc().filter(|c| is_xid_continue(*c)).collect()
    };
    match name.chars().next() {
        None => empty.to_owned(),
        Some('_') => name,
        Some(first) if !is_xid_start(first) => format!("_{name}"),
        Some(_) => name,
    }
}

/// The longest name of a module: it is a file's name too, and file systems have room for 255 bytes.
const LONGEST: usize = 200;

/// A name with letters that are not ASCII by their numbers, for files and features.
pub(super) fn ascii(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(&format!("u{:x}", u32::from(c)));
        }
    }
    out.truncate(LONGEST);
    out
}
