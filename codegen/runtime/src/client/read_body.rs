//! The body of a response: piece by piece, with a limit on the time between two of them, and on the length of the whole.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use azure_core::Bytes;
use azure_core::error::ErrorKind as AzureKind;
use azure_core::http::AsyncRawResponse;
use azure_core::http::policies::PolicyResult;
use azure_core::http::response::AsyncResponseBody;
use futures_core::Stream;

use super::progress::Progress;
use super::transport_policy;
use crate::http::{BufferedResponse, Expects};
use crate::{Error, ErrorKind};

/// An error's body is read up to here: one that repeats a whole request keeps its code, and one without end stops.
const MAX_ERROR_BODY: usize = 4 << 20;

/// Reads bodies within limits.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyReader {
    /// Between two pieces.
    pub(super) limit: Duration,
    /// The most bytes of a success that is read whole.
    pub(super) max_length: u64,
}

impl BodyReader {
    /// A success with all of its body; everything else, and what is asked for as a stream, as it is. A body that breaks
    /// off is an error like a connection that breaks before it, unless nobody wants it.
    pub(super) async fn whole(
        &self,
        response: AsyncRawResponse,
        progress: &Arc<Progress>,
    ) -> PolicyResult {
        if progress.expects == Expects::Stream || !response.status().is_success() {
            return Ok(response);
        }
        let (status, headers, body) = response.deconstruct();
        let longest = usize::try_from(self.max_length).unwrap_or(usize::MAX);
        let (body, end) = all(Timed::new(body, self.limit, progress.clone()), longest).await;
        let (kind, error, body) = match end {
            End::Broken(error) if progress.expects != Expects::Nothing => {
                (AzureKind::Io, error, body)
            }
            End::TooLong => {
                let text = format!("the response body has more than {} bytes", self.max_length);
                let error = Error::new(ErrorKind::TooLarge, text);
                (AzureKind::Other, error, Bytes::new())
            }
            End::Whole | End::Broken(_) => {
                return Ok(AsyncRawResponse::from_bytes(status, headers, body));
            }
        };
        let error = error.with_reply(BufferedResponse {
            status,
            headers,
            body,
        });
        Err(azure_core::Error::new(kind, error))
    }
}

/// The body of an error, as far as it was received.
pub(super) async fn of_error(body: Timed) -> Bytes {
    all(body, MAX_ERROR_BODY).await.0
}

/// How the reading of a body ended.
enum End {
    Whole,
    TooLong,
    Broken(Error),
}

/// All of a body, or what came of it until it broke or was too long.
async fn all(mut body: Timed, longest: usize) -> (Bytes, End) {
    let mut pieces = Vec::new();
    let mut length = 0_usize;
    let end = loop {
        let next = std::future::poll_fn(|context| Pin::new(&mut body).poll_next(context)).await;
        match next {
            None => break End::Whole,
            Some(Err(error)) => break End::Broken(error),
            Some(Ok(piece)) => {
                length = length.saturating_add(piece.len());
                pieces.push(piece);
            }
        }
        if length > longest {
            break End::TooLong;
        }
    };
    match <[Bytes; 1]>::try_from(pieces) {
        Ok([whole]) => (whole, end),
        Err(pieces) => (pieces.concat().into(), end),
    }
}

/// A body whose pieces must come within a time.
pub(super) struct Timed {
    body: Pin<Box<AsyncResponseBody>>,
    limit: Duration,
    progress: Arc<Progress>,
    /// Runs only while nothing comes.
    timer: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    ended: bool,
}

impl Timed {
    /// A body of the call that `progress` is of.
    pub(super) fn new(body: AsyncResponseBody, limit: Duration, progress: Arc<Progress>) -> Self {
        Self {
            body: Box::pin(body),
            limit,
            progress,
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
            let clean = |error| transport_policy::clean(error, &this.progress);
            return Poll::Ready(next.map(|piece| piece.map_err(|error| broke(clean(error)))));
        }
        let limit = this.limit;
        let clock = &this.progress.clock;
        let timer = this.timer.get_or_insert_with(|| {
            let clock = clock.clone();
            Box::pin(async move { clock.limit(limit).await })
        });
        timer.as_mut().poll(context).map(|()| {
            this.ended = true;
            let text = format!("no further part of the response body within {limit:?}");
            Some(Err(Error::new(ErrorKind::Timeout, text)))
        })
    }
}

fn broke(error: azure_core::Error) -> Error {
    Error::new(
        ErrorKind::Io,
        "the connection broke within the response body",
    )
    .with_source(error)
}
