//! How long a service asks to wait.

use std::time::Duration;

use azure_core::http::headers::{HeaderName, Headers};
use azure_core::time::{OffsetDateTime, parse_rfc7231};

/// The wait that the headers ask for: milliseconds in Microsoft's own headers, else seconds or a date. What can't be
/// read is as if absent; what is too large for a number is very long.
pub(crate) fn retry_after(headers: &Headers) -> Option<Duration> {
    let get = |name| {
        headers
            .get_optional_str(&HeaderName::from_static(name))
            .map(str::trim)
    };
    get("retry-after-ms")
        .or_else(|| get("x-ms-retry-after-ms"))
        .and_then(|text| number(text).map(|n| seconds(n / 1000.0)))
        .or_else(|| get("retry-after").and_then(seconds_or_date))
}

fn seconds_or_date(text: &str) -> Option<Duration> {
    if let Some(number) = number(text) {
        return Some(seconds(number));
    }
    let date = parse_rfc7231(text).ok()?;
    let wait = date - OffsetDateTime::now_utc();
    Some(wait.try_into().unwrap_or(Duration::ZERO))
}

/// A plain non-negative decimal number; no exponents, signs or names.
fn number(text: &str) -> Option<f64> {
    let plain = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    if plain { text.parse().ok() } else { None }
}

fn seconds(number: f64) -> Duration {
    Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use azure_core::time::to_rfc7231;

    fn wait(name: &'static str, value: &str) -> Option<Duration> {
        let mut headers = Headers::new();
        headers.insert(name, value.to_owned());
        retry_after(&headers)
    }

    #[test]
    fn every_spelling() {
        assert_eq!(wait("retry-after", "3600"), Some(Duration::from_secs(3600)));
        assert_eq!(
            wait("retry-after", " 1.5 "),
            Some(Duration::from_millis(1500))
        );
        assert_eq!(
            wait("retry-after-ms", "250"),
            Some(Duration::from_millis(250))
        );
        assert_eq!(
            wait("x-ms-retry-after-ms", "250"),
            Some(Duration::from_millis(250))
        );
        assert_eq!(wait("retry-after", &"9".repeat(400)), Some(Duration::MAX));
        for nonsense in ["", "-1", "soon", "1e9", "nan", "1.2.3"] {
            assert_eq!(wait("retry-after", nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_date() {
        let soon = to_rfc7231(&(OffsetDateTime::now_utc() + Duration::from_secs(100)));
        let wait_for = wait("retry-after", &soon).unwrap();
        assert!((95..=100).contains(&wait_for.as_secs()), "{wait_for:?}");
        assert_eq!(
            wait("retry-after", "Fri, 01 Jan 2021 00:00:00 GMT"),
            Some(Duration::ZERO)
        );
    }
}
