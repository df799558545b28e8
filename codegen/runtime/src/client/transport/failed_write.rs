//! What happens when a write fails: a response that has arrived is read first.
//!
//! A server may answer without reading the body (401, 413, 429), and close the connection. Then the next write fails, while the
//! response is still in the buffer of the socket. hyper returns the error of the write, and the response would be lost. So the
//! failed write is reported as pending: hyper then reads, and either finds the response, or gets an error that the connection is
//! broken. RFC 9112, section 9.5, wants clients to look for a response while they send.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Sleep, sleep};

/// For the bytes that have arrived to be read. Nothing more arrives on a connection that was reset.
const TIME_TO_READ: Duration = Duration::from_secs(30);

/// A write that failed, and is reported later.
pub(super) struct FailedWrite {
    error: io::Error,
    time_to_read: Pin<Box<Sleep>>,
}

impl FailedWrite {
    /// Keeps the error of a closed connection. All others are returned as they are.
    pub(super) fn keep(error: io::Error, context: &mut Context<'_>) -> Result<Self, io::Error> {
        let is_closed = matches!(
            error.kind(),
            io::ErrorKind::BrokenPipe
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::ConnectionReset
        );
        if !is_closed {
            return Err(error);
        }
        // hyper reads before it writes.
        context.waker().wake_by_ref();
        let time_to_read = Box::pin(sleep(TIME_TO_READ));
        Ok(Self {
            error,
            time_to_read,
        })
    }

    /// The error, when there was time to read.
    pub(super) fn poll<T>(&mut self, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        ready!(self.time_to_read.as_mut().poll(context));
        let error = match self.error.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => self.error.kind().into(),
        };
        Poll::Ready(Err(error))
    }
}
