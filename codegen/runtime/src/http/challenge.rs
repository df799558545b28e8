//! Claims challenges: the service accepts no token but one with further claims.

use azure_core::http::headers::{Headers, WWW_AUTHENTICATE};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The claims of a challenge, decoded to JSON where they are base64 as they should be.
pub(crate) fn claims_of(headers: &Headers) -> Option<String> {
    let header = headers.get_optional_str(&WWW_AUTHENTICATE)?;
    let claims = parameter(header, "claims")?;
    Some(decode(&claims).unwrap_or(claims))
}

/// The value of `name=…` among a challenge's parameters, quoted or not.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header;
    loop {
        let equals = rest.find('=')?;
        let key = rest[..equals]
            .rsplit([' ', ',', '\t'])
            .next()
            .unwrap_or_default();
        let (value, after) = value(&rest[equals + 1..]);
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after;
    }
}

/// A quoted string without its quotes and backslashes, or all up to the next comma; and what follows.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(',').unwrap_or(text.len());
        return (text[..end].trim().to_owned(), &text[end..]);
    };
    let mut out = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, &quoted[at + 1..]),
            '\\' => out.extend(chars.next().map(|(_, c)| c)),
            _ => out.push(c),
        }
    }
    (out, "")
}

fn decode(claims: &str) -> Option<String> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    let standard = claims.replace('-', "+").replace('_', "/");
    let text = String::from_utf8(LENIENT.decode(standard).ok()?).ok()?;
    text.trim_start().starts_with('{').then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(header: &str) -> Option<String> {
        let mut headers = Headers::new();
        headers.insert(WWW_AUTHENTICATE, header.to_owned());
        claims_of(&headers)
    }

    #[test]
    fn decoded_wherever_they_stand() {
        let json = r#"{"access_token":{"nbf":{"essential":true}}}"#;
        let plain = base64::engine::general_purpose::STANDARD.encode(json);
        for header in [
            format!(r#"Bearer realm="", error="insufficient_claims", claims="{plain}""#),
            format!(r#"Bearer authorization_uri="https://x/?a=b,c", CLAIMS={plain}, x=y"#),
            format!(r#"Bearer claims="{}""#, plain.trim_end_matches('=')),
        ] {
            assert_eq!(claims(&header).as_deref(), Some(json), "{header}");
        }
    }

    #[test]
    fn nonsense_is_no_challenge_or_kept() {
        assert_eq!(claims("Bearer realm=\"claims=x\""), None);
        assert_eq!(claims("Bearer"), None);
        assert_eq!(
            claims("Bearer claims=\"not base64!\"").as_deref(),
            Some("not base64!")
        );
        assert_eq!(claims("Bearer claims=\"\\").as_deref(), Some(""));
    }
}
