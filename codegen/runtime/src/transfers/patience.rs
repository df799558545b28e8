//! How often a transfer that makes no progress is continued, and after which wait.

use std::time::Duration;

use crate::client::transfer_retried;
use crate::http::{Attempt, Operation};
use crate::{Core, Error, ErrorKind, RetryMode};

/// Failures since the last progress, bounded by the retries of the client.
pub(super) struct Patience {
    core: Core,
    operation: Operation,
    failures: u32,
}

impl Patience {
    /// For a transfer by requests like `operation`, which events name.
    pub(super) fn new(core: &Core, operation: Operation) -> Self {
        Self {
            core: core.clone(),
            operation,
            failures: 0,
        }
    }

    /// There was progress: earlier failures no longer count.
    pub(super) fn renew(&mut self) {
        self.failures = 0;
    }

    /// Counts a failure that nothing has to be waited for.
    ///
    /// # Errors
    /// `error`, if it is one too many.
    pub(super) fn count(&mut self, error: Error) -> Result<(), Error> {
        self.failures += 1;
        if self.failures > self.core.retry().max_retries {
            return Err(error);
        }
        transfer_retried(&self.operation, self.failures, Duration::ZERO, &error);
        Ok(())
    }

    /// Waits after a failure that may pass: as long as the service asks, else longer each time. The first time that a
    /// connection breaks nothing is waited for.
    ///
    /// # Errors
    /// `error`, if it is one too many, if the service asks for a longer wait than the client accepts, or if it is one that does not
    /// pass.
    pub(super) async fn wait(&mut self, error: Error) -> Result<(), Error> {
        if !is_transient(&error) {
            return Err(error);
        }
        if error.kind() == ErrorKind::Io && self.failures == 0 {
            return self.count(error);
        }
        self.failures += 1;
        let asked = error.retry_after();
        let attempt = match error.status().map(u16::from) {
            Some(429) => Attempt::Throttled(asked),
            _ => Attempt::Failed(asked),
        };
        let (retry, number) = (self.core.retry(), self.failures);
        let wait = retry.wait(attempt, number, RetryMode::EvenIfItMayHaveRun, true);
        let Some(wait) = wait else { return Err(error) };
        transfer_retried(&self.operation, number, wait, &error);
        self.core.clock().wait(wait).await;
        Ok(())
    }
}

/// Whether a later attempt may succeed.
pub(super) fn is_transient(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Io | ErrorKind::Timeout | ErrorKind::Connection => true,
        ErrorKind::Service => {
            let status = error.status().map(u16::from);
            matches!(status, Some(408 | 429 | 500 | 502..=504 | 509))
        }
        _ => false,
    }
}
