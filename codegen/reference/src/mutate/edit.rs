//! Small changes to the text of a page, at a known place.

use std::ops::Range;

/// The text with a piece replaced.
pub(super) fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    let mut out = String::with_capacity(text.len() + with.len());
    out.push_str(&text[..range.start]);
    out.push_str(with);
    out.push_str(&text[range.end..]);
    out
}

/// What is in the quotes that open here, or the word that starts here; `None` if it is neither, or has escapes.
pub(super) fn string(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let quote = rest.chars().next().filter(|letter| "\"'".contains(*letter));
    match quote {
        Some(quote) => {
            let length = rest[1..].find(quote)?;
            let inside = &rest[1..=length];
            (!inside.contains(['\\', '\n'])).then_some(at + 1..at + 1 + length)
        }
        None => word(text, at),
    }
}

/// The letters, digits and dots that start here.
pub(super) fn word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let end = rest
        .find(|letter: char| !letter.is_ascii_alphanumeric() && !"_.".contains(letter))
        .unwrap_or(rest.len());
    (end > 0).then_some(at..at + end)
}

/// The JSON value that starts here.
pub(super) fn value(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut depth, mut here, mut quoted) = (0_usize, at, false);
    loop {
        let byte = *bytes.get(here)?;
        match byte {
            b'\\' if quoted => here += 1,
            b'"' => {
                quoted = !quoted;
                if !quoted && depth == 0 {
                    return Some(at..here + 1);
                }
            }
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return Some(at..here),
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at..here + 1);
                }
            }
            b',' | b'\r' | b'\n' if depth == 0 => return Some(at..here),
            b'`' => return None,
            _ => {}
        }
        here += 1;
    }
}

/// The member whose key starts here, with its comma.
pub(super) fn member(text: &str, at: usize) -> Option<Range<usize>> {
    let key = string(text, at)?;
    let colon = key.end + text.get(key.end..)?.find(':')? + 1;
    let start = colon + text[colon..].len() - text[colon..].trim_start().len();
    let end = value(text, start)?.end;
    let behind = text[end..].trim_start();
    if behind.starts_with(',') {
        return Some(at..end + text[end..].find(',')? + 1);
    }
    let before = text[..at].trim_end();
    let from = if before.ends_with(',') {
        before.len() - 1
    } else {
        at
    };
    Some(from..end)
}

#[cfg(test)]
mod tests {
    use super::{member, replaced, string, value};

    #[test]
    fn pieces_of_json_are_found() {
        let text = r#"{ "a": {"b": [1, "}"]}, "c": 7, "d": "e" }"#;
        let at = |needle: &str| text.find(needle).unwrap();
        assert_eq!(&text[string(text, at("\"a\"")).unwrap()], "a");
        assert_eq!(
            &text[value(text, at("{\"b\"")).unwrap()],
            "{\"b\": [1, \"}\"]}"
        );
        assert_eq!(&text[value(text, at("7")).unwrap()], "7");
        assert_eq!(
            replaced(text, member(text, at("\"c\"")).unwrap(), ""),
            r#"{ "a": {"b": [1, "}"]},  "d": "e" }"#
        );
        assert_eq!(
            replaced(text, member(text, at("\"d\"")).unwrap(), ""),
            r#"{ "a": {"b": [1, "}"]}, "c": 7 }"#
        );
    }
}
