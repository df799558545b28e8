//! Streamed request bodies, so that an upload need not fit into memory.

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

    /// azure_core reads pieces of 64 KiB; larger ones need fewer system calls.
    fn buffer_size(&self) -> usize {
        256 << 10
    }
}

impl futures_io::AsyncRead for Reopened {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        while this.rest.is_empty() {
            let open = &this.open;
            let Ok(pieces) = this.pieces.get_mut() else {
                return Poll::Ready(Err(io::Error::other("the source of the body panicked")));
            };
            let pieces = pieces.get_or_insert_with(|| open());
            match ready!(pieces.as_mut().poll_next(context)) {
                Some(Ok(piece)) => this.rest = piece,
                Some(Err(error)) => return Poll::Ready(Err(error)),
                None => return Poll::Ready(Ok(0)),
            }
        }
        let length = this.rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&this.rest.split_to(length));
        Poll::Ready(Ok(length))
    }
}

impl fmt::Debug for Reopened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reopened")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
