//! The error type of calls, with everything that the service returned about the error.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{Method, StatusCode};

use super::error_kind::ErrorKind;
use super::graph_error::{ErrorDetail, GraphError, InnerError};
use super::{BufferedResponse, Operation, Scrub, UnreadItem, retry_after};
use crate::JsonError;

/// An error of a call, or of building one.
///
/// Display is one line: the call, the status, the code, the message, the `request-id`, and the number of attempts:
/// `POST /users/{id}/sendMail: 400 Bad Request: ErrorInvalidRecipients: At least one recipient is not valid.; request-id 2f1c…; 1 attempt`.
///
/// Display and Debug, also of what caused it, never show a token, a key of the path, a query value or a body: where the
/// service repeats such a text in its message, it is replaced by `[redacted]`. Tokens, and properties that are marked as secret,
/// are found at any length, in part, in any case, and encoded. A message in which they can't be replaced is left out, and so
/// is one that is too long to be searched. [`Error::message`] and [`Error::body`] return the exact texts.
#[derive(Clone)]
pub struct Error(Arc<Inner>);

/// The result of a call, and of what is needed to make one.
pub type Result<T, E = Error> = std::result::Result<T, E>;

pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) text: String,
    pub(super) operation: Option<Operation>,
    reply: Option<BufferedResponse>,
    pub(super) graph: Option<GraphError>,
    claims: Option<String>,
    pub(super) attempts: Attempts,
    /// Whether it is the response to another call, because of which this one was not sent.
    not_sent: bool,
    client_request_id: Option<String>,
    pub(super) source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// The attempts of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// How many times it was sent, or was tried to be.
    pub(crate) count: u32,
    /// Whether the service may have carried it out.
    pub(crate) may_have_run: bool,
    /// Whether that matters: a GET changes nothing.
    pub(crate) changes: bool,
}

impl Error {
    /// An error other than a response of the service.
    pub(crate) fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            kind,
            text: text.into(),
            operation: None,
            reply: None,
            graph: None,
            claims: None,
            attempts: Attempts::default(),
            not_sent: false,
            client_request_id: None,
            source: None,
        }))
    }

    /// A value that can't be sent.
    pub(crate) fn input(text: impl Into<String>) -> Self {
        Self::new(ErrorKind::Input, text)
    }

    /// The service's own error.
    pub(crate) fn service(kind: ErrorKind, reply: BufferedResponse, scrub: &Scrub) -> Self {
        let graph = GraphError::parse(&reply, scrub);
        let error = Self::new(kind, reply.describe()).with_reply(reply);
        error.edit(|inner| inner.graph = graph)
    }

    /// A response that asks to wait, as far as it is known before its body is read.
    pub(crate) fn asked_to_wait(status: StatusCode, headers: Headers) -> Self {
        let body = azure_core::Bytes::new();
        let error = Self::new(ErrorKind::Service, "the service asks to wait");
        error.with_reply(BufferedResponse {
            status,
            headers,
            body,
        })
    }

    /// This error for another call, which is not sent because of it: with the wait that is left, and without what concerns only
    /// the call that was sent.
    pub(crate) fn of_another_call(&self, left: Duration) -> Self {
        self.clone().edit(|inner| {
            inner.operation = None;
            inner.client_request_id = None;
            inner.attempts = Attempts::default();
            inner.not_sent = true;
            if let Some(reply) = &mut inner.reply {
                for name in ["client-request-id", "retry-after-ms", "x-ms-retry-after-ms"] {
                    reply.headers.remove(name);
                }
                let seconds = left.as_secs_f64().ceil();
                reply.headers.insert("retry-after", format!("{seconds}"));
            }
        })
    }

    /// Whether it is the response to another call.
    pub(crate) fn was_not_sent(&self) -> bool {
        self.0.not_sent
    }

    pub(crate) fn with_reply(self, reply: BufferedResponse) -> Self {
        self.edit(|inner| inner.reply = Some(reply))
    }

    /// Sets the call, unless it is known.
    pub(crate) fn with_operation(self, operation: &Operation) -> Self {
        if self.0.operation.is_some() {
            return self;
        }
        self.edit(|inner| inner.operation = Some(operation.clone()))
    }

    pub(crate) fn with_claims(self, claims: String) -> Self {
        self.edit(|inner| inner.claims = Some(claims))
    }

    pub(crate) fn with_attempts(self, attempts: Attempts) -> Self {
        self.edit(|inner| inner.attempts = attempts)
    }

    /// Adds what the policies recorded.
    pub(crate) fn add_attempts(self, attempts: Attempts) -> Self {
        self.edit(|inner| {
            inner.attempts.count = attempts.count;
            inner.attempts.may_have_run |= attempts.may_have_run;
            inner.attempts.changes |= attempts.changes;
        })
    }

    pub(crate) fn with_client_request_id(self, id: &str) -> Self {
        self.edit(|inner| inner.client_request_id = Some(id.to_owned()))
    }

    pub(crate) fn with_source(self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.edit(|inner| inner.source = Some(Arc::new(source)))
    }

    /// The same response, understood as another kind of error.
    #[cfg(any(feature = "polling", feature = "delta"))]
    pub(crate) fn with_kind(self, kind: ErrorKind) -> Self {
        self.edit(|inner| inner.kind = kind)
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    fn edit(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        match Arc::get_mut(&mut self.0) {
            Some(inner) => change(inner),
            None => {
                let mut inner = self.0.copy();
                change(&mut inner);
                self.0 = Arc::new(inner);
            }
        }
        self
    }

    fn header(&self, name: &'static str) -> Option<&str> {
        self.0
            .reply
            .as_ref()?
            .headers
            .get_optional_str(&HeaderName::from_static(name))
    }
}

/// Details of the error.
impl Error {
    /// The kind of the error.
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

    /// The wait that the service asks for.
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

    /// The cause, if it is a `T`.
    #[cfg(feature = "delta")]
    pub(crate) fn cause<T: StdError + 'static>(&self) -> Option<&T> {
        self.0.source.as_ref()?.downcast_ref()
    }

    /// The number of attempts to send the request; 0 for an error before the first.
    pub fn attempts(&self) -> u32 {
        self.0.attempts.count
    }
}

impl Inner {
    fn copy(&self) -> Self {
        Self {
            kind: self.kind,
            text: self.text.clone(),
            operation: self.operation.clone(),
            reply: self.reply.clone(),
            graph: self.graph.clone(),
            claims: self.claims.clone(),
            attempts: self.attempts,
            not_sent: self.not_sent,
            client_request_id: self.client_request_id.clone(),
            source: self.source.clone(),
        }
    }
}

/// An error and all that caused it.
pub(crate) fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Self {
        Self::new(ErrorKind::Decode, "JSON could not be read").with_source(error)
    }
}
