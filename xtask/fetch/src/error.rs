//! Why a download failed.

use std::time::Duration;

/// Why nothing was downloaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The URL is malformed.
    #[error("{0:?} is not a URL; write it as https://graph.microsoft.com/v1.0/$metadata")]
    Malformed(String),
    /// The URL has a user name or a password.
    #[error("a URL with a user name or a password is not used: it would end up in logs")]
    Credentials,
    /// The URL is neither https nor a loopback address.
    #[error("{0} is not https; http is for loopback addresses only")]
    Insecure(String),
    /// A redirect that is not followed.
    #[error("{from} redirects to {to}, which is not followed: {why}")]
    Redirect {
        /// The URL that redirects.
        from: String,
        /// The target, as sent.
        to: String,
        /// The rule that it breaks.
        why: &'static str,
    },
    /// A status code without metadata.
    #[error("{url} answers {status}{hint}")]
    Status {
        /// The URL that was asked.
        url: String,
        /// Status code and reason.
        status: String,
        /// What to do about it, if anything.
        hint: &'static str,
    },
    /// The server asks for a long wait.
    #[error("{url} answers {status} and asks to wait {} seconds; try again then", .wait.as_secs())]
    Busy {
        /// The URL that was asked.
        url: String,
        /// Status code and reason.
        status: String,
        /// The delay that it asks for.
        wait: Duration,
    },
    /// A response that contradicts the request or itself.
    #[error("{url}: {what}")]
    Response {
        /// The URL that was asked.
        url: String,
        /// The contradiction.
        what: String,
    },
    /// The body is too large.
    #[error("{url}: the body has more than {limit} bytes, which are the most that are read")]
    TooLarge {
        /// The URL that was asked.
        url: String,
        /// The limit.
        limit: u64,
    },
    /// The connection failed, or broke.
    #[error("{url}: {what}")]
    Connection {
        /// The URL that was asked.
        url: String,
        /// The failure.
        what: String,
    },
    /// The last of several attempts failed.
    #[error("{error} ({attempts} attempts)")]
    GivenUp {
        /// The failure of the last attempt.
        error: Box<Error>,
        /// How many there were.
        attempts: u32,
    },
}
