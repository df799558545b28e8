//! Headers of a response.

use std::time::{Duration, SystemTime};
use time::OffsetDateTime;
use ureq::http::{HeaderMap, header};

/// The value of a header, if it is text.
pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &header::HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// Whether an ETag is strong: equal bytes, not only an equal meaning (RFC 9110, section 8.8.1).
pub(crate) fn is_strong(etag: &str) -> bool {
    etag.len() >= 2 && etag.starts_with('"') && etag.ends_with('"')
}

/// The first byte and the total of `Content-Range: bytes 5-9/10`.
pub(crate) fn content_range(headers: &HeaderMap) -> Option<(u64, Option<u64>)> {
    let range = text(headers, &header::CONTENT_RANGE)?;
    let (range, total) = range.strip_prefix("bytes ")?.split_once('/')?;
    let (first, _) = range.split_once('-')?;
    let total = match total {
        "*" => None,
        total => Some(total.parse().ok()?),
    };
    Some((first.trim().parse().ok()?, total))
}

/// The delay of `Retry-After`, in seconds or as a date.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = text(headers, &header::RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// The day of `Last-Modified`, or else of `Date`, as `2026-08-04`.
pub(crate) fn day(headers: &HeaderMap) -> Option<String> {
    let parsed = |name| httpdate::parse_http_date(text(headers, &name)?).ok();
    let date = parsed(header::LAST_MODIFIED).or_else(|| parsed(header::DATE))?;
    Some(OffsetDateTime::from(date).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        let pairs = pairs.iter().cloned();
        pairs
            .map(|(name, value)| (name, value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn values_are_read() {
        let of = |name, value| headers(&[(name, value)]);
        for (value, expected) in [
            ("bytes 5-9/10", Some((5, Some(10)))),
            ("bytes 5-9/*", Some((5, None))),
            ("bytes */10", None),
            ("items 5-9/10", None),
            ("bytes 5-9/x", None),
        ] {
            let range = content_range(&of(header::CONTENT_RANGE, value));
            assert_eq!(range, expected, "{value}");
        }
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        for (value, seconds) in [
            ("7", Some(7)),
            ("Sun, 06 Nov 1994 08:50:00 GMT", Some(23)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("soon", None),
        ] {
            let delay = retry_after(&of(header::RETRY_AFTER, value), now);
            assert_eq!(delay, seconds.map(Duration::from_secs), "{value}");
        }
        let both = headers(&[
            (header::DATE, "Tue, 04 Aug 2026 00:00:01 GMT"),
            (header::LAST_MODIFIED, "Fri, 31 Jul 2026 23:59:59 GMT"),
        ]);
        assert_eq!(day(&both).as_deref(), Some("2026-07-31"));
        assert_eq!(day(&of(header::DATE, "yesterday")), None);
        assert!(is_strong("\"a\"") && !is_strong("W/\"a\"") && !is_strong("a"));
    }
}
