//! A body that is read chunk by chunk.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use azure_core::Bytes;
use futures_core::Stream;

use crate::Error;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, Error>> + Send>>;

/// The bytes of a body as they arrive. A `Stream`; [`ByteStream::next`] needs no other crate.
pub struct ByteStream(Pieces);

impl ByteStream {
    pub(crate) fn new(pieces: impl Stream<Item = Result<Bytes, Error>> + Send + 'static) -> Self {
        Self(Box::pin(pieces))
    }

    /// The next bytes, as many as arrived at once; `None` at the end, and after an error. If the future is dropped, nothing is lost.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if the connection breaks or ends too early, [`ErrorKind::Timeout`](crate::ErrorKind::Timeout)
    /// if nothing comes within [`Timeouts::read`](crate::Timeouts::read).
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        std::future::poll_fn(|context| self.0.as_mut().poll_next(context)).await
    }

    /// Collects all remaining bytes in memory; there is no limit.
    ///
    /// # Errors
    /// Those of [`next`](Self::next). The bytes that arrived before are dropped.
    pub async fn collect(mut self) -> Result<Vec<u8>, Error> {
        let mut all = Vec::new();
        while let Some(piece) = self.next().await {
            all.extend_from_slice(&piece?);
        }
        Ok(all)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        let mut rest = Some(bytes).filter(|bytes| !bytes.is_empty());
        Self::new(PollFn(move |_: &mut Context<'_>| {
            Poll::Ready(rest.take().map(Ok))
        }))
    }
}

/// A stream from a function.
pub(crate) struct PollFn<F>(pub(crate) F);

impl<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>> + Unpin> Stream for PollFn<F> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        (self.0)(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}
