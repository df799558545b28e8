//! The validation token in the URL of a request.

use std::borrow::Cow;

/// The decoded value of `validationToken` in the query of `url`, as bytes: what is percent-encoded need not be UTF-8.
///
/// The name may be in any case, as some services of Graph write it.
pub(super) fn validation_token(url: &str) -> Option<Vec<u8>> {
    let pairs = query(url).split('&');
    pairs.into_iter().find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let is_it = decode(name).eq_ignore_ascii_case(b"validationToken");
        is_it.then(|| decode(value))
    })
}

/// What follows the first `?`, without the fragment. A text without `?` is a query, unless it is a path or a URL.
fn query(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or_default();
    match url.split_once('?') {
        Some((_, query)) => query,
        None if url.starts_with('/') || url.contains("://") => "",
        None => url,
    }
}

/// Decodes `application/x-www-form-urlencoded` (WHATWG URL, section 5.1): `+` is a space.
fn decode(text: &str) -> Vec<u8> {
    let spaced: Cow<'_, str> = if text.contains('+') {
        text.replace('+', " ").into()
    } else {
        text.into()
    };
    percent_encoding::percent_decode_str(&spaced).collect()
}

#[cfg(test)]
mod tests {
    use super::validation_token;

    #[test]
    fn a_token_is_found_and_decoded() {
        let cases = [
            ("/hook?validationToken=a%2Bb+c%3A%20d", Some("a+b c: d")),
            (
                "https://example.com/hook?x=1&validationToken=%3Cbr%2F%3E",
                Some("<br/>"),
            ),
            ("?validationtoken=a", Some("a")),
            ("validationToken=a=b", Some("a=b")),
            ("/hook?validationToken=what?&x=1#y", Some("what?")),
            ("/hook?validationToken=100%", Some("100%")),
            ("/hook?validationToken=", Some("")),
            ("/hook?validation%54oken=a", Some("a")),
            ("/hook?x=validationToken", None),
            ("/hook?validationTokens=a", None),
            ("/validationToken=a", None),
            ("https://example.com/?#validationToken=a", None),
            ("https://example.com/validationToken=a", None),
            ("", None),
        ];
        for (url, token) in cases {
            let found = validation_token(url);
            assert_eq!(found.as_deref(), token.map(str::as_bytes), "{url}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_kept() {
        assert_eq!(
            validation_token("?validationToken=%FF%00"),
            Some(vec![0xFF, 0])
        );
    }
}
