//! Streamed request bodies, so that an upload need not fit into memory.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::Mutex;
use std::task::{Context, Poll, ready};

use azure_core::Bytes;
use azure_core::http::Body;
use azure_core::stream::SeekableStream;
use futures_core::Stream;

type Pieces = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;
type Open = dyn Fn() -> Pieces + Send + Sync;

/// A body that streams the bytes that `open` returns. `open` is called for each attempt, so it must return the same bytes each
/// time. With `length` the body has a `Content-Length`, else it is sent in chunks.
pub fn body_from_fn<S>(length: Option<u64>, open: impl Fn() -> S + Send + Sync + 'static) -> Body
where
    S: Stream<Item = io::Result<Bytes>> + Send + 'static,
{
    let open: Arc<Open> = Arc::new(move || Box::pin(open()) as Pieces);
    Body::SeekableStream(Box::new(Reopened {
        length,
        open,
        pieces: Mutex::new(None),
        rest: Bytes::new(),
    }))
}

/// Opens its source when it is first read.
struct Reopened {
    length: Option<u64>,
    open: Arc<Open>,
    /// The lock is never contended; it is here because bodies must be `Sync`.
    pieces: Mutex<Option<Pieces>>,
    rest: Bytes,
}

/// A copy starts from the beginning: each attempt sends a copy.
impl Clone for Reopened {
    fn clone(&self) -> Self {
        Self {
            length: self.length,
            open: self.open.clone(),
            pieces: Mutex::new(None),
            rest: Bytes::new(),
        }
    }
}

#[async_trait::async_trait]
impl SeekableStream for Reopened {
    async fn reset(&mut self) -> azure_core::Result<()> {
        self.pieces = Mutex::new(None);
        self.rest = Bytes::new();
        Ok(())
    }

    fn len(&self) -> Option<u64> {
        self.length
    }
}

impl Reopened {
    /// Reads a piece, unless there is a rest of one. At the end there is none.
    fn poll_fill(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.rest.is_empty() {
            let open = &self.open;
            let Ok(pieces) = self.pieces.get_mut() else {
                return Poll::Ready(Err(io::Error::other("the source of the body panicked")));
            };
            let pieces = pieces.get_or_insert_with(|| open());
            match ready!(pieces.as_mut().poll_next(context)) {
                Some(Ok(piece)) => self.rest = piece,
                Some(Err(error)) => return Poll::Ready(Err(error)),
                None => break,
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl futures_io::AsyncRead for Reopened {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_fill(context))?;
        let length = self.rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.rest.split_to(length));
        Poll::Ready(Ok(length))
    }

    /// A read into no buffer gives the whole piece to [`poll_piece`], if that asks for it.
    fn poll_read_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &mut [io::IoSliceMut<'_>],
    ) -> Poll<io::Result<usize>> {
        match buffers.iter_mut().find(|buffer| !buffer.is_empty()) {
            Some(buffer) => self.poll_read(context, buffer),
            None if HANDOVER.replace(Handover::Unwanted) == Handover::Wanted => {
                ready!(self.poll_fill(context))?;
                HANDOVER.set(Handover::Given);
                PIECE.set(std::mem::take(&mut self.rest));
                Poll::Ready(Ok(0))
            }
            None => Poll::Ready(Ok(0)),
        }
    }
}

thread_local! {
    static HANDOVER: Cell<Handover> = const { Cell::new(Handover::Unwanted) };
    static PIECE: Cell<Bytes> = const { Cell::new(Bytes::new()) };
}

/// Whether a piece is to be handed over instead of being copied: azure_core's stream of a body can only copy, into a new
/// buffer for each piece, which takes longer than sending it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Handover {
    Unwanted,
    Wanted,
    Given,
}

/// The next piece of a body: uncopied if it is one of [`body_from_fn`].
#[cfg(feature = "_transport")]
pub(in crate::client) fn poll_piece(
    body: &mut Box<dyn SeekableStream>,
    context: &mut Context<'_>,
) -> Poll<Option<azure_core::Result<Bytes>>> {
    HANDOVER.set(Handover::Wanted);
    let read = Pin::new(&mut **body).poll_read_vectored(context, &mut []);
    let handover = HANDOVER.replace(Handover::Unwanted);
    match (read, handover) {
        (Poll::Ready(Ok(_)), Handover::Given) => {
            let piece = PIECE.take();
            Poll::Ready((!piece.is_empty()).then_some(Ok(piece)))
        }
        (Poll::Ready(Err(error)), _) => {
            let text = "the source of the body can't be read";
            let kind = azure_core::error::ErrorKind::Io;
            Poll::Ready(Some(Err(azure_core::Error::with_error(kind, error, text))))
        }
        (Poll::Pending, _) => Poll::Pending,
        (Poll::Ready(Ok(_)), _) => Pin::new(&mut **body).poll_next(context),
    }
}

impl fmt::Debug for Reopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reopened")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
