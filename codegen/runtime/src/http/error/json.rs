//! JSON of error bodies, read so that one odd value does not cost the rest: values stay text until they are asked for, and
//! names are found in any case.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::Json;

/// The members of an object.
pub(super) struct Members(BTreeMap<String, Json>);

impl Members {
    /// The members of `json`; `None` where it is no object.
    pub(super) fn of(json: &Json) -> Option<Self> {
        json.parse().ok().map(Self)
    }

    /// The first of `names` that is there and not null; a name in another case is second choice.
    pub(super) fn get(&self, names: &[&str]) -> Option<&Json> {
        let is_there = |json: &&Json| !json.is_null();
        let exact = |name: &&str| self.0.get(*name).filter(is_there);
        let any_case = |name: &&str| {
            let members = self.0.iter();
            let mut alike = members.filter(|(known, _)| known.eq_ignore_ascii_case(name));
            alike.find_map(|(_, json)| Some(json).filter(is_there))
        };
        names
            .iter()
            .find_map(|name| exact(name).or_else(|| any_case(name)))
    }

    /// The first of `names` that is a string or a number.
    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| text(self.get(&[*name])?))
    }

    /// The values, in the order of their names.
    pub(super) fn values(&self) -> impl Iterator<Item = &Json> {
        self.0.values()
    }
}

/// A text that is not empty, or a number.
pub(super) fn text(json: &Json) -> Option<String> {
    let text = match json.as_str().bytes().next()? {
        b'"' => json.parse().ok()?,
        b'-' | b'0'..=b'9' => json.as_str().to_owned(),
        _ => String::new(),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The items of an array; none where it is no array.
pub(super) fn items(json: &Json) -> Vec<Json> {
    json.parse().unwrap_or_default()
}

/// The JSON of a body. What is no Unicode in it becomes U+FFFD: bytes that are no UTF-8, and halves of surrogate pairs,
/// which JSON allows (RFC 8259, section 8.2). Some gateways write one error behind the other: the first counts.
pub(super) fn read(body: &[u8]) -> Option<Json> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let text = String::from_utf8_lossy(body);
    let text = without_halves(&text);
    let first = || {
        let mut all = serde_json::Deserializer::from_str(&text).into_iter::<Json>();
        let first = all.next()?.ok()?;
        first.as_str().starts_with(['{', '[']).then_some(first)
    };
    text.parse().ok().or_else(first)
}

/// `text` with `\ufffd` for each escape of half a surrogate pair.
fn without_halves(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(next) = text[at..].find('\\') {
        at += next;
        let here = escape(&text[at..]);
        let pair = escape(text.get(at + 6..).unwrap_or_default());
        at += match (here, pair) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.push_str(&text[done..at]);
                out.push_str("\\ufffd");
                done = at + 6;
                6
            }
            (Some(_), _) => 6,
            // The character after the backslash, which may be another backslash.
            (None, _) => 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
        };
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The code unit of `\uXXXX` at the start of `text`.
fn escape(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hex {
        u16::from_str_radix(digits, 16).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::without_halves;

    #[test]
    fn halves_of_pairs() {
        for (text, expected) in [
            (r#""a\ud83d\ude00b""#, r#""a\ud83d\ude00b""#),
            (r#""\ud83d""#, r#""\ufffd""#),
            (r#""\uDE00\ud83dx""#, r#""\ufffd\ufffdx""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud83d \\\ud83d""#, r#""\\ud83d \\\ufffd""#),
            (r#""\u00e9\n\é""#, r#""\u00e9\n\é""#),
            (r#""\ud83"#, r#""\ud83"#),
            ("\\", "\\"),
        ] {
            assert_eq!(without_halves(text), expected, "{text}");
        }
    }
}
