//! Streams as readers of the standard library.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, BufRead, Read};
use std::pin::Pin;

use azure_core::Bytes;
use futures_core::Stream;

use super::BlockingClient;
use crate::{ByteStream, Error, ErrorKind};

/// The bytes of a stream, for [`std::io`]; see [`BlockingClient::reader`]. An error ends it; [`io::Error::get_ref`] has the
/// [`Error`] of this crate.
pub struct Reader<S = ByteStream> {
    blocking: BlockingClient,
    /// `None` if the thread could not be blocked while it was read.
    stream: Option<S>,
    is_over: bool,
    /// What has arrived and is not read.
    piece: Bytes,
}

impl<S> Reader<S> {
    pub(super) fn new(blocking: BlockingClient, stream: S) -> Self {
        Self {
            blocking,
            stream: Some(stream),
            is_over: false,
            piece: Bytes::new(),
        }
    }

    /// The stream, which may know more, such as the result of a download.
    pub fn get_ref(&self) -> Option<&S> {
        self.stream.as_ref()
    }
}

impl<S> Reader<S>
where
    S: Stream<Item = Result<Bytes, Error>> + Send + Unpin + 'static,
{
    /// Waits for the next piece.
    fn advance(&mut self) -> Result<(), Error> {
        let Some(mut stream) = self.stream.take() else {
            return Ok(());
        };
        let next = async move {
            let piece = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await;
            (stream, piece)
        };
        self.is_over = true;
        let (stream, piece) = self.blocking.block_on(next)?;
        self.stream = Some(stream);
        if let Some(piece) = piece {
            self.piece = piece?;
            self.is_over = false;
        }
        Ok(())
    }
}

impl<S> BufRead for Reader<S>
where
    S: Stream<Item = Result<Bytes, Error>> + Send + Unpin + 'static,
{
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.piece.is_empty() && !self.is_over {
            self.advance().map_err(unread)?;
        }
        Ok(&self.piece)
    }

    fn consume(&mut self, count: usize) {
        drop(self.piece.split_to(count.min(self.piece.len())));
    }
}

impl<S> Read for Reader<S>
where
    S: Stream<Item = Result<Bytes, Error>> + Send + Unpin + 'static,
{
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let piece = self.fill_buf()?;
        let count = piece.len().min(buffer.len());
        buffer[..count].copy_from_slice(&piece[..count]);
        self.consume(count);
        Ok(count)
    }
}

fn unread(error: Error) -> io::Error {
    let kind = match error.kind() {
        ErrorKind::Timeout => io::ErrorKind::TimedOut,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}

impl<S> fmt::Debug for Reader<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reader")
    }
}
