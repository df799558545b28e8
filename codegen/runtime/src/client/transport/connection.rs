//! A connection, encrypted or not.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{Connected, Connection as Connects};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};

use super::failed_write::FailedWrite;

/// What bytes go through.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A connection, and what hyper wants to know of it.
pub(super) struct Connection {
    stream: TokioIo<Box<dyn Stream>>,
    failed_write: Option<FailedWrite>,
    is_to_proxy: bool,
    is_http_2: bool,
}

impl Connection {
    pub(super) fn new(stream: impl Stream + 'static) -> Self {
        Self {
            stream: TokioIo::new(Box::new(stream)),
            failed_write: None,
            is_to_proxy: false,
            is_http_2: false,
        }
    }

    /// To a proxy that wants whole URLs.
    pub(super) fn into_proxied(self) -> Self {
        Self {
            is_to_proxy: true,
            ..self
        }
    }

    /// What both sides agreed on in the handshake of TLS.
    pub(super) fn with_protocol(self, protocol: Option<&[u8]>) -> Self {
        Self {
            is_http_2: protocol == Some(b"h2"),
            ..self
        }
    }
}

impl Connection {
    /// Writes by `write`, unless a write has failed.
    fn write<T>(
        &mut self,
        context: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TokioIo<Box<dyn Stream>>>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Some(failed) = &mut self.failed_write {
            return failed.poll(context);
        }
        match write(Pin::new(&mut self.stream), context) {
            Poll::Ready(Err(error)) => match FailedWrite::keep(error, context) {
                Ok(failed) => self.failed_write.insert(failed).poll(context),
                Err(error) => Poll::Ready(Err(error)),
            },
            other => other,
        }
    }
}

impl Connects for Connection {
    fn connected(&self) -> Connected {
        let connected = Connected::new().proxy(self.is_to_proxy);
        if self.is_http_2 {
            connected.negotiated_h2()
        } else {
            connected
        }
    }
}

impl Read for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl Write for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.write(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.write(context, |stream, context| stream.poll_flush(context))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.write(context, |stream, context| {
            stream.poll_write_vectored(context, pieces)
        })
    }
}
