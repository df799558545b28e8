//! `tracing` events of waits and retries. They name the call by its method and path template, and contain nothing else that
//! was sent.
//!
//! All warnings are one event, whose fields are left out where they are `None`: each use of a macro of `tracing` takes the
//! compiler as long as a small module.

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

/// A warning about a call, or about parts of a batch.
#[derive(Default)]
struct Warning<'w> {
    method: &'w str,
    path: &'w str,
    client_request_id: Option<&'w str>,
    attempt: Option<u32>,
    parts: Option<usize>,
    wait: Option<Duration>,
    left: Option<Duration>,
    reason: &'w str,
}

/// Why a call or a part waits that has not failed itself.
const ANOTHER_CALL: &str = "the service asked another call to wait";

impl<'w> Warning<'w> {
    fn of_batch(reason: &'w str) -> Self {
        Self {
            method: "POST",
            path: "/$batch",
            reason,
            ..Self::default()
        }
    }

    fn log(self, message: &'static str) {
        tracing::warn!(
            method = self.method,
            path = self.path,
            client_request_id = self.client_request_id,
            attempt = self.attempt,
            parts = self.parts,
            wait_seconds = self.wait.map(|wait| wait.as_secs_f64()),
            left_seconds = self.left.map(|left| left.as_secs_f64()),
            reason = self.reason,
            "{message}"
        );
    }
}

impl Subject {
    fn warning<'w>(&'w self, reason: &'w str) -> Warning<'w> {
        Warning {
            method: self.operation.method.as_str(),
            path: &self.operation.path,
            client_request_id: Some(&self.client_request_id),
            reason,
            ..Warning::default()
        }
    }

    /// A failed attempt is followed by another one.
    pub(super) fn retried(&self, attempt: u32, wait: Duration, reason: &str) {
        let warning = Warning {
            attempt: Some(attempt),
            wait: Some(wait),
            ..self.warning(reason)
        };
        warning.log("waiting before the call is sent again");
    }

    /// The call waits because the service asked another one to.
    pub(super) fn delayed(&self, wait: Duration) {
        let warning = Warning {
            wait: Some(wait),
            ..self.warning(ANOTHER_CALL)
        };
        warning.log("waiting before the call is sent");
    }

    /// The call fails because the service asked another one to wait.
    pub(super) fn not_sent(&self, left: Duration) {
        let warning = Warning {
            left: Some(left),
            ..self.warning(ANOTHER_CALL)
        };
        warning.log("the call is not sent");
    }

    /// A 401 is followed by another attempt.
    pub(super) fn reauthorized(&self) {
        self.warning("401 Unauthorized")
            .log("the call is sent again with a fresh token");
    }

    /// The service asks for a token that this client can't get.
    pub(super) fn challenged(&self) {
        self.warning("a claims challenge")
            .log("the call is not sent again: a token with further claims is needed");
    }

    /// A download is redirected.
    pub(super) fn redirected(&self, status: u16, host: &str) {
        tracing::info!(
            method = self.operation.method.as_str(),
            path = &*self.operation.path,
            client_request_id = self.client_request_id.as_str(),
            status,
            host,
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
    let warning = Warning {
        method: operation.method.as_str(),
        path: &operation.path,
        attempt: Some(failures),
        wait: Some(wait),
        reason: &reason,
        ..Warning::default()
    };
    warning.log("waiting before the transfer is continued");
}

/// Parts of a batch wait because the service asked another call to.
pub(super) fn batch_delayed(wait: Duration) {
    let warning = Warning {
        wait: Some(wait),
        ..Warning::of_batch(ANOTHER_CALL)
    };
    warning.log("waiting before parts of the batch are sent");
}

/// Parts of a batch are sent again; `reason` has their statuses.
pub(super) fn batch_retried(round: u32, wait: Duration, parts: usize, reason: &str) {
    let warning = Warning {
        attempt: Some(round),
        parts: Some(parts),
        wait: Some(wait),
        ..Warning::of_batch(reason)
    };
    warning.log("waiting before parts of the batch are sent again");
}
