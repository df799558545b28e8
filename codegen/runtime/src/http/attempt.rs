//! Whether a call may have run, and whether it may be retried, by its response.

use std::time::Duration;

/// The result of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    /// A final response: the call may have run (`true`) or was refused.
    Final(bool),
    /// It never reached the service.
    NotSent,
    /// The service refused it for now.
    Throttled(Option<Duration>),
    /// It may have run, and another attempt may succeed.
    Failed(Option<Duration>),
    /// It may have run, and timed out.
    TimedOut,
}

impl Attempt {
    /// The meaning of a status, with the wait that the response asks for.
    pub(crate) fn of_status(status: u16, asked: Option<Duration>) -> Self {
        match status {
            200..300 => Self::Final(true),
            429 => Self::Throttled(asked),
            408 | 500 | 502..=504 | 509 => Self::Failed(asked),
            _ => Self::Final(status >= 500),
        }
    }

    pub(crate) fn may_have_run(self) -> bool {
        matches!(self, Self::Final(true) | Self::Failed(_) | Self::TimedOut)
    }
}

#[cfg(test)]
mod tests {
    use super::Attempt;

    #[test]
    fn statuses() {
        for status in [200, 201, 204, 501, 505] {
            assert_eq!(
                Attempt::of_status(status, None),
                Attempt::Final(true),
                "{status}"
            );
        }
        for status in [100, 304, 400, 401, 403, 404, 409, 412, 423] {
            assert_eq!(
                Attempt::of_status(status, None),
                Attempt::Final(false),
                "{status}"
            );
        }
    }
}
