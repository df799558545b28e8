//! Which version of a file a response has.

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

pub(super) fn header<'a>(headers: &'a Headers, name: &'static str) -> Option<&'a str> {
    headers.get_optional_str(&HeaderName::from_static(name))
}

#[cfg(test)]
mod tests {
    use super::Version;

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
