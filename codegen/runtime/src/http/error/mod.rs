//! The error type of calls, with everything that the service returned about the error.

pub(super) mod attempts;
mod body;
mod details;
pub(super) mod graph_error;
mod json;
pub(super) mod kind;
mod text;
mod xml;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use azure_core::http::StatusCode;
use azure_core::http::headers::Headers;

use super::{BufferedResponse, Operation, Scrub};
use crate::JsonError;
use attempts::Attempts;
use graph_error::GraphError;
use kind::ErrorKind;

/// An error of a call, or of building one.
///
/// Display is one line: the call, the status, the code, the message, the `request-id`, and the number of attempts:
/// `POST /users/{id}/sendMail: 400 Bad Request: ErrorInvalidRecipients: At least one recipient is not valid.; request-id 2f1c…; 1 attempt`.
/// The alternate form, `{error:#}`, adds what caused it, on the same line: why there is no connection, or no token.
///
/// Display and Debug, also of what caused it, never show a token, a key of the path, a query value or a body: where the
/// service repeats such a text in its message, it is replaced by `[redacted]`. Tokens, and properties that are marked as secret,
/// are found at any length, in part, in any case, and encoded. A message in which they can't be replaced is left out, and so
/// is one that is too long to be searched. [`Error::message`] and [`Error::body`] return the exact texts.
#[derive(Clone)]
pub struct Error(Arc<Inner>);

/// The result of a call, and of what is needed to make one.
pub type Result<T, E = Error> = std::result::Result<T, E>;

struct Inner {
    kind: ErrorKind,
    text: String,
    operation: Option<Operation>,
    reply: Option<BufferedResponse>,
    graph: Option<GraphError>,
    claims: Option<String>,
    attempts: Attempts,
    /// Whether it is the response to another call, because of which this one was not sent.
    not_sent: bool,
    client_request_id: Option<String>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
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
        let graph = body::parse(&reply, scrub);
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
