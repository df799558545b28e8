//! Bodies, as hyper wants them and as azure_core does.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use azure_core::Bytes;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::Body;
use azure_core::stream::SeekableStream;
use futures_core::Stream;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};

use super::gunzip::Gunzip;
use crate::client::body::poll_piece;

/// The body of a request.
pub(super) enum RequestBody {
    Bytes(Bytes),
    Stream(Box<dyn SeekableStream>),
}

impl From<Body> for RequestBody {
    fn from(body: Body) -> Self {
        match body {
            Body::Bytes(bytes) => Self::Bytes(bytes),
            Body::SeekableStream(stream) => Self::Stream(stream),
        }
    }
}

impl HttpBody for RequestBody {
    type Data = Bytes;
    type Error = azure_core::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<azure_core::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Self::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::Stream(stream) => {
                let piece = ready!(poll_piece(stream, context));
                Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Bytes(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Stream(_) => SizeHint::default(),
        }
    }
}

/// The body of a response.
pub(super) struct Pieces {
    pub(super) body: Incoming,
    pub(super) gunzip: Option<Gunzip>,
}

impl Stream for Pieces {
    type Item = azure_core::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(gunzip) = &mut self.gunzip
                && let Some(bytes) = gunzip.next().transpose()
            {
                return Poll::Ready(Some(bytes.map_err(undecoded)));
            }
            let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
            let data = match frame {
                Some(Ok(frame)) => frame.into_data().unwrap_or_default(),
                Some(Err(error)) => {
                    let text = "the connection broke";
                    return Poll::Ready(Some(Err(Error::with_error(ErrorKind::Io, error, text))));
                }
                None => {
                    let rest = self.gunzip.as_mut().map(Gunzip::finish).transpose();
                    let rest = rest.map(Option::flatten).map_err(undecoded);
                    return Poll::Ready(rest.transpose());
                }
            };
            match &mut self.gunzip {
                Some(gunzip) => gunzip.feed(data),
                None if data.is_empty() => {}
                None => return Poll::Ready(Some(Ok(data))),
            }
        }
    }
}

fn undecoded(error: io::Error) -> Error {
    let text = "the body is compressed by gzip, and broken";
    Error::with_error(ErrorKind::Io, error, text)
}
