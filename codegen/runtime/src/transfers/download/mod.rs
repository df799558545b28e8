//! Downloads by ranges, from the URL that the service redirects to.

mod body;
mod content_range;
mod part;
mod reading;
mod state;
mod stream;
mod version;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use futures_io::{AsyncRead, AsyncWrite};

use super::{FileHash, TransferProgress, Verification};
use crate::client::BoundRequest;
use crate::{ByteStream, Error, ErrorKind, Request};
use reading::Reading;
use state::Received;

pub use state::DownloadState;
pub use stream::DownloadStream;

type OnProgress = Box<dyn FnMut(TransferProgress) + Send>;
type OnCheckpoint = Box<dyn FnMut(&DownloadState) + Send>;

/// The default size of a range.
const RANGE_SIZE: u64 = 32 << 20;

/// A download of a large file.
///
/// It requests one range after the other. The service usually redirects the request for the content to a URL that is valid
/// without a token for some minutes; further ranges are requested there, without the token. If that URL
/// has expired (401, 403, 404 or 410), the service is asked for a new one, and the download continues if the file is the same:
///
/// | response | |
/// |---|---|
/// | 206 | the range; one that was not asked for is an error |
/// | 200 | the whole file; bytes that have been received are skipped |
/// | 200 with a page of HTML: instead of the rest of another file, or from another host without `ETag`, `Last-Modified` and `Content-Disposition` | asks the service for another URL, or is an error of the kind [`Decode`](ErrorKind::Decode) |
/// | 416 | ends, if all bytes have been received or the file is empty |
/// | another `ETag`, another length, or without `ETag` another `Last-Modified` | an error of the kind [`Changed`](ErrorKind::Changed) |
/// | a body that is longer than its range, or compressed | an error of the kind [`Decode`](ErrorKind::Decode) |
/// | a body that is shorter than announced, a broken connection | continues with the first missing byte |
/// | 429, 5xx, no response in time | waits as long as the service asks, else longer each time |
///
/// If it has the [hash](FileHash) of the file, the bytes are verified; [`DownloadResult::verification`] states how. The program
/// receives the bytes before that, so after an error it must not use them.
///
/// Source: [Download driveItem content](https://learn.microsoft.com/graph/api/driveitem-get-content).
///
/// ```
/// use graph_runtime::testing::{MockResponse, MockTransport};
/// use graph_runtime::transfers::{Download, FileHash, Verification};
/// use graph_runtime::{ByteStream, Error, Request, RequestOptions, Target};
///
/// /// `content` is what `content().get(…)` of a generated crate returns, and `hash` is `FileHash::from_model(&drive_item)`.
/// async fn download(content: Request<ByteStream>, hash: Option<FileHash>) -> Result<Verification, Error> {
///     let mut bytes = Vec::new(); // or a file: anything that implements `AsyncWrite` of `futures`
///     let result = Download::new(content).with_hash(hash).write_to(&mut bytes).await?;
///     assert_eq!(bytes, b"J");
///     Ok(result.verification)
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let mock = MockTransport::new();
/// let content = Target::root(&mock.core(), "v1.0").segment("content");
/// let range = RequestOptions::new().with_header("range", "bytes=0-33554431");
/// mock.expect(content.get_stream(Some(range)))
///     .responds(MockResponse::new(206)
///         .with_header("content-range", "bytes 0-0/1")
///         .with_body("text/plain", "J"));
/// let hash = FileHash::quick_xor_hash("SgAAAAAAAAAAAAAAAQAAAAAAAAA=");
/// assert_eq!(download(content.get_stream(None), hash).await?, Verification::QuickXorHash);
/// # Ok(())
/// # }
/// ```
pub struct Download {
    request: BoundRequest,
    hash: Option<FileHash>,
    range_size: u64,
    earlier: Option<(DownloadState, Received)>,
    on_progress: Option<OnProgress>,
    on_checkpoint: Option<OnCheckpoint>,
}

/// The result of a download.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DownloadResult {
    /// The size of the file in bytes.
    pub length: u64,
    /// How the bytes were verified.
    pub verification: Verification,
    /// The ETag of the content, if the service sent one.
    pub etag: Option<String>,
}

impl Download {
    /// A download of what `request` returns.
    pub fn new(request: Request<ByteStream>) -> Self {
        Self {
            request: request.into_parts().0,
            hash: None,
            range_size: RANGE_SIZE,
            earlier: None,
            on_progress: None,
            on_checkpoint: None,
        }
    }

    /// Verifies the bytes with this hash, such as [`FileHash::from_model`] of the item. With `None` they are not verified.
    #[must_use]
    pub fn with_hash(mut self, hash: impl Into<Option<FileHash>>) -> Self {
        self.hash = hash.into();
        self
    }

    /// Sets the size of a range in bytes, 32 MiB by default; 0 counts as 1. It does not affect memory use: bytes are passed on as
    /// they arrive.
    #[must_use]
    pub fn with_range_size(mut self, bytes: u64) -> Self {
        self.range_size = bytes.max(1);
        self
    }

    /// Calls `on_progress` after each piece.
    #[must_use]
    pub fn with_progress(
        mut self,
        on_progress: impl FnMut(TransferProgress) + Send + 'static,
    ) -> Self {
        self.on_progress = Some(Box::new(on_progress));
        self
    }

    /// Calls `on_checkpoint` with the state after each piece, when the next one is asked for: the program has, or
    /// [`write_to`](Self::write_to) has written, all bytes before it. A state that is saved continues the download in a later run,
    /// with [`resume`](Self::resume).
    #[must_use]
    pub fn with_checkpoint(
        mut self,
        on_checkpoint: impl FnMut(&DownloadState) + Send + 'static,
    ) -> Self {
        self.on_checkpoint = Some(Box::new(on_checkpoint));
        self
    }

    /// Continues a download of an earlier run after its last byte. `received` are the bytes that it has received: they are read
    /// first, since the hash is that of the whole file. The program adds the new bytes to those; it must have removed any bytes
    /// after [`DownloadState::done`], which were received after the state was saved.
    ///
    /// The download fails with the kind [`Changed`](ErrorKind::Changed) if the file is another version now, and with the kind
    /// [`Input`](ErrorKind::Input) if `received` has fewer bytes than the state.
    ///
    /// ```
    /// # use graph_runtime::testing::{MockResponse, MockTransport};
    /// # use graph_runtime::{ByteStream, RequestOptions, Target};
    /// use graph_runtime::transfers::{Download, DownloadState};
    /// use graph_runtime::{Error, Request};
    ///
    /// async fn resume(content: Request<ByteStream>, saved: DownloadState, mut file: Vec<u8>) -> Result<Vec<u8>, Error> {
    ///     file.truncate(usize::try_from(saved.done()).unwrap()); // `set_len` of a file
    ///     let earlier = futures_util::io::Cursor::new(file.clone()); // the same file, opened to read
    ///     let mut rest = Vec::new(); // the same file, opened to append
    ///     Download::new(content).resume(saved, earlier).write_to(&mut rest).await?;
    ///     file.append(&mut rest);
    ///     Ok(file)
    /// }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Error> {
    /// # let mock = MockTransport::new();
    /// # let content = Target::root(&mock.core(), "v1.0").segment("content");
    /// # let range = RequestOptions::new().with_header("range", "bytes=2-33554433");
    /// # mock.expect(content.get_stream(Some(range)))
    /// #     .responds(MockResponse::new(206).with_header("content-range", "bytes 2-3/4").with_body("text/plain", "cd"));
    /// # let saved = serde_json::from_str(r#"{"done":2,"total":4}"#).unwrap();
    /// # assert_eq!(resume(content.get_stream(None), saved, b"abx".to_vec()).await?, b"abcd");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn resume(
        mut self,
        state: DownloadState,
        received: impl AsyncRead + Send + 'static,
    ) -> Self {
        self.earlier = Some((state, Box::pin(received)));
        self
    }

    /// The bytes as they arrive. Nothing is sent until the first call of `next`.
    pub fn into_stream(self) -> DownloadStream {
        DownloadStream::new(Reading::new(self))
    }

    /// Writes the bytes to `writer` as they arrive, and flushes it.
    ///
    /// # Errors
    /// The errors of the download; one of the kind [`Io`](ErrorKind::Io) if `writer` fails.
    pub async fn write_to<W: AsyncWrite + Unpin>(
        self,
        writer: &mut W,
    ) -> Result<DownloadResult, Error> {
        let mut reading = Reading::new(self);
        while let Some(piece) = reading.next().await? {
            write_all(writer, &piece).await.map_err(unwritten)?;
        }
        let flushed = poll_fn(|context| Pin::new(&mut *writer).poll_flush(context)).await;
        flushed.map_err(unwritten)?;
        reading.result()
    }
}

async fn write_all<W: AsyncWrite + Unpin>(writer: &mut W, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        let write = poll_fn(|context| Pin::new(&mut *writer).poll_write(context, bytes));
        match write.await? {
            0 => return Err(std::io::ErrorKind::WriteZero.into()),
            written => bytes = &bytes[written..],
        }
    }
    Ok(())
}

fn unwritten(error: std::io::Error) -> Error {
    let text = "the downloaded bytes can't be written";
    Error::new(ErrorKind::Io, text).with_source(error)
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("path", &self.request.shown_path)
            .field("hash", &self.hash)
            .field("range_size", &self.range_size)
            .finish_non_exhaustive()
    }
}
