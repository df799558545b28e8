//! The bytes that an interrupted download left, and whether the rest can be asked for.

use crate::Address;
use crate::headers::{self, is_strong};
use ureq::http::{HeaderMap, header};

/// The bytes so far.
#[derive(Debug, Default)]
pub(crate) struct Partial {
    pub(crate) bytes: Vec<u8>,
    /// The URL and the strong ETag of a server that has ranges.
    origin: Option<(Address, String)>,
    /// The length of the whole, if the server states it.
    pub(crate) total: Option<u64>,
}

impl Partial {
    /// Starts again with a whole response.
    pub(crate) fn begin(&mut self, address: &Address, headers: &HeaderMap, length: Option<u64>) {
        let etag = headers::text(headers, &header::ETAG).filter(|etag| is_strong(etag));
        let has_ranges = headers::text(headers, &header::ACCEPT_RANGES)
            .is_some_and(|ranges| ranges.eq_ignore_ascii_case("bytes"));
        *self = Self {
            bytes: Vec::new(),
            origin: etag
                .filter(|_| has_ranges)
                .map(|etag| (address.clone(), etag.to_owned())),
            total: length,
        };
    }

    /// The `If-Range` that asks for the rest at this URL.
    pub(crate) fn resumes(&self, address: &Address) -> Option<&str> {
        let (url, etag) = self.origin.as_ref()?;
        (url == address && !self.bytes.is_empty()).then_some(etag)
    }

    /// Whether a 206 continues these bytes.
    pub(crate) fn continues(&mut self, headers: &HeaderMap) -> bool {
        let Some((first, total)) = headers::content_range(headers) else {
            return false;
        };
        let etag = self.origin.as_ref().map(|(_, etag)| etag.as_str());
        let is_same = etag.is_some() && headers::text(headers, &header::ETAG) == etag;
        let is_total = self.total.is_none() || total.is_none() || self.total == total;
        if !is_same || !is_total || first != self.bytes.len() as u64 {
            return false;
        }
        self.total = self.total.or(total);
        true
    }

    /// Keeps the bytes only if the rest can be asked for.
    pub(crate) fn interrupt(&mut self) {
        if self.origin.is_none() {
            *self = Self::default();
        }
    }
}
