//! The response to a request of Graph.

use std::fmt;

/// The HTTP response to send. It does not show whether items were rejected.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "the response has to be sent"]
pub struct WebhookResponse {
    status: u16,
    content_type: Option<&'static str>,
    body: Vec<u8>,
}

impl WebhookResponse {
    /// 202: the notifications are stored.
    pub(super) const ACCEPTED: Self = Self::empty(202);
    /// 400: the body is no collection of notifications.
    pub(super) const BAD_REQUEST: Self = Self::empty(400);
    /// 405: the method is not POST.
    pub(super) const METHOD_NOT_ALLOWED: Self = Self::empty(405);
    /// 500: the notifications could not be stored.
    pub(super) const NOT_STORED: Self = Self::empty(500);
    /// 503: the keys of the authority can't be fetched at the moment.
    pub(super) const UNAVAILABLE: Self = Self::empty(503);

    const fn empty(status: u16) -> Self {
        Self {
            status,
            content_type: None,
            body: Vec::new(),
        }
    }

    /// The validation token, as plain text.
    pub(super) fn validation(token: Vec<u8>) -> Self {
        Self {
            status: 200,
            content_type: Some("text/plain"),
            body: token,
        }
    }

    /// The status code.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The value of `Content-Type`: `text/plain`, or `None` if there is no body.
    #[must_use]
    pub fn content_type(&self) -> Option<&'static str> {
        self.content_type
    }

    /// The body; often empty.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// All headers except `Content-Length`: names in lower case, and values. Besides `content-type` these are
    /// `x-content-type-options`, so that no browser takes the echoed token for HTML, and `allow` with status 405.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let kind = self.content_type.map(|kind| ("content-type", kind));
        let sniffing = kind.map(|_| ("x-content-type-options", "nosniff"));
        let allow = (self.status == 405).then_some(("allow", "POST"));
        [kind, sniffing, allow].into_iter().flatten()
    }
}

/// Without the body, which the sender of the request determines.
impl fmt::Debug for WebhookResponse {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("WebhookResponse")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("length", &self.body.len())
            .finish()
    }
}
