//! Which bytes of the file a response has.

use azure_core::http::StatusCode;
use azure_core::http::headers::Headers;

use super::content_range::{ContentRange, content_length};
use super::version::header;

/// The bytes that a response has.
pub(super) struct Part {
    /// The place of the first one in the file.
    pub(super) start: u64,
    /// How many they are, if the response states it.
    pub(super) length: Option<u64>,
    /// The length of the whole file, if the response states it.
    pub(super) total: Option<u64>,
}

/// Why a response can't be the one to a request for a range.
pub(super) enum Misfit {
    /// It has another range, or none.
    Range,
    /// It has another status than 200 and 206.
    Status,
    /// Its bytes are not those of the file.
    Compressed,
}

impl Part {
    /// The bytes of a response to a request for those from `start` on.
    ///
    /// # Errors
    /// If it can't be the response to that.
    pub(super) fn of(status: StatusCode, headers: &Headers, start: u64) -> Result<Self, Misfit> {
        if is_encoded(headers) {
            return Err(Misfit::Compressed);
        }
        let announced = content_length(headers);
        match u16::from(status) {
            200 => Ok(Self {
                start: 0,
                length: announced,
                total: announced,
            }),
            206 => {
                let range = ContentRange::of(headers).ok_or(Misfit::Range)?;
                let length = range.end - range.start;
                if range.start != start || announced.is_some_and(|announced| announced != length) {
                    return Err(Misfit::Range);
                }
                Ok(Self {
                    start,
                    length: Some(length),
                    total: range.total,
                })
            }
            _ => Err(Misfit::Status),
        }
    }
}

/// Whether the bytes have a content coding (RFC 9110, section 8.4).
fn is_encoded(headers: &Headers) -> bool {
    header(headers, "content-encoding").is_some_and(|coding| {
        let coding = coding.trim();
        !coding.is_empty() && !coding.eq_ignore_ascii_case("identity")
    })
}
