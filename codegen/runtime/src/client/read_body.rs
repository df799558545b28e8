//! The body of an answer: piece by piece, with a limit on the time between two of them.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use azure_core::Bytes;
use azure_core::http::response::AsyncResponseBody;
use futures_core::Stream;

use super::timer::sleep;
use crate::{Error, ErrorKind};

/// An error's body is read up to here; nobody reads more.
const LONGEST_ERROR: usize = 1 << 20;

/// All of a body, or what came of it until it broke.
pub(super) async fn all(body: Timed, is_error: bool) -> (Bytes, Option<Error>) {
    let mut body = body;
    let mut pieces = Vec::new();
    let mut length = 0;
    let broke = loop {
        let next = std::future::poll_fn(|context| Pin::new(&mut body).poll_next(context)).await;
        match next {
            None => break None,
            Some(Err(error)) => break Some(error),
            Some(Ok(piece)) => {
                length += piece.len();
                pieces.push(piece);
            }
        }
        if is_error && length > LONGEST_ERROR {
            break None;
        }
    };
    match <[Bytes; 1]>::try_from(pieces) {
        Ok([whole]) => (whole, broke),
        Err(pieces) => (pieces.concat().into(), broke),
    }
}

/// A body whose pieces must come within a time.
pub(super) struct Timed {
    body: Pin<Box<AsyncResponseBody>>,
    limit: Duration,
    /// Runs only while nothing comes.
    timer: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    ended: bool,
}

impl Timed {
    pub(super) fn new(body: AsyncResponseBody, limit: Duration) -> Self {
        Self {
            body: Box::pin(body),
            limit,
            timer: None,
            ended: false,
        }
    }
}

impl Stream for Timed {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let this = &mut *self;
        if let Poll::Ready(next) = this.body.as_mut().poll_next(context) {
            this.timer = None;
            this.ended = !matches!(next, Some(Ok(_)));
            return Poll::Ready(next.map(|piece| piece.map_err(broke)));
        }
        let limit = this.limit;
        let timer = this.timer.get_or_insert_with(|| Box::pin(sleep(limit)));
        timer.as_mut().poll(context).map(|()| {
            this.ended = true;
            let text = format!("nothing more of the body within {limit:?}");
            Some(Err(Error::new(ErrorKind::Timeout, text)))
        })
    }
}

fn broke(error: azure_core::Error) -> Error {
    Error::new(ErrorKind::Io, "the connection broke within the body").with_source(error)
}
