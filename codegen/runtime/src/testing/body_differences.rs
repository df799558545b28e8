//! How one body differs from another.

use std::collections::BTreeSet;

use serde_json::Value as JsonValue;

use crate::http::Scrub;

/// The number of differences that are listed; the rest are counted.
const MAX_DIFFERENCES: usize = 8;

/// The number of characters of a value that are shown.
const MAX_VALUE_LENGTH: usize = 200;

/// One difference.
pub(super) struct Difference {
    /// The place, as a JSON pointer (RFC 6901), or a difference of the whole body in words.
    place: String,
    /// The expected and the actual value, as JSON.
    values: Option<(Option<String>, Option<String>)>,
}

impl Difference {
    fn whole(place: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            values: None,
        }
    }

    /// The difference in words, without what `scrub` hides.
    pub(super) fn shown(&self, scrub: &Scrub) -> String {
        let Some((expected, got)) = &self.values else {
            return self.place.clone();
        };
        let word = |value: &Option<String>| match value.as_deref() {
            None => "nothing".to_owned(),
            Some(value) => shortened(scrub.clean(value)),
        };
        let (expected, got) = (word(expected), word(got));
        format!("the body at {}: expected {expected}, got {got}", self.place)
    }
}

/// The beginning of a long value.
pub(super) fn shortened(value: String) -> String {
    match value.char_indices().nth(MAX_VALUE_LENGTH) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}

/// Each difference between two bodies: JSON is compared value by value, other bodies as a whole.
pub(super) fn body_differences(expected: &[u8], got: &[u8]) -> Vec<Difference> {
    if expected == got {
        return Vec::new();
    }
    let json = |body: &[u8]| serde_json::from_slice::<JsonValue>(body).ok();
    match (json(expected), json(got)) {
        (Some(expected), Some(got)) => {
            let mut found = Vec::new();
            compare("", Some(&expected), Some(&got), &mut found);
            if let Some(more) = found
                .len()
                .checked_sub(MAX_DIFFERENCES)
                .filter(|more| *more > 0)
            {
                found.truncate(MAX_DIFFERENCES);
                found.push(Difference::whole(format!("{more} more places of the body")));
            }
            found
        }
        _ => vec![Difference::whole(format!(
            "the body: expected {} bytes, got {}",
            expected.len(),
            got.len()
        ))],
    }
}

fn compare(
    place: &str,
    expected: Option<&JsonValue>,
    got: Option<&JsonValue>,
    found: &mut Vec<Difference>,
) {
    match (expected, got) {
        (expected, got) if expected == got => {}
        (Some(JsonValue::Object(expected)), Some(JsonValue::Object(got))) => {
            let names: BTreeSet<&String> = expected.keys().chain(got.keys()).collect();
            for name in names {
                let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
                compare(&place, expected.get(name), got.get(name), found);
            }
        }
        (Some(JsonValue::Array(expected)), Some(JsonValue::Array(got))) => {
            for index in 0..expected.len().max(got.len()) {
                let place = format!("{place}/{index}");
                compare(&place, expected.get(index), got.get(index), found);
            }
        }
        (expected, got) => {
            let text = |value: Option<&JsonValue>| value.map(ToString::to_string);
            let place = if place.is_empty() { "its root" } else { place };
            found.push(Difference {
                place: place.to_owned(),
                values: Some((text(expected), text(got))),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::body_differences;
    use crate::http::Scrub;

    fn told(expected: &str, got: &str) -> Vec<String> {
        let found = body_differences(expected.as_bytes(), got.as_bytes());
        found
            .iter()
            .map(|one| one.shown(&Scrub::default()))
            .collect()
    }

    #[test]
    fn each_place_is_told_once() {
        assert!(told(r#"{"a":1,"b":[2]}"#, r#"{ "b": [2], "a": 1 }"#).is_empty());
        assert_eq!(
            told(
                r#"{"a":1,"b":[2,3],"c/d":{"e":"x"}}"#,
                r#"{"b":[2],"c/d":{"e":"y"},"f":null}"#
            ),
            [
                "the body at /a: expected 1, got nothing",
                "the body at /b/1: expected 3, got nothing",
                r#"the body at /c~1d/e: expected "x", got "y""#,
                "the body at /f: expected nothing, got null",
            ]
        );
        assert_eq!(told("1", "2"), ["the body at its root: expected 1, got 2"]);
        assert_eq!(told("", "abc"), ["the body: expected 0 bytes, got 3"]);
        let (zeros, ones) = (
            format!("[{}0]", "0,".repeat(9)),
            format!("[{}1]", "1,".repeat(9)),
        );
        assert_eq!(told(&zeros, &ones)[8], "2 more places of the body");
    }
}
