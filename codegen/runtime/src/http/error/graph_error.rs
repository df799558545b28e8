//! The error of a service.

use std::fmt;

/// The error in a body.
#[derive(Clone, Default)]
pub(crate) struct GraphError {
    pub(crate) code: Option<String>,
    pub(crate) message: Option<ServiceText>,
    pub(crate) target: Option<String>,
    pub(crate) details: Vec<ErrorDetail>,
    pub(crate) inner: Option<InnerError>,
}

/// A text of a service: exactly, and redacted for printing.
#[derive(Clone)]
pub(crate) struct ServiceText {
    pub(crate) exact: String,
    pub(crate) shown: String,
}

/// One item of an error's `details`.
#[derive(Clone, Default)]
pub struct ErrorDetail {
    pub(in crate::http) code: Option<String>,
    pub(in crate::http) message: Option<ServiceText>,
    pub(in crate::http) target: Option<String>,
}

/// One level of an error's `innerError`. Its `source()` is the next level that has a code or a message; levels with
/// only ids are reached by [`InnerError::inner`].
#[derive(Clone, Default)]
pub struct InnerError {
    pub(in crate::http) code: Option<String>,
    pub(in crate::http) message: Option<ServiceText>,
    pub(in crate::http) request_id: Option<String>,
    pub(in crate::http) client_request_id: Option<String>,
    pub(in crate::http) date: Option<String>,
    pub(in crate::http) next: Option<Box<InnerError>>,
}

impl GraphError {
    /// Whether it has a code or a message.
    pub(in crate::http) fn says_something(&self) -> bool {
        self.code.is_some() || self.message.is_some()
    }

    /// Whether it has any content.
    pub(in crate::http) fn is_found(&self) -> bool {
        self.says_something() || !self.details.is_empty() || self.inner.is_some()
    }

    /// The outermost inner error that has a code or a message.
    pub(in crate::http) fn telling(&self) -> Option<&InnerError> {
        InnerError::telling(self.inner.as_ref())
    }
}

impl ErrorDetail {
    /// The detail's code.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The detail's message, exactly as the service wrote it; it may repeat what was sent.
    pub fn message(&self) -> Option<&str> {
        self.message.as_ref().map(|text| text.exact.as_str())
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
        self.message.as_ref().map(|text| text.exact.as_str())
    }

    /// The `request-id`.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The `client-request-id`.
    pub fn client_request_id(&self) -> Option<&str> {
        self.client_request_id.as_deref()
    }

    /// The date of the error, as the service wrote it.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The next level.
    pub fn inner(&self) -> Option<&InnerError> {
        self.next.as_deref()
    }

    /// The first level from `first` on that has a code or a message.
    fn telling(first: Option<&Self>) -> Option<&Self> {
        let mut levels = std::iter::successors(first, |level| level.inner());
        levels.find(|level| level.code.is_some() || level.message.is_some())
    }
}

impl fmt::Debug for ServiceText {
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
            (None, None) => match &self.request_id {
                Some(id) => write!(f, "request-id {id}"),
                None => f.write_str("neither a code nor a message"),
            },
        }
    }
}

impl std::error::Error for InnerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Self::telling(self.inner()).map(|inner| inner as _)
    }
}
