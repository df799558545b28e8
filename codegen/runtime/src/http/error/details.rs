//! What an error tells: about the call, the response, and the service's own error.

#[cfg(feature = "delta")]
use std::error::Error as StdError;
use std::time::Duration;

use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{Method, StatusCode};

use super::Error;
use super::graph_error::{ErrorDetail, InnerError};
use super::kind::ErrorKind;
use crate::http::{UnreadItem, retry_after};

/// Details of the error.
impl Error {
    /// The kind of the error: where it arose, and whether anything was sent.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The method of the call, if the error is of one.
    pub fn method(&self) -> Option<Method> {
        self.0.operation.as_ref().map(|operation| operation.method)
    }

    /// The path of the call below the version, as a template, if the error is of a call:
    /// `/servicePrincipals/{id}/synchronization/jobs/{id}/start`. Keys and arguments are not in it.
    pub fn path_template(&self) -> Option<&str> {
        self.0.operation.as_ref().map(|operation| &*operation.path)
    }

    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.reply.as_ref().map(|reply| reply.status)
    }

    /// Graph's error code: `Request_ResourceNotFound`. If the message is itself the JSON of an error, and there is no code or
    /// only `UnknownError`, the code of that error.
    pub fn code(&self) -> Option<&str> {
        self.0.graph.as_ref()?.code.as_deref()
    }

    /// Graph's message, exactly as received; it may repeat what was sent. If the message is itself the JSON of an error, the
    /// message of that error; [`Error::body`] has all of it.
    pub fn message(&self) -> Option<&str> {
        self.0
            .graph
            .as_ref()?
            .message
            .as_ref()
            .map(|text| text.exact.as_str())
    }

    /// The target of the error, such as the name of a property.
    pub fn target(&self) -> Option<&str> {
        self.0.graph.as_ref()?.target.as_deref()
    }

    /// Graph's list of error details.
    pub fn details(&self) -> &[ErrorDetail] {
        self.0.graph.as_ref().map_or(&[], |graph| &graph.details)
    }

    /// The chain of inner errors, outermost first, innermost and most specific last.
    pub fn inner_errors(&self) -> impl Iterator<Item = &InnerError> {
        let first = self.0.graph.as_ref().and_then(|graph| graph.inner.as_ref());
        std::iter::successors(first, |inner| inner.inner())
    }

    /// The claims that a token must have, as JSON, when the kind is [`ErrorKind::ClaimsChallenge`].
    pub fn claims(&self) -> Option<&str> {
        self.0.claims.as_deref()
    }

    /// The `request-id`, which Microsoft's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.header("request-id")
            .or_else(|| self.header("x-ms-request-id"))
            .or_else(|| self.inner_errors().find_map(InnerError::request_id))
    }

    /// The `client-request-id`: the caller's id of the request.
    pub fn client_request_id(&self) -> Option<&str> {
        self.header("client-request-id")
            .or_else(|| self.inner_errors().find_map(InnerError::client_request_id))
            .or(self.0.client_request_id.as_deref())
    }

    /// The date of the error as the service wrote it.
    pub fn date(&self) -> Option<&str> {
        self.inner_errors()
            .find_map(InnerError::date)
            .or_else(|| self.header("date"))
    }

    /// The wait that the service asks for: `Retry-After` in seconds or as a date, or the milliseconds of `x-ms-retry-after-ms`
    /// (RFC 9110, section 10.2.3). A client with retries has waited up to
    /// [`RetryOptions::max_retry_after`](crate::RetryOptions::max_retry_after) already.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.0.reply.as_ref()?.headers)
    }

    /// The headers of the response, if there was one. A value that repeats a token or a secret is `[redacted]`.
    pub fn headers(&self) -> Option<&Headers> {
        self.0.reply.as_ref().map(|reply| &reply.headers)
    }

    /// The body of the response, if there was one; it may repeat what was sent.
    pub fn body(&self) -> Option<&[u8]> {
        self.0.reply.as_ref().map(|reply| &*reply.body)
    }

    /// Whether the service may have executed the call, in this or an earlier attempt.
    pub fn may_have_run(&self) -> bool {
        self.0.attempts.may_have_run
    }

    /// The item that could not be read, if the error is of an item of a [`Pager`](crate::Pager).
    pub fn unread_item(&self) -> Option<&UnreadItem> {
        self.0.source.as_ref()?.downcast_ref()
    }

    /// The number of attempts to send the request; 0 for an error before the first.
    pub fn attempts(&self) -> u32 {
        self.0.attempts.count
    }

    /// The cause, if it is a `T`.
    #[cfg(feature = "delta")]
    pub(crate) fn cause<T: StdError + 'static>(&self) -> Option<&T> {
        self.0.source.as_ref()?.downcast_ref()
    }

    fn header(&self, name: &'static str) -> Option<&str> {
        self.0
            .reply
            .as_ref()?
            .headers
            .get_optional_str(&HeaderName::from_static(name))
    }
}
