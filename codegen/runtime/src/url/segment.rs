//! Path segments: any value is sent as one segment or refused before anything is sent.

use super::Literal;

/// Encodes `value` as one path segment. The empty string, `.` and `..` have no spelling that servers keep as a segment
/// of its own (`%2e%2e` is `..` to a URL parser), so they are refused, and so are control characters. The error completes
/// a sentence about the value.
pub(crate) fn encode_segment(value: &str) -> Result<String, &'static str> {
    match value {
        "" => Err("is empty"),
        "." | ".." => Err("is `.` or `..`, which have a meaning of their own in a URL"),
        _ if value.chars().any(char::is_control) => Err("contains a control character"),
        _ => Ok(encode(value)),
    }
}

/// `(name=value,name=value)` as key predicates and function calls have it; `()` when there is nothing.
pub(crate) fn encode_arguments(arguments: &[(&str, Literal)]) -> String {
    let pairs: Vec<String> = arguments
        .iter()
        .map(|(name, literal)| {
            let mut pair = format!("{}=", encode(name));
            push_encoded(&mut pair, literal.as_str(), "@");
            pair
        })
        .collect();
    format!("({})", pairs.join(","))
}

/// Percent-encodes all but RFC 3986's unreserved characters.
pub(crate) fn encode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    push_encoded(&mut out, value, "");
    out
}

/// Appends `value`, percent-encoding what is neither unreserved nor in `keep`.
pub(crate) fn push_encoded(out: &mut String, value: &str, keep: &str) {
    for c in value.chars() {
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || keep.contains(c) {
            out.push(c);
            continue;
        }
        let mut utf8 = [0; 4];
        for byte in c.encode_utf8(&mut utf8).bytes() {
            out.push('%');
            out.push(hex(byte >> 4));
            out.push(hex(byte & 15));
        }
    }
}

fn hex(digit: u8) -> char {
    char::from(if digit < 10 {
        b'0' + digit
    } else {
        b'A' + digit - 10
    })
}

#[cfg(test)]
mod tests {
    use super::{encode_arguments, encode_segment};
    use crate::Literal;

    #[test]
    fn unreserved_characters_stay() {
        let id = "BoxOutDelta.9b4e2d7a0f3c4d5e.8c-x_y~z";
        assert_eq!(encode_segment(id).unwrap(), id);
    }

    #[test]
    fn hostile_values_are_one_segment() {
        for (value, segment) in [
            ("a/../../users", "a%2F..%2F..%2Fusers"),
            ("%2e%2e", "%252e%252e"),
            ("a?b#c", "a%3Fb%23c"),
            ("a b+c&d=e", "a%20b%2Bc%26d%3De"),
            ("caf\u{e9}", "caf%C3%A9"),
            ("...", "..."),
            ("a\\b;c", "a%5Cb%3Bc"),
        ] {
            assert_eq!(encode_segment(value).unwrap(), segment);
        }
        let long = "x".repeat(5000);
        assert_eq!(encode_segment(&long).unwrap(), long);
    }

    #[test]
    fn what_has_no_segment_is_refused() {
        for value in ["", ".", "..", "a\r\nb", "\n", "a\0"] {
            assert!(encode_segment(value).is_err(), "{value:?}");
        }
    }

    #[test]
    fn arguments_keep_their_quotes_through_the_encoding() {
        let arguments = [
            ("appId", Literal::from("O'Neil/x")),
            ("n", Literal::from(5)),
        ];
        assert_eq!(
            encode_arguments(&arguments),
            "(appId=%27O%27%27Neil%2Fx%27,n=5)"
        );
        assert_eq!(encode_arguments(&[]), "()");
    }
}
