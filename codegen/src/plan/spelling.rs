//! Wire names as words of which Rust identifiers are made.
//!
//! Wire names may hold any character: Graph has `request-id`, others have `100%` or `a b`. Rust's identifiers are those of
//! Unicode ([UAX 31](https://www.unicode.org/reports/tr31/)), compared after NFC, so that is how names are spelled before
//! they are compared.

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

/// A name in ASCII in lower case, where `start` puts down the first letter of each word. Words are those of heck: whole
/// crates have a hundred thousand names, and heck asks Unicode's tables about every letter. An upper-case letter starts a
/// word behind a lower-case one, and where it ends an acronym; digits belong to the letters before them. Unlike heck's, an
/// acronym has its plural: `IPs`.
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
    use super::{snake, upper_camel};
    use heck::{ToSnakeCase, ToUpperCamelCase};

    /// Every name of six letters of these, which has all that can be next to each other.
    #[test]
    fn words_in_ascii_are_those_of_heck() {
        let letters = ['a', 'B', '1', '_', 'c', 'D'];
        for number in 0..letters.len().pow(6) {
            let digits = (0..6).map(|place| number / letters.len().pow(place) % letters.len());
            let name: String = digits.map(|digit| letters[digit]).collect();
            // What does not start with a digit, which no identifier does.
            let name = name.trim_start_matches(['1', '_']);
            assert_eq!(snake(name, ""), name.to_snake_case(), "{name}");
            assert_eq!(upper_camel(name, ""), name.to_upper_camel_case(), "{name}");
        }
    }
}
