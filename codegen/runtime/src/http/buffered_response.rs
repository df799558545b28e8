//! A response in memory.

use azure_core::Bytes;
use azure_core::http::StatusCode;
use azure_core::http::headers::{CONTENT_TYPE, HeaderName, Headers};

/// Headers of files (RFC 9110, sections 8.8 and 14.4; RFC 6266).
const OF_FILES: [&str; 4] = [
    "content-disposition",
    "content-range",
    "etag",
    "last-modified",
];

/// A response in memory.
#[derive(Clone)]
pub(crate) struct BufferedResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

impl BufferedResponse {
    /// Whether the body is JSON by its content type, or has none, or nothing to it.
    pub(crate) fn may_be_json(&self) -> bool {
        let media = self.media().unwrap_or_default().to_ascii_lowercase();
        let is_json = matches!(media.as_str(), "" | "application/json" | "text/json");
        self.body.is_empty() || is_json || media.ends_with("+json")
    }

    /// Whether the body is a page for people: a proxy's, or a portal's.
    pub(crate) fn is_html(&self) -> bool {
        is_html(&self.headers)
    }

    /// The content type without its parameters; of several, the first.
    fn media(&self) -> Option<&str> {
        self.media_types().next()
    }

    /// Why the content type is ambiguous: a repeated header with different values.
    pub(crate) fn ambiguous_media(&self) -> Option<String> {
        let header = self.headers.get_optional_str(&CONTENT_TYPE)?;
        let normal = |value: &str| value.to_ascii_lowercase().replace([' ', '\t'], "");
        let mut values = values(header).map(normal);
        let first = values.next()?;
        if values.all(|value| value == first) {
            return None;
        }
        let all: Vec<&str> = self.media_types().collect();
        Some(format!(
            "expected one content type, found {}",
            shortened(&all.join(" and "))
        ))
    }

    fn media_types(&self) -> impl Iterator<Item = &str> {
        let header = self.headers.get_optional_str(&CONTENT_TYPE);
        let types = header.into_iter().flat_map(values);
        types.filter_map(|value| value.split(';').next().map(str::trim))
    }

    /// `text/html, 1234 bytes` for a body of which no more may be printed.
    pub(crate) fn describe(&self) -> String {
        match (self.media(), self.body.len()) {
            (_, 0) => "an empty body".to_owned(),
            (Some(media), length) => {
                format!("{length} bytes of {}", shortened(media))
            }
            (None, length) => format!("{length} bytes without a content type"),
        }
    }
}

/// Whether the content type is HTML.
pub(crate) fn is_html(headers: &Headers) -> bool {
    let media = headers.get_optional_str(&CONTENT_TYPE).unwrap_or_default();
    let media = media.trim_start().to_ascii_lowercase();
    media.starts_with("text/html") || media.starts_with("application/xhtml+xml")
}

/// Whether the headers are those of a file: they have its version, its date, its name, or the range of it. A page for people,
/// such as one to sign in, is made anew each time, and has none of them.
pub(crate) fn is_of_file(headers: &Headers) -> bool {
    OF_FILES.iter().any(|name| {
        headers
            .get_optional_str(&HeaderName::from_static(name))
            .is_some()
    })
}

/// The values of a header that was repeated, and joined by commas.
pub(crate) fn values(header: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let separates = move |c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    };
    let values = header.split(separates).map(str::trim);
    values.filter(|value| !value.is_empty())
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
