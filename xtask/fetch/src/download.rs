//! The download: attempts, and the waits between them.

mod agent;
mod attempt;
mod failure;

use crate::partial::Partial;
use crate::{Address, Error, Progress};
use attempt::Attempt;
use failure::Failure;
use std::thread;
use std::time::Duration;

/// How often a download is tried.
const ATTEMPTS: u32 = 4;

/// The wait before the second attempt, without `Retry-After`; it doubles.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// A download.
#[derive(Clone, Debug)]
pub struct Request {
    /// The URL.
    pub address: Address,
    /// An earlier download, if its file is still there.
    pub known: Option<Known>,
    /// The most bytes that are read.
    pub limit: u64,
    /// How long to wait for a connection, a response, or the next bytes of it.
    pub timeout: Duration,
}

/// An earlier download.
#[derive(Clone, Debug)]
pub struct Known {
    /// The URL that sent it, after redirects.
    pub url: String,
    /// Its ETag.
    pub etag: String,
}

/// The result.
#[derive(Debug)]
pub enum Outcome {
    /// The known file is still current.
    Unchanged,
    /// A file.
    Downloaded(Downloaded),
}

/// A file.
#[derive(Debug)]
pub struct Downloaded {
    /// The body as it was sent, which can be compressed by gzip.
    pub body: Vec<u8>,
    /// The URL that sent it, after redirects.
    pub address: Address,
    /// Its ETag.
    pub etag: Option<String>,
    /// The day when it was modified, or sent, as `2026-08-04`.
    pub day: Option<String>,
}

/// Downloads a file.
///
/// # Errors
/// If the URL is not available, redirects to an unsafe one, or sends too much.
pub fn download(request: &Request, progress: &mut dyn Progress) -> Result<Outcome, Error> {
    let mut partial = Partial::default();
    let mut wait = FIRST_WAIT;
    for attempt in 1.. {
        let result = Attempt {
            request,
            partial: &mut partial,
            progress,
        }
        .run();
        progress.end();
        let (error, asked) = match result {
            Ok(outcome) => return Ok(outcome),
            Err(Failure::Final(error)) => return Err(error),
            Err(Failure::Again(error, asked)) => (error, asked),
        };
        if attempt == ATTEMPTS {
            return Err(Error::GivenUp {
                error: Box::new(error),
                attempts: attempt,
            });
        }
        let delay = asked.unwrap_or(wait);
        progress.note(&format!("{error}; trying again in {delay:?}"));
        thread::sleep(delay);
        wait *= 2;
    }
    unreachable!("the last attempt returns")
}
