//! Any response.

use std::fmt;
use std::time::Duration;

use azure_core::Bytes;
use azure_core::http::StatusCode;
use azure_core::http::headers::{HeaderName, Headers};

use crate::{JsonError, Value};

/// A response of any kind, for [`Expectation::responds`](super::Expectation::responds), where the typed methods are not enough.
#[derive(Clone)]
pub struct MockResponse {
    pub(super) status: StatusCode,
    pub(super) headers: Headers,
    pub(super) body: Bytes,
    /// After how many bytes the connection breaks.
    pub(super) cut_off: Option<usize>,
    /// After how many bytes nothing comes, and for how long.
    pub(super) pause: Option<(usize, Duration)>,
}

impl MockResponse {
    /// A response without headers and without a body.
    pub fn new(status: u16) -> Self {
        Self {
            status: status.into(),
            headers: Headers::new(),
            body: Bytes::new(),
            cut_off: None,
            pause: None,
        }
    }

    /// Sets a header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        let name = HeaderName::from(name.to_ascii_lowercase());
        self.headers.insert(name, value.into());
        self
    }

    /// Sets the body and its media type.
    #[must_use]
    pub fn with_body(mut self, media_type: &str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.with_header("content-type", media_type)
    }

    /// Sets the body to `value`, as JSON.
    ///
    /// # Errors
    /// If it has no JSON form.
    pub fn with_json<T: Value>(self, value: &T) -> Result<Self, JsonError> {
        let body = crate::json::to_vec(value)?;
        Ok(self.with_body("application/json", body))
    }

    /// Breaks the connection after this many bytes of the body.
    #[must_use]
    pub fn cut_off_after(mut self, bytes: usize) -> Self {
        self.cut_off = Some(bytes);
        self
    }

    /// Pauses after this many bytes of the body, for this long by the clock of the mock.
    #[must_use]
    pub fn with_pause(mut self, after: usize, pause: Duration) -> Self {
        self.pause = Some((after, pause));
        self
    }

    /// Graph's form of an error.
    pub(super) fn fault(status: u16, code: &str, message: &str) -> Self {
        let error = serde_json::json!({ "error": { "code": code, "message": message } });
        Self::new(status).with_body("application/json", error.to_string())
    }

    pub(super) fn asking_to_wait(status: u16, wait: Option<Duration>) -> Self {
        let code = match status {
            429 => "TooManyRequests",
            _ => "ServiceUnavailable",
        };
        let response = Self::fault(status, code, "Try again later.");
        match wait {
            // RFC 9110 (section 10.2.3) has whole seconds.
            Some(wait) => {
                let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                response.with_header("retry-after", seconds.to_string())
            }
            None => response,
        }
    }
}

impl fmt::Debug for MockResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockResponse")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
