//! Why an attempt fails, and whether another one can succeed.

use crate::headers::retry_after;
use crate::{Address, Error};
use std::time::{Duration, SystemTime};
use ureq::Body;
use ureq::http::{Response, StatusCode};

/// A server that asks for a longer wait is not asked again.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// Why an attempt failed.
pub(super) enum Failure {
    /// Another attempt would fail too.
    Final(Error),
    /// Another attempt can succeed, after this time.
    Again(Error, Option<Duration>),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Final(error)
    }
}

/// A connection that failed. Another attempt can succeed, except if a certificate is not trusted.
pub(super) fn broken(address: &Address, error: &ureq::Error) -> Failure {
    let failed = Error::Connection {
        url: address.shown(),
        what: error.to_string(),
    };
    match error {
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::InvalidProxyUrl => {
            Failure::Final(failed)
        }
        ureq::Error::Io(error) if error.to_string().contains("certificate") => {
            Failure::Final(failed)
        }
        _ => Failure::Again(failed, None),
    }
}

pub(super) fn interrupted(address: &Address, what: &str) -> Failure {
    let error = Error::Connection {
        url: address.shown(),
        what: format!("the download was interrupted: {what}"),
    };
    Failure::Again(error, None)
}

pub(super) fn contradiction(address: &Address, what: impl Into<String>) -> Error {
    Error::Response {
        url: address.shown(),
        what: what.into(),
    }
}

pub(super) fn status(address: &Address, code: StatusCode) -> Error {
    let hint = match code.as_u16() {
        401 | 403 => "; metadata needs no token, so a proxy may refuse it",
        404 | 410 => {
            "; give the URL of a metadata file, such as https://graph.microsoft.com/v1.0/$metadata"
        }
        407 => "; the proxy needs a user name and a password, in HTTPS_PROXY",
        _ => "",
    };
    Error::Status {
        url: address.shown(),
        status: code.to_string(),
        hint,
    }
}

/// A status without metadata: another attempt can succeed if the server is busy or failing.
pub(super) fn refused(address: &Address, code: StatusCode, response: &Response<Body>) -> Failure {
    if !matches!(code.as_u16(), 408 | 429 | 500 | 502 | 503 | 504) {
        return Failure::Final(status(address, code));
    }
    match retry_after(response.headers(), SystemTime::now()) {
        Some(wait) if wait > LONGEST_WAIT => Failure::Final(Error::Busy {
            url: address.shown(),
            status: code.to_string(),
            wait,
        }),
        wait => Failure::Again(status(address, code), wait),
    }
}
