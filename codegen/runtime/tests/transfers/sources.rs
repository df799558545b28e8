//! Where the bytes of an upload come from.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use futures_util::stream;
use graph_runtime::ErrorKind;
use graph_runtime::transfers::{UploadErrorKind, UploadSource};

use super::support::{Fault, Style, UNIT, UploadService, bounded, calls, content, upload};

/// Uploads `source`, which has these bytes, with a fault.
async fn check(source: UploadSource, content: &[u8]) {
    assert_eq!(source.len(), content.len() as u64);
    let faults = [(2, Fault::Reset), (4, Fault::Status(503))];
    let (service, server) = UploadService::start(Style::Drive, content.len(), faults).await;
    bounded(upload(&server).send(source)).await.unwrap();
    assert!(service.file() == content);
}

#[tokio::test]
async fn a_file_a_reader_a_function_and_memory() {
    let content = content(UNIT * 3 + 11);
    let folder = std::env::temp_dir().join(format!("graph-transfers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("content");
    std::fs::write(&path, &content).unwrap();
    check(UploadSource::from_file(&path).unwrap(), &content).await;
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(UploadSource::from_file(&path).is_err());

    let reader = futures_util::io::Cursor::new(content.clone());
    check(
        UploadSource::from_reader(content.len() as u64, reader),
        &content,
    )
    .await;

    let bytes = content.clone();
    let open = move |range: std::ops::Range<u64>| {
        let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap());
        let pieces: Vec<_> = bytes[start..end]
            .chunks(1000)
            .map(|it| Ok(it.to_vec().into()))
            .collect();
        stream::iter(pieces)
    };
    check(UploadSource::from_fn(content.len() as u64, open), &content).await;
    check(content.clone().into(), &content).await;
}

#[tokio::test]
async fn a_source_that_fails_is_not_read_again() {
    let short: UploadSource = UploadSource::from_fn(10, |_| stream::iter([Ok("abc".into())]));
    let long = UploadSource::from_fn(2, |_| stream::iter([Ok("abc".into())]));
    let broken = UploadSource::from_fn(10, |_| stream::iter([Err(io::Error::other("no disk"))]));
    for (source, text) in [
        (short, "ended before its length"),
        (long, "more bytes"),
        (broken, "no disk"),
    ] {
        let length = usize::try_from(source.len()).unwrap();
        let (service, server) = UploadService::start(Style::Drive, length, []).await;
        let error = bounded(upload(&server).send(source)).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::Source);
        assert_eq!(error.error().kind(), ErrorKind::Io);
        assert!(error.to_string().contains(text), "{error}");
        assert!(error.session().is_some());
        assert_eq!(service.files(), 0);
        assert!(calls(&server).len() <= 2);
    }
}

#[tokio::test]
async fn a_file_that_changes_is_an_error() {
    let folder = std::env::temp_dir().join(format!("graph-changes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("content");
    std::fs::write(&path, content(UNIT * 2)).unwrap();
    let source = UploadSource::from_file(&path).unwrap();
    let (_, server) = UploadService::start(Style::Drive, UNIT * 2, []).await;
    let upload = upload(&server).with_progress(move |_, progress| {
        if progress.done > 0 {
            std::fs::write(&path, content(UNIT)).unwrap();
        }
    });
    let error = bounded(upload.send(source)).await.unwrap_err();
    assert!(error.to_string().contains("the file changed"), "{error}");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Counts the bytes that were read.
struct Counting(futures_util::io::Cursor<Vec<u8>>, Arc<AtomicUsize>);

impl futures_util::io::AsyncRead for Counting {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let read = Pin::new(&mut self.0).poll_read(context, buffer);
        if let Poll::Ready(Ok(length)) = read {
            self.1.fetch_add(length, Ordering::SeqCst);
        }
        read
    }
}

impl futures_util::io::AsyncSeek for Counting {
    fn poll_seek(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        to: io::SeekFrom,
    ) -> Poll<io::Result<u64>> {
        Pin::new(&mut self.0).poll_seek(context, to)
    }
}

/// Each slice is read when it is sent, and no more of it than is needed.
#[tokio::test]
async fn nothing_is_read_ahead() {
    let content = content(UNIT * 4);
    let (_, server) = UploadService::start(Style::Drive, content.len(), []).await;
    let read = Arc::new(AtomicUsize::new(0));
    let reader = Counting(futures_util::io::Cursor::new(content), read.clone());
    let upload = upload(&server).with_progress(move |_, progress| {
        assert_eq!(read.load(Ordering::SeqCst) as u64, progress.done);
    });
    let source = UploadSource::from_reader(UNIT as u64 * 4, reader);
    bounded(upload.send(source)).await.unwrap();
}
