//! Spells wire names as Rust identifiers.
//!
//! Wire names can have any character: Graph has `request-id`, other services `100%` or `a b`. Rust identifiers are those of
//! Unicode ([UAX 31](https://www.unicode.org/reports/tr31/)) and compared in NFC, and rustc warns of letters that NFKC replaces, such
//! as `ﬁ` and `ª`; so names are normalized to NFKC first.

use super::terms;
use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// `synchronizationJob` as an identifier in `UpperCamelCase`; `empty` if nothing is left of it.
pub(super) fn upper_camel(wire: &str, empty: &str) -> String {
    let wire = &*terms::respelled(wire);
    let name = if wire.is_ascii() {
        ascii_words(wire, |out, first| {
            out.push(char::from(first.to_ascii_uppercase()));
        })
    } else {
        words(wire).to_upper_camel_case()
    };
    identifier(name, empty)
}

/// `synchronizationJob` as an identifier in `snake_case`; `empty` if nothing is left of it.
pub(super) fn snake(wire: &str, empty: &str) -> String {
    let wire = &*terms::respelled(wire);
    let name = if wire.is_ascii() {
        ascii_words(wire, |out, first| {
            if !out.is_empty() {
                out.push('_');
            }
            out.push(char::from(first.to_ascii_lowercase()));
        })
    } else {
        words(wire).to_snake_case()
    };
    identifier(name, empty)
}

/// An ASCII name in lower case, where `start` writes the first letter of each word. Words are those of heck, which is too slow
/// for the hundred thousand names of whole crates. An upper-case letter starts a word after a lower-case one, and at the end
/// of an acronym; digits belong to the letters before them. Unlike in heck, an acronym includes its plural: `IPs`.
fn ascii_words(name: &str, start: impl Fn(&mut String, u8)) -> String {
    let bytes = name.as_bytes();
    let mut out = String::with_capacity(name.len() + 8);
    let (mut is_in_word, mut last_letter) = (false, b'0');
    for (index, &byte) in bytes.iter().enumerate() {
        if !byte.is_ascii_alphanumeric() {
            is_in_word = false;
            continue;
        }
        let ends_acronym = || !terms::ends(&bytes[index + 1..]);
        let starts_word = byte.is_ascii_uppercase()
            && (last_letter.is_ascii_lowercase()
                || last_letter.is_ascii_uppercase() && ends_acronym());
        if is_in_word && !starts_word {
            out.push(char::from(byte.to_ascii_lowercase()));
        } else {
            start(&mut out, byte);
            (is_in_word, last_letter) = (true, b'0');
        }
        if byte.is_ascii_alphabetic() {
            last_letter = byte;
        }
    }
    out
}

/// The wire name in NFKC, with a space for each character that is invalid in identifiers.
fn words(wire: &str) -> String {
    let spaced = |c| if is_xid_continue(c) { c } else { ' ' };
    wire.nfkc().map(spaced).collect()
}

/// An identifier from words: `empty` if nothing is left, with an underscore before a character that cannot be first.
fn identifier(name: String, empty: &str) -> String {
    let name = if name.is_ascii() {
        name
    } else {
        // A change of case can produce characters outside NFKC or invalid in identifiers.
        name.nfkc().filter(|c| is_xid_continue(*c)).collect()
    };
    match name.chars().next() {
        None => empty.to_owned(),
        Some('_') => name,
        Some(first) if !is_xid_start(first) => format!("_{name}"),
        Some(_) => name,
    }
}

/// Maximum length of a module's name, which is also that of a file (at most 255 bytes).
const LONGEST: usize = 200;

/// A name in ASCII, with other letters as their code points, for files and features.
pub(in crate::plan) fn ascii(name: &str) -> String {
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
    use super::{snake, upper_camel};
    use heck::{ToSnakeCase, ToUpperCamelCase};

    /// All names of six of these letters, which include every combination of neighbours.
    #[test]
    fn words_in_ascii_are_those_of_heck() {
        let letters = ['a', 'B', '1', '_', 'c', 'D'];
        for number in 0..letters.len().pow(6) {
            let digits = (0..6).map(|place| number / letters.len().pow(place) % letters.len());
            let name: String = digits.map(|digit| letters[digit]).collect();
            // Identifiers do not start with a digit.
            let name = name.trim_start_matches(['1', '_']);
            assert_eq!(snake(name, ""), name.to_snake_case(), "{name}");
            assert_eq!(upper_camel(name, ""), name.to_upper_camel_case(), "{name}");
        }
    }
}
