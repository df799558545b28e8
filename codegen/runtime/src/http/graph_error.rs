//! The error object in a response body, read as leniently as services write it.

use std::fmt;

use serde_json::{Map, Value as JsonValue};

use super::Scrub;

/// What a body says about an error.
#[derive(Clone, Default)]
pub(crate) struct GraphError {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<Said>,
    pub(crate) target: Option<String>,
    pub(crate) details: Vec<ErrorDetail>,
    pub(crate) inner: Option<InnerError>,
}

/// Text from a service: as it came, and as it may be printed.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) exact: String,
    pub(crate) shown: String,
}

/// One item of an error's `details`.
#[derive(Clone)]
pub struct ErrorDetail {
    code: Option<String>,
    message: Option<Said>,
    target: Option<String>,
}

/// One level of an error's `innerError`: the next one is its `source()`.
#[derive(Clone)]
pub struct InnerError {
    code: Option<String>,
    message: Option<Said>,
    request_id: Option<String>,
    client_request_id: Option<String>,
    date: Option<String>,
    next: Option<Box<InnerError>>,
}

impl GraphError {
    /// Reads `{"error": {…}}`, and `{"error": "code", "error_description": "…"}` as token endpoints have it.
    pub(crate) fn parse(body: &[u8], scrub: &Scrub) -> Option<Self> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let JsonValue::Object(root) = serde_json::from_slice(body).ok()? else {
            return None;
        };
        match root.get("error")? {
            JsonValue::Object(error) => Some(Self {
                code: plain(error, "code", scrub),
                message: said(error, scrub),
                target: plain(error, "target", scrub),
                details: details(error, scrub),
                inner: inner(error, scrub),
            }),
            JsonValue::String(code) => Some(Self {
                code: Some(scrub.clean(code)),
                message: text(&root, "error_description").map(|exact| Said::new(exact, scrub)),
                ..Self::default()
            }),
            _ => None,
        }
    }
}

impl Said {
    fn new(exact: String, scrub: &Scrub) -> Self {
        Self {
            shown: scrub.clean(&exact),
            exact,
        }
    }
}

fn text(members: &Map<String, JsonValue>, name: &str) -> Option<String> {
    match members.get(name)? {
        JsonValue::String(text) => Some(text.clone()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A name or an id, which is printed as it is kept.
fn plain(members: &Map<String, JsonValue>, name: &str, scrub: &Scrub) -> Option<String> {
    text(members, name).map(|text| scrub.clean(&text))
}

/// `message` as text, or as older services have it: `{"lang": "en", "value": "…"}`.
fn said(members: &Map<String, JsonValue>, scrub: &Scrub) -> Option<Said> {
    let exact = match members.get("message")? {
        JsonValue::Object(localized) => text(localized, "value"),
        _ => text(members, "message"),
    };
    exact.map(|exact| Said::new(exact, scrub))
}

fn details(error: &Map<String, JsonValue>, scrub: &Scrub) -> Vec<ErrorDetail> {
    let Some(JsonValue::Array(items)) = error.get("details") else {
        return Vec::new();
    };
    items
        .iter()
        .filter_map(JsonValue::as_object)
        .map(|item| ErrorDetail {
            code: plain(item, "code", scrub),
            message: said(item, scrub),
            target: plain(item, "target", scrub),
        })
        .collect()
}

fn inner(error: &Map<String, JsonValue>, scrub: &Scrub) -> Option<InnerError> {
    let inner = error
        .get("innerError")
        .or_else(|| error.get("innererror"))?
        .as_object()?;
    Some(InnerError {
        code: plain(inner, "code", scrub),
        message: said(inner, scrub),
        request_id: plain(inner, "request-id", scrub),
        client_request_id: plain(inner, "client-request-id", scrub),
        date: plain(inner, "date", scrub),
        next: self::inner(inner, scrub).map(Box::new),
    })
}

impl ErrorDetail {
    /// The detail's code.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The detail's message, exactly as the service wrote it; it may repeat what was sent.
    pub fn message(&self) -> Option<&str> {
        self.message.as_ref().map(|said| said.exact.as_str())
    }

    /// What the detail is about, often a property.
    pub fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }
}

impl InnerError {
    /// The more specific code.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The message, exactly as the service wrote it; it may repeat what was sent.
    pub fn message(&self) -> Option<&str> {
        self.message.as_ref().map(|said| said.exact.as_str())
    }

    /// The service's id of the request.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The caller's id of the request.
    pub fn client_request_id(&self) -> Option<&str> {
        self.client_request_id.as_deref()
    }

    /// When it happened, as the service wrote it.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The next level.
    pub fn inner(&self) -> Option<&InnerError> {
        self.next.as_deref()
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.shown, f)
    }
}

impl fmt::Debug for ErrorDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorDetail")
            .field("code", &self.code)
            .field("message", &self.message)
            .field("target", &self.target)
            .finish()
    }
}

impl fmt::Debug for InnerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InnerError")
            .field("code", &self.code)
            .field("message", &self.message)
            .field("inner", &self.next)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for InnerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, "{code}: {}", message.shown),
            (Some(code), None) => f.write_str(code),
            (None, Some(message)) => f.write_str(&message.shown),
            (None, None) => f.write_str("no code, no message"),
        }
    }
}

impl std::error::Error for InnerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner().map(|inner| inner as _)
    }
}
