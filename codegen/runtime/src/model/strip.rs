//! Takes out of a JSON text what only responses have, at any depth, unknown values included.

use super::tokens::string_length;

/// What follows the `@` of a key that is dropped, to its closing quote: what OData JSON 4.01, sections 4.6.1 to 4.6.7, has in
/// responses only, and the ETag, which requests have in a header. Each in any case, and with or without `odata.`.
const DROPPED: [&str; 5] = [
    "context\"",
    "etag\"",
    "count\"",
    "nextLink\"",
    "deltaLink\"",
];

/// Removes the annotations of responses, with or without a property before the `@`. The text must be valid JSON.
///
/// Only the `@`s of the text are looked at: a quote that no backslash precedes ends a string, and a string before a colon
/// is a key.
pub(crate) fn response_annotations(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    let (mut copied, mut looked) = (0, 0);
    while let Some(found) = text[looked..].find('@') {
        let at = looked + found;
        looked = at + 1;
        if let Some((start, end)) = dropped_member(text, at) {
            output.push_str(&text[copied..start]);
            copied = end;
            looked = end;
            if text[end..].starts_with(',') {
                copied += 1;
            } else if output.trim_end().ends_with(',') {
                output.truncate(output.trim_end().len() - 1);
            }
        }
    }
    output.push_str(&text[copied..]);
    output
}

/// The member whose key has this `@`, from its opening quote to the end of its value, if it is to be dropped.
fn dropped_member(text: &str, at: usize) -> Option<(usize, usize)> {
    let name = &text[at + 1..];
    let name = without_prefix(name, "odata.").unwrap_or(name);
    let after = DROPPED.iter().find_map(|end| without_prefix(name, end))?;
    let after_key = after.trim_start();
    let value = after_key.strip_prefix(':')?;
    let start = opening_quote(&text[..at])?;
    Some((
        start,
        text.len() - value.len() + value_length(value.as_bytes()),
    ))
}

/// What follows `prefix`, in any case.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start
        .eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

/// The last quote that is not escaped.
fn opening_quote(text: &str) -> Option<usize> {
    let escaped = |at: &usize| (at - text[..*at].trim_end_matches('\\').len()) % 2 == 1;
    text.rmatch_indices('"')
        .map(|(at, _)| at)
        .find(|at| !escaped(at))
}

/// The length of a value up to the comma or the bracket after it.
fn value_length(text: &[u8]) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => at += string_length(&text[at..]) - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => break,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}
