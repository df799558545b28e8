//! What arrived, as far as it may be printed.

use azure_core::Bytes;
use azure_core::http::StatusCode;
use azure_core::http::headers::{CONTENT_TYPE, Headers};

/// What arrived.
#[derive(Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

impl Reply {
    /// Whether the body is JSON by its content type, or has none, or nothing to it.
    pub(crate) fn may_be_json(&self) -> bool {
        let media = self.media().unwrap_or_default().to_ascii_lowercase();
        let is_json = matches!(media.as_str(), "" | "application/json" | "text/json");
        self.body.is_empty() || is_json || media.ends_with("+json")
    }

    /// The content type without its parameters.
    fn media(&self) -> Option<&str> {
        let header = self.headers.get_optional_str(&CONTENT_TYPE)?;
        header.split(';').next().map(str::trim)
    }

    /// `text/html, 1234 bytes` for a body that says nothing more that may be printed.
    pub(crate) fn describe(&self) -> String {
        match (self.media(), self.body.len()) {
            (_, 0) => "an empty body".to_owned(),
            (Some(media), length) => {
                let media: String = media.chars().take(80).collect();
                format!("{length} bytes of {media}")
            }
            (None, length) => format!("{length} bytes without a content type"),
        }
    }
}
