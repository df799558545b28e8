//! `Content-Range` and `Content-Length`.

use azure_core::http::headers::Headers;

use super::version::header;

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

/// `Content-Length`, in bytes.
pub(super) fn content_length(headers: &Headers) -> Option<u64> {
    number(header(headers, "content-length")?)
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::ContentRange;
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
}
