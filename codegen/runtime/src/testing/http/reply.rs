//! A response over HTTP, or a fault of the connection.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use azure_core::Bytes;
use futures_core::Stream;
use hyper::body::{Body, Frame, SizeHint};

type Pieces = Pin<Box<dyn Stream<Item = Bytes> + Send>>;

/// A response of a [`Server`](super::Server).
pub struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Content,
    pub(super) delay: Duration,
    pub(super) fault: Option<Fault>,
}

/// The body of a response.
pub(super) enum Content {
    Bytes(Bytes),
    /// The first half, how long nothing comes, and the rest.
    Halves(Bytes, Duration, Bytes),
    Stream(Option<u64>, Pieces),
}

/// What happens to the connection instead of a response.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// It is reset.
    Reset,
    /// The response ends, and the connection with it, this many bytes before it is complete.
    CutOff(usize),
    /// These bytes, and then it is closed.
    Raw(Vec<u8>),
}

impl Reply {
    /// A response without a body.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Content::Bytes(Bytes::new()),
            delay: Duration::ZERO,
            fault: None,
        }
    }

    /// JSON as Graph sends it.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        let media = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
        Self::text(status, media, body)
    }

    /// A body of any media type.
    pub fn text(status: u16, media_type: &str, body: impl Into<Bytes>) -> Self {
        Self::new(status)
            .with_header("content-type", media_type)
            .with_body(body)
    }

    /// 200 with a body that is sent in pieces; with chunked transfer coding, unless `length` is given.
    pub fn stream(length: Option<u64>, pieces: impl Stream<Item = Bytes> + Send + 'static) -> Self {
        Self {
            body: Content::Stream(length, Box::pin(pieces)),
            ..Self::new(200)
        }
    }

    /// Resets the connection after the request was read.
    pub fn reset() -> Self {
        Self::new(200).with_fault(Fault::Reset)
    }

    /// Sends these bytes as the whole response, status line and headers included, and then closes the connection.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(200).with_fault(Fault::Raw(bytes.into()))
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Content::Bytes(body.into());
        self
    }

    /// Sets the status, such as 206 for a stream.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Adds a header, even if there is one with that name.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Delays the response.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Pauses for this long after half of the body. It has no effect on a stream.
    #[must_use]
    pub fn with_pause(mut self, pause: Duration) -> Self {
        if let Content::Bytes(mut bytes) = self.body {
            let rest = bytes.split_off(bytes.len() / 2);
            self.body = Content::Halves(bytes, pause, rest);
        }
        self
    }

    /// Closes the connection this many bytes before the end of the body. A body that is a stream is not sent.
    #[must_use]
    pub fn cut_off(self, missing: usize) -> Self {
        self.with_fault(Fault::CutOff(missing))
    }

    fn with_fault(mut self, fault: Fault) -> Self {
        self.fault = Some(fault);
        self
    }

    /// The bytes before the connection is closed.
    pub(super) fn cut(&self, missing: usize) -> Vec<u8> {
        let body = match &self.body {
            Content::Bytes(bytes) => bytes.as_ref(),
            Content::Halves(..) | Content::Stream(..) => &[],
        };
        let mut head = format!(
            "HTTP/1.1 {} \r\ncontent-length: {}\r\n",
            self.status,
            body.len()
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let end = body.len().saturating_sub(missing);
        [head.as_bytes(), &body[..end]].concat()
    }
}

/// A body as hyper sends it.
pub(super) struct Sending {
    content: Content,
    pause: Option<Pin<Box<tokio::time::Sleep>>>,
}

impl From<Content> for Sending {
    fn from(content: Content) -> Self {
        Self {
            content,
            pause: None,
        }
    }
}

impl Sending {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let some = |bytes: Bytes| Poll::Ready(Some(bytes).filter(|bytes| !bytes.is_empty()));
        match &mut self.content {
            Content::Bytes(bytes) => some(std::mem::take(bytes)),
            Content::Halves(first, _, _) if !first.is_empty() => some(std::mem::take(first)),
            Content::Halves(_, pause, rest) => {
                let sleep = || Box::pin(tokio::time::sleep(*pause));
                ready!(self.pause.get_or_insert_with(sleep).as_mut().poll(context));
                let rest = std::mem::take(rest);
                self.content = Content::Bytes(Bytes::new());
                some(rest)
            }
            Content::Stream(_, pieces) => pieces.as_mut().poll_next(context),
        }
    }
}

impl Body for Sending {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let next = ready!(self.poll(context));
        Poll::Ready(next.map(|piece| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.content, Content::Bytes(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Halves(first, _, rest) => {
                SizeHint::with_exact((first.len() + rest.len()) as u64)
            }
            Content::Stream(Some(length), _) => SizeHint::with_exact(*length),
            Content::Stream(None, _) => SizeHint::default(),
        }
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}
