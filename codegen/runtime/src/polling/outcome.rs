//! What a refusal of the monitor means.

use super::answer::Answer;
use crate::client::BoundRequest;
use crate::http::{Attempt, BufferedResponse, RawResponse, Scrub};
use crate::{Error, ErrorKind};

/// The meaning of an answer that is no success.
pub(super) enum Refusal {
    /// The body says that the operation has ended.
    Ended(Answer),
    /// The operation is finished, and its result is elsewhere.
    Finished,
    /// The monitor is elsewhere.
    Moved,
    /// There is no such monitor.
    Missing,
    /// The next request may succeed.
    Transient,
    Final,
}

/// The code of a monitor that the service does not know, with any status.
const NOT_FOUND: &str = "operationNotFound";

pub(super) fn of(error: &Error) -> Refusal {
    let status = error.status().map(u16::from);
    if let (Some(status), Some(body)) = (error.status(), error.body()) {
        let answer = Answer::of(status, body);
        if answer.is_final() {
            return Refusal::Ended(answer);
        }
    }
    let is_missing = error
        .code()
        .is_some_and(|code| code.eq_ignore_ascii_case(NOT_FOUND))
        || error.inner_errors().any(|inner| {
            inner
                .code()
                .is_some_and(|code| code.eq_ignore_ascii_case(NOT_FOUND))
        });
    match (error.kind(), status) {
        _ if is_missing => Refusal::Missing,
        (ErrorKind::Redirect, Some(302 | 303)) => Refusal::Finished,
        (ErrorKind::Redirect, Some(301 | 307 | 308)) => Refusal::Moved,
        (ErrorKind::Service, Some(404 | 410)) => Refusal::Missing,
        (ErrorKind::Connection | ErrorKind::Io | ErrorKind::Timeout, _) => Refusal::Transient,
        (ErrorKind::Service, Some(status)) => match Attempt::of_status(status, None) {
            Attempt::Throttled(_) | Attempt::Failed(_) => Refusal::Transient,
            _ => Refusal::Final,
        },
        _ => Refusal::Final,
    }
}

/// The error in a successful answer to `request`.
pub(super) fn failed(response: RawResponse, request: Option<&BoundRequest>) -> Error {
    let scrub = request.map_or_else(Scrub::default, |request| {
        request.scrub_with(&response.tokens)
    });
    let reply = BufferedResponse {
        status: response.status,
        body: azure_core::Bytes::copy_from_slice(response.payload.bytes()),
        headers: response.headers,
    };
    let error = with_detail(reply, &scrub).with_attempts(response.attempts);
    match request {
        Some(request) => error.with_operation(&request.operation()),
        None => error,
    }
}

/// The error in `reply`, or else the reason of its status.
fn with_detail(reply: BufferedResponse, scrub: &Scrub) -> Error {
    let kind = ErrorKind::OperationFailed;
    let error = Error::service(kind, reply.clone(), scrub);
    let detail = Answer::of(reply.status, &reply.body).detail();
    let says_why = error.message().is_some() || error.inner_errors().next().is_some();
    let Some(detail) = detail.filter(|_| !says_why) else {
        return error;
    };
    let detail = serde_json::json!({ "code": error.code(), "message": detail }).to_string();
    let told = BufferedResponse {
        body: detail.into(),
        ..reply.clone()
    };
    Error::service(kind, told, scrub).with_reply(reply)
}
