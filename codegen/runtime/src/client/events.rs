//! `tracing` events of waits and retries. They name the call by its method and path template, and contain nothing else that
//! was sent.

use std::time::Duration;

#[cfg(feature = "transfers")]
use crate::Error;
use crate::http::Operation;

/// The call that an event is about.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) operation: Operation,
    pub(super) client_request_id: String,
}

/// `message` with the fields of the call and further ones.
macro_rules! event {
    ($level:ident, $subject:expr, { $($field:ident: $value:expr),* }, $message:literal) => {
        tracing::$level!(
            method = $subject.operation.method.as_str(),
            path = &*$subject.operation.path,
            client_request_id = $subject.client_request_id.as_str(),
            $($field = $value,)*
            $message
        )
    };
}

impl Subject {
    /// A failed attempt is followed by another one.
    pub(super) fn retried(&self, attempt: u32, wait: Duration, reason: &str) {
        event!(
            warn,
            self,
            { attempt: attempt, wait_seconds: wait.as_secs_f64(), reason: reason },
            "waiting before the call is sent again"
        );
    }

    /// The call waits because the service asked another one to.
    pub(super) fn delayed(&self, wait: Duration) {
        event!(
            warn,
            self,
            { wait_seconds: wait.as_secs_f64(), reason: "the service asked another call to wait" },
            "waiting before the call is sent"
        );
    }

    /// The call fails because the service asked another one to wait.
    pub(super) fn not_sent(&self, left: Duration) {
        event!(
            warn,
            self,
            { left_seconds: left.as_secs_f64(), reason: "the service asked another call to wait" },
            "the call is not sent"
        );
    }

    /// A 401 is followed by another attempt.
    pub(super) fn reauthorized(&self) {
        event!(
            warn,
            self,
            { reason: "401 Unauthorized" },
            "the call is sent again with a fresh token"
        );
    }

    /// The service asks for a token that this client can't get.
    pub(super) fn challenged(&self) {
        event!(
            warn,
            self,
            { reason: "a claims challenge" },
            "the call is not sent again: a token with further claims is needed"
        );
    }

    /// A download is redirected.
    pub(super) fn redirected(&self, status: u16, host: &str) {
        event!(
            info,
            self,
            { status: status, host: host },
            "the download is redirected, without the token"
        );
    }
}

/// An upload or download is continued after a failure.
#[cfg(feature = "transfers")]
pub(crate) fn transfer_retried(
    operation: &Operation,
    failures: u32,
    wait: Duration,
    error: &Error,
) {
    let status = error.status().map(u16::from);
    let reason = match status {
        Some(status) => format!("status {status}"),
        None => format!("{:?}", error.kind()),
    };
    tracing::warn!(
        method = operation.method.as_str(),
        path = &*operation.path,
        attempt = failures,
        wait_seconds = wait.as_secs_f64(),
        reason,
        "waiting before the transfer is continued"
    );
}

/// Parts of a batch wait because the service asked another call to.
pub(super) fn batch_delayed(wait: Duration) {
    tracing::warn!(
        method = "POST",
        path = "/$batch",
        wait_seconds = wait.as_secs_f64(),
        reason = "the service asked another call to wait",
        "waiting before parts of the batch are sent"
    );
}

/// Parts of a batch are sent again; `reason` has their statuses.
pub(super) fn batch_retried(round: u32, wait: Duration, parts: usize, reason: &str) {
    tracing::warn!(
        method = "POST",
        path = "/$batch",
        attempt = round,
        parts,
        wait_seconds = wait.as_secs_f64(),
        reason,
        "waiting before parts of the batch are sent again"
    );
}
