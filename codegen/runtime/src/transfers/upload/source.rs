//! Where the bytes of an upload come from.

use std::fmt;
use std::io::{self, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use azure_core::Bytes;
use azure_core::http::Body;
use futures_core::Stream;
use futures_io::{AsyncRead, AsyncSeek};

use super::file;
use super::pieces::{Open, PIECE, Pieces};
use crate::body_from_fn;

/// The bytes to upload. Ranges of them are read when they are sent, again if they are sent again, and never all at once.
#[derive(Clone)]
pub struct UploadSource {
    length: u64,
    open: Open,
}

impl UploadSource {
    /// `length` bytes, of which `open` returns a range. It is called for each slice, and has to return the same bytes each time.
    ///
    /// ```
    /// use futures_util::stream;
    /// use graph_runtime::transfers::UploadSource;
    ///
    /// let zeros = UploadSource::from_fn(1 << 30, |range| {
    ///     let end = range.end;
    ///     let pieces = range.step_by(65_536).map(move |at| vec![0; 65_536.min(end - at) as usize]);
    ///     stream::iter(pieces.map(|piece| Ok(piece.into())))
    /// });
    /// assert_eq!(zeros.len(), 1 << 30);
    /// ```
    pub fn from_fn<S>(length: u64, open: impl Fn(Range<u64>) -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        Self {
            length,
            open: Arc::new(move |range| Box::pin(open(range))),
        }
    }

    /// The first `length` bytes of a reader, such as a file of an async runtime.
    pub fn from_reader<R>(length: u64, reader: R) -> Self
    where
        R: AsyncRead + AsyncSeek + Unpin + Send + 'static,
    {
        let shared = Arc::new(Mutex::new(Shared { reader, turn: 0 }));
        Self::from_fn(length, move |range| Part {
            shared: shared.clone(),
            range,
            turn: None,
            is_positioned: false,
        })
    }

    /// The file at `path`. It is read by a thread for each slice, so no async runtime is blocked. A file that changes
    /// during the upload is an error.
    ///
    /// # Errors
    /// If the file can't be opened.
    pub fn from_file(path: impl AsRef<Path>) -> io::Result<Self> {
        let (length, open) = file::ranges(path.as_ref())?;
        Ok(Self { length, open })
    }

    /// How many bytes these are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.length
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// A range as the body of a request. `failure` gets the error if it can't be read.
    pub(super) fn body(&self, range: Range<u64>, failure: &Failure) -> Body {
        let (open, failure) = (self.open.clone(), failure.clone());
        let length = range.end - range.start;
        body_from_fn(Some(length), move || Checked {
            pieces: open(range.clone()),
            left: length,
            failure: failure.clone(),
        })
    }
}

impl From<Bytes> for UploadSource {
    /// Bytes in memory.
    fn from(bytes: Bytes) -> Self {
        let length = bytes.len() as u64;
        let at = |position: u64| usize::try_from(position).unwrap_or(usize::MAX);
        Self::from_fn(length, move |range| {
            Once(Some(bytes.slice(at(range.start)..at(range.end))))
        })
    }
}

impl From<Vec<u8>> for UploadSource {
    /// Bytes in memory.
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl fmt::Debug for UploadSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadSource")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// Why a range could not be read.
#[derive(Clone, Default)]
pub(super) struct Failure(Arc<Mutex<Option<io::Error>>>);

impl Failure {
    pub(super) fn take(&self) -> Option<io::Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Keeps the error, and gives one like it.
    fn keep(&self, error: io::Error) -> io::Error {
        let copy = io::Error::new(error.kind(), error.to_string());
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        copy
    }
}

/// A range that must have its length.
struct Checked {
    pieces: Pieces,
    left: u64,
    failure: Failure,
}

impl Stream for Checked {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.pieces.as_mut().poll_next(context));
        let error = match piece {
            Some(Ok(piece)) => match self.left.checked_sub(piece.len() as u64) {
                Some(left) => {
                    self.left = left;
                    return Poll::Ready(Some(Ok(piece)));
                }
                None => io::Error::other("the source gave more bytes than it was asked for"),
            },
            Some(Err(error)) => error,
            None if self.left == 0 => return Poll::Ready(None),
            None => {
                let text = "the source ended before its length";
                io::Error::new(io::ErrorKind::UnexpectedEof, text)
            }
        };
        Poll::Ready(Some(Err(self.failure.keep(error))))
    }
}

/// A stream of one piece.
struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// A reader, and the number of the range that is being read: a connection that broke may still read an older one.
struct Shared<R> {
    reader: R,
    turn: u64,
}

/// A range of a reader.
struct Part<R> {
    /// The lock is held within a poll only.
    shared: Arc<Mutex<Shared<R>>>,
    range: Range<u64>,
    turn: Option<u64>,
    is_positioned: bool,
}

impl<R: AsyncRead + AsyncSeek + Unpin> Stream for Part<R> {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let mut shared = this.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = *this.turn.get_or_insert_with(|| {
            shared.turn += 1;
            shared.turn
        });
        if shared.turn != turn {
            let text = "another range of the source is being read";
            return Poll::Ready(Some(Err(io::Error::other(text))));
        }
        let mut reader = Pin::new(&mut shared.reader);
        if !this.is_positioned {
            let start = SeekFrom::Start(this.range.start);
            ready!(reader.as_mut().poll_seek(context, start))?;
            this.is_positioned = true;
        }
        let left = this.range.end - this.range.start;
        let mut buffer = vec![0; usize::try_from(left).unwrap_or(PIECE).min(PIECE)];
        let length = ready!(reader.poll_read(context, &mut buffer))?;
        if length == 0 {
            return Poll::Ready(None);
        }
        buffer.truncate(length);
        this.range.start += length as u64;
        Poll::Ready(Some(Ok(buffer.into())))
    }
}
