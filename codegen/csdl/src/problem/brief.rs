//! Text of an input as a message repeats it: short, and without characters that change how a terminal shows the rest.

use std::borrow::Cow;

/// The most characters of a name or value that a message repeats. OData identifiers have at most 128.
const LONGEST: usize = 200;

/// `text`, or its start and its length if it is very long.
pub fn brief(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let Some((end, _)) = text.char_indices().nth(LONGEST) else {
        return Cow::Borrowed(text);
    };
    // Not characters: to count them takes as long as the text, for each message that repeats it.
    Cow::Owned(format!("{}… ({} bytes)", &text[..end], text.len()))
}

/// The start of `text`, if it has more characters than `most`.
pub(super) fn limited(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most).filter(|_| text.len() > most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// Characters that would end a comment line, or that are not seen but change how text is shown: control characters and
/// Unicode's format characters for direction and invisible marks
/// ([UTR 36](https://www.unicode.org/reports/tr36/), [CVE-2021-42574](https://trojansource.codes)).
pub(crate) fn is_unsafe(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => c.is_control(),
    }
}

/// `text` with each character that is not seen or that moves others spelled `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    // Every byte is looked at, which takes less time than to ask after each whether to go on.
    let is_plain = |all, byte| all & matches!(byte, b' '..=b'~');
    if text.bytes().fold(true, is_plain) || !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unsafe(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{brief, visible};

    #[test]
    fn long_names_are_cut_with_their_length() {
        assert_eq!(brief("thing"), "thing");
        let long = brief(&"é".repeat(1_000_000)).into_owned();
        assert!(long.ends_with("é… (2000000 bytes)"), "{long}");
        assert!(long.chars().count() < 230);
    }

    #[test]
    fn characters_that_are_not_seen_are_spelled() {
        assert_eq!(
            visible("a\u{202e}b\rc\u{200b}"),
            "a\\u{202e}b\\u{d}c\\u{200b}"
        );
        assert_eq!(visible("Ärger 日本"), "Ärger 日本");
    }
}
