//! Wire names as words of which Rust identifiers are made.
//!
//! Wire names may hold any character: Graph has `request-id`, others have `100%` or `a b`. Rust's identifiers are those of
//! Unicode ([UAX 31](https://www.unicode.org/reports/tr31/)), compared after NFC, so that is how names are spelled before
//! they are compared.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// `synchronizationJob` as an identifier in `UpperCamelCase`; `empty` if nothing is left of it.
pub(super) fn upper_camel(wire: &str, empty: &str) -> String {
    if !wire.is_ascii() {
        return identifier(words(wire).to_upper_camel_case(), empty);
    }
    let mut out = String::with_capacity(wire.len() + 1);
    each_word(wire, |word| {
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        out[start..=start].make_ascii_uppercase();
    });
    identifier(out, empty)
}

/// `synchronizationJob` as an identifier in `snake_case`; `empty` if nothing is left of it.
pub(super) fn snake(wire: &str, empty: &str) -> String {
    if !wire.is_ascii() {
        return identifier(words(wire).to_snake_case(), empty);
    }
    let mut out = String::with_capacity(wire.len() + 8);
    each_word(wire, |word| {
        if !out.is_empty() {
            out.push('_');
        }
        let start = out.len();
        out.push_str(word);
        out[start..].make_ascii_lowercase();
    });
    identifier(out, empty)
}

/// The words of a name in ASCII, as heck parts them: whole crates have a hundred thousand names, and heck asks Unicode's
/// tables about every letter. An upper-case letter starts a word behind a lower-case one, and where it ends an acronym;
/// digits belong to the letters before them.
fn each_word(name: &str, mut visit: impl FnMut(&str)) {
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let bytes = part.as_bytes();
        let (mut start, mut last_letter) = (0, b'0');
        for (index, &byte) in bytes.iter().enumerate() {
            let ends_acronym = || bytes.get(index + 1).is_some_and(u8::is_ascii_lowercase);
            let starts_word = byte.is_ascii_uppercase()
                && (last_letter.is_ascii_lowercase()
                    || last_letter.is_ascii_uppercase() && ends_acronym());
            if starts_word {
                visit(&part[start..index]);
                start = index;
            }
            if byte.is_ascii_alphabetic() {
                last_letter = byte;
            }
        }
        if start < part.len() {
            visit(&part[start..]);
        }
    }
}

/// The wire name in NFC, with a space for each character that no identifier has.
fn words(wire: &str) -> String {
    let spaced = |c| if is_xid_continue(c) { c } else { ' ' };
    wire.nfc().map(spaced).collect()
}

/// Words in their new case as an identifier: `empty` if nothing is left, an underscore before what cannot be first.
fn identifier(name: String, empty: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::each_word;
    use heck::ToSnakeCase;

    /// Every name of six letters of these, which has all that can be next to each other.
    #[test]
    fn words_in_ascii_are_those_of_heck() {
        let letters = ['a', 'B', '1', '_', 'c', 'D'];
        for number in 0..letters.len().pow(6) {
            let digits = (0..6).map(|place| number / letters.len().pow(place) % letters.len());
            let name: String = digits.map(|digit| letters[digit]).collect();
            let mut words = Vec::new();
            each_word(&name, |word| words.push(word.to_lowercase()));
            assert_eq!(words.join("_"), name.to_snake_case(), "{name}");
        }
    }
}
