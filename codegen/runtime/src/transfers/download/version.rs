//! Which version of a file a response has, and which of its bytes.

use azure_core::http::headers::{HeaderName, Headers};

use crate::http::is_html;
use crate::{Error, ErrorKind};

/// What identifies the version of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
    /// The length of the whole file.
    pub(super) total: Option<u64>,
    /// Whether it came as HTML.
    pub(super) is_page: bool,
}

impl Version {
    pub(super) fn of(headers: &Headers, total: Option<u64>) -> Self {
        Self {
            etag: header(headers, "etag").map(str::to_owned),
            modified: header(headers, "last-modified").map(str::to_owned),
            total,
            is_page: is_html(headers),
        }
    }

    /// Adds what a later response says of the same file.
    ///
    /// # Errors
    /// If it is another version: the ETag or the length differs, or without an ETag the date.
    pub(super) fn merge(&mut self, later: Self) -> Result<(), Error> {
        let etags = both(&self.etag, &later.etag);
        let has_changed = match etags {
            Some((one, other)) => opaque(one) != opaque(other),
            None => both(&self.modified, &later.modified).is_some_and(|(one, other)| one != other),
        };
        let lengths = both(&self.total, &later.total);
        if has_changed || lengths.is_some_and(|(one, other)| one != other) {
            let text = "the file changed during the download: its ETag, length or date differs";
            return Err(Error::new(ErrorKind::Changed, text));
        }
        self.etag = self.etag.take().or(later.etag);
        self.modified = self.modified.take().or(later.modified);
        self.total = self.total.or(later.total);
        Ok(())
    }
}

fn both<'a, T>(one: &'a Option<T>, other: &'a Option<T>) -> Option<(&'a T, &'a T)> {
    one.as_ref().zip(other.as_ref())
}

/// Weak comparison (RFC 9110, section 8.8.3.2).
fn opaque(etag: &str) -> &str {
    etag.strip_prefix("W/").unwrap_or(etag)
}

/// Which bytes a response has, from `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ContentRange {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) total: Option<u64>,
}

impl ContentRange {
    /// `Content-Range: bytes 0-9/100` (RFC 9110, section 14.4). `None` if there is none, or it is another unit or no range.
    pub(super) fn of(headers: &Headers) -> Option<Self> {
        let (range, total) = bytes(headers)?;
        let (start, last) = range.split_once('-')?;
        let (start, last): (u64, u64) = (number(start)?, number(last)?);
        let total = match total {
            "*" => None,
            total => Some(number(total)?),
        };
        let end = last.checked_add(1)?;
        let fits = start < end && total.is_none_or(|total| end <= total);
        fits.then_some(Self { start, end, total })
    }

    /// The length in the `Content-Range: bytes */100` of a 416.
    pub(super) fn total_of(headers: &Headers) -> Option<u64> {
        let (range, total) = bytes(headers)?;
        if range == "*" { number(total) } else { None }
    }
}

fn bytes(headers: &Headers) -> Option<(&str, &str)> {
    let (unit, value) = header(headers, "content-range")?.split_once(' ')?;
    let (range, total) = value.split_once('/')?;
    let is_bytes = unit.eq_ignore_ascii_case("bytes");
    is_bytes.then(|| (range.trim(), total.trim()))
}

pub(super) fn content_length(headers: &Headers) -> Option<u64> {
    number(header(headers, "content-length")?)
}

pub(super) fn header<'a>(headers: &'a Headers, name: &'static str) -> Option<&'a str> {
    headers.get_optional_str(&HeaderName::from_static(name))
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{ContentRange, Version};
    use azure_core::http::headers::Headers;

    fn headers(name: &'static str, value: &str) -> Headers {
        let mut headers = Headers::new();
        headers.insert(name, value.to_owned());
        headers
    }

    #[test]
    fn content_ranges() {
        let of = |value| ContentRange::of(&headers("content-range", value));
        let range = |start, end, total| Some(ContentRange { start, end, total });
        assert_eq!(of("bytes 0-9/100"), range(0, 10, Some(100)));
        assert_eq!(of("Bytes 5-5/*"), range(5, 6, None));
        for wrong in [
            "",
            "bytes",
            "bytes */100",
            "bytes 9-0/100",
            "bytes 0-100/100",
            "bytes=0-9/100",
            "items 0-9/100",
            "bytes -9/100",
            "bytes 0-9",
            "bytes 0-18446744073709551615/*",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        let total = |value| ContentRange::total_of(&headers("content-range", value));
        assert_eq!(total("bytes */100"), Some(100));
        assert_eq!((total("bytes 0-9/100"), total("bytes */*")), (None, None));
    }

    #[test]
    fn another_etag_length_or_date_is_another_version() {
        let of = |etag: &str, modified: &str, total| {
            let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let (etag, modified) = (text(etag), text(modified));
            Version {
                etag,
                modified,
                total,
                is_page: false,
            }
        };
        let is_same = |mut one: Version, other| one.merge(other).is_ok();
        let first = of("\"a\"", "Mon", Some(1));
        assert!(is_same(first.clone(), of("W/\"a\"", "Tue", None)));
        assert!(is_same(first.clone(), of("", "", None)));
        assert!(!is_same(first.clone(), of("\"b\"", "Mon", Some(1))));
        assert!(!is_same(first.clone(), of("\"a\"", "Mon", Some(2))));
        assert!(!is_same(first, of("", "Tue", Some(1))));
    }
}
