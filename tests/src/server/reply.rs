//! An answer, and how it fails.

use std::io;
use std::pin::Pin;
use std::time::Duration;

use azure_core::Bytes;
use futures_util::stream::{self, Stream, StreamExt};

/// Pieces of a body.
pub(super) type Pieces = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send + Sync>>;

/// An answer.
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Content,
    pub(super) late: Duration,
    pub(super) fault: Option<Fault>,
}

pub(super) enum Content {
    Bytes(Bytes),
    Stream(Option<u64>, Pieces),
}

/// What happens to the connection instead of an answer.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It is reset.
    Reset,
    /// These bytes, and then it is closed.
    Raw(Vec<u8>),
}

impl Reply {
    /// An answer without a body.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Content::Bytes(Bytes::new()),
            late: Duration::ZERO,
            fault: None,
        }
    }

    /// JSON as Graph sends it.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        let media = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
        Self::text(status, media, body)
    }

    /// Any text.
    pub fn text(status: u16, media: &str, body: impl Into<Bytes>) -> Self {
        Self::new(status).with("content-type", media).body(body)
    }

    /// The body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Content::Bytes(body.into());
        self
    }

    /// A body that comes in pieces; in chunks unless `length` announces it.
    pub fn stream(
        length: Option<u64>,
        pieces: impl Stream<Item = Bytes> + Send + Sync + 'static,
    ) -> Self {
        Self {
            body: Content::Stream(length, Box::pin(pieces.map(Ok))),
            ..Self::new(200)
        }
    }

    /// A body that comes by half, and by the other half `later`.
    pub fn stalled(body: &'static [u8], later: Duration) -> Self {
        let (first, second) = body.split_at(body.len() / 2);
        let rest = stream::once(async move {
            tokio::time::sleep(later).await;
            Bytes::from_static(second)
        });
        let pieces = stream::iter([Bytes::from_static(first)]).chain(rest);
        Self {
            body: Content::Stream(Some(body.len() as u64), Box::pin(pieces.map(Ok))),
            ..Self::json(200, Bytes::new())
        }
    }

    /// The connection is reset after the request was read.
    pub fn reset() -> Self {
        Self::new(200).fault(Fault::Reset)
    }

    /// These bytes as the answer, and then the connection is closed.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(200).fault(Fault::Raw(bytes.into()))
    }

    /// One more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The answer begins this much later.
    #[must_use]
    pub fn late(mut self, by: Duration) -> Self {
        self.late = by;
        self
    }

    fn fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }
}
