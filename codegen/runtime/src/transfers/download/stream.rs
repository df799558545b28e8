//! The bytes of a download as a stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use azure_core::Bytes;
use futures_core::Stream;

use super::DownloadResult;
use super::reading::Reading;
use crate::Error;

/// The bytes of a download as they arrive. A `Stream`; [`DownloadStream::next`] needs no other crate.
///
/// The end of the stream means that the file is complete, and verified if its hash is known: otherwise the last item is an
/// error.
pub struct DownloadStream(State);

enum State {
    Idle(Box<Reading>),
    Busy(Pin<Box<dyn Future<Output = (Box<Reading>, Piece)> + Send>>),
    Ended(Option<DownloadResult>),
}

type Piece = Result<Option<Bytes>, Error>;

impl DownloadStream {
    pub(super) fn new(reading: Reading) -> Self {
        Self(State::Idle(Box::new(reading)))
    }

    /// The next bytes; `None` at the end. Broken connections, expired URLs and throttling are not seen here: the download continues.
    ///
    /// # Errors
    /// What remains after the retries; see the table of [`Download`](super::Download). The bytes before it are those of the file, but were not
    /// verified.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The result, after the end of the stream; `None` before that, and after an error.
    pub fn result(&self) -> Option<&DownloadResult> {
        match &self.0 {
            State::Ended(result) => result.as_ref(),
            State::Idle(_) | State::Busy(_) => None,
        }
    }
}

impl Stream for DownloadStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut self.0, State::Ended(None)) {
                State::Idle(mut reading) => {
                    let next = async move {
                        let piece = reading.next().await;
                        (reading, piece)
                    };
                    self.0 = State::Busy(Box::pin(next));
                }
                State::Busy(mut next) => {
                    let Poll::Ready((reading, piece)) = next.as_mut().poll(context) else {
                        self.0 = State::Busy(next);
                        return Poll::Pending;
                    };
                    let item = match piece {
                        Ok(Some(piece)) => {
                            self.0 = State::Idle(reading);
                            Some(Ok(piece))
                        }
                        Ok(None) => match reading.result() {
                            Ok(result) => {
                                self.0 = State::Ended(Some(result));
                                None
                            }
                            Err(error) => Some(Err(error)),
                        },
                        Err(error) => Some(Err(error)),
                    };
                    return Poll::Ready(item);
                }
                State::Ended(result) => {
                    self.0 = State::Ended(result);
                    return Poll::Ready(None);
                }
            }
        }
    }
}

impl fmt::Debug for DownloadStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DownloadStream")
    }
}
