//! Downloads: where ranges are asked for, and what is done about faults.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::StreamExt;
use graph_runtime::testing::http::{Received, Reply};
use graph_runtime::transfers::{Download, DownloadResult, Verification};
use graph_runtime::{ByteStream, Error, ErrorKind, Request, RequestOptions};

use super::support::{Drive, answering, bounded, content, range_of, root};

const SLICE: usize = 100_000;

async fn read(request: Request<ByteStream>) -> Result<(Vec<u8>, DownloadResult), Error> {
    let mut bytes = Vec::new();
    let download = Download::new(request).with_range_size(SLICE as u64);
    let result = bounded(download.write_to(&mut bytes)).await?;
    Ok((bytes, result))
}

fn ranges(received: &[Received]) -> Vec<String> {
    let range = |it: &Received| it.header("range").unwrap_or("none").to_owned();
    received.iter().map(range).collect()
}

/// The service is asked once, without which nobody has the URL; the token stays there.
#[tokio::test]
async fn ranges_are_asked_for_where_the_service_redirects_to() {
    let content = content(SLICE * 2 + 5);
    let file = content.clone();
    let drive = Drive::start(move |received, _| range_of(&file, received)).await;
    let (bytes, result) = read(drive.request()).await.unwrap();
    assert!(bytes == content);
    assert_eq!(result.length, content.len() as u64);
    assert_eq!(result.verification, Verification::NotAvailable);
    assert_eq!(result.etag.as_deref(), Some("\"{GUID},1\""));
    assert_eq!(drive.graph.count(), 1);
    let expected = [
        "bytes=0-99999",
        "bytes=100000-199999",
        "bytes=200000-299999",
    ];
    assert_eq!(ranges(&drive.files.received()), expected);
}

#[tokio::test]
async fn a_stream_ends_with_the_result() {
    let content = content(SLICE * 3);
    let file = content.clone();
    let drive = Drive::start(move |received, _| range_of(&file, received)).await;
    let done = Arc::new(AtomicU64::new(0));
    let seen = done.clone();
    let download = Download::new(drive.request())
        .with_range_size(SLICE as u64)
        .with_progress(move |progress| {
            assert_eq!(progress.total, Some(SLICE as u64 * 3));
            assert!(seen.swap(progress.done, Ordering::SeqCst) < progress.done);
        });
    let mut stream = download.into_stream();
    assert_eq!(drive.graph.count(), 0, "nothing before it is asked for");
    let mut bytes = bounded(stream.next()).await.unwrap().unwrap().to_vec();
    assert!(stream.result().is_none());
    while let Some(piece) = bounded(StreamExt::next(&mut stream)).await {
        bytes.extend(piece.unwrap());
    }
    assert!(bytes == content);
    assert_eq!(stream.result().unwrap().length, content.len() as u64);
    assert!(bounded(stream.next()).await.is_none());
    assert_eq!(done.load(Ordering::SeqCst), content.len() as u64);
}

/// Some requests are answered at once, with all bytes.
#[tokio::test]
async fn the_service_may_have_the_bytes_itself() {
    let content = content(SLICE * 3);
    let file = content.clone();
    let server = answering(move |received| {
        assert!(received.header("authorization").is_some());
        Reply::text(200, "application/octet-stream", file.clone())
    })
    .await;
    let (bytes, _) = read(root(&server).segment("content").get_stream(None))
        .await
        .unwrap();
    assert!(bytes == content);
    assert_eq!(server.count(), 1);

    let file = content.clone();
    let server = answering(move |received| {
        assert!(received.header("authorization").is_some());
        range_of(&file, received)
    })
    .await;
    let (bytes, _) = read(root(&server).segment("content").get_stream(None))
        .await
        .unwrap();
    assert!(bytes == content);
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_length_that_nobody_states_ends_with_the_body() {
    let server = answering(|_| {
        let pieces = futures_util::stream::iter(["abc".into(), "def".into()]);
        Reply::stream(None, pieces)
    })
    .await;
    let (bytes, _) = read(root(&server).segment("content").get_stream(None))
        .await
        .unwrap();
    assert_eq!(bytes, b"abcdef");

    // Ranges of a length that is not stated either.
    let server = answering(|received| {
        let range = match received.header("range") {
            Some("bytes=0-99999") => "bytes 0-2/*",
            Some("bytes=3-100002") => "bytes 3-5/*",
            _ => return Reply::new(416),
        };
        Reply::text(206, "text/plain", "abc").with_header("content-range", range)
    })
    .await;
    let (bytes, _) = read(root(&server).segment("content").get_stream(None))
        .await
        .unwrap();
    assert_eq!((&*bytes, server.count()), (&b"abcabc"[..], 3));
}

#[tokio::test]
async fn a_body_that_is_too_short_is_resumed() {
    let content = content(SLICE * 2);
    let file = content.clone();
    let drive = Drive::start(move |received, number| match number {
        1 => range_of(&file, received).cut_off(SLICE - 7),
        2 | 4 => Reply::reset(),
        _ => range_of(&file, received),
    })
    .await;
    let (bytes, _) = read(drive.request()).await.unwrap();
    assert!(bytes == content);
    let asked = ranges(&drive.files.received());
    assert_eq!(
        asked[..3],
        ["bytes=0-99999", "bytes=7-100006", "bytes=7-100006"]
    );
    assert_eq!(drive.graph.count(), 1);
}

/// A server without ranges sends all bytes again; those that are there are skipped.
#[tokio::test]
async fn a_range_that_is_answered_with_all_bytes() {
    let content = content(SLICE * 2);
    let file = content.clone();
    let drive = Drive::start(move |_, number| {
        let reply = Reply::text(200, "text/plain", file.clone());
        match number {
            1 => reply.cut_off(SLICE / 2),
            2 => reply.cut_off(SLICE * 2 - 10),
            _ => reply,
        }
    })
    .await;
    let (bytes, _) = read(drive.request()).await.unwrap();
    assert!(bytes == content);
    assert_eq!(drive.files.count(), 3);
}

#[tokio::test]
async fn a_url_that_has_expired_is_asked_for_again() {
    for status in [401, 403, 404, 410] {
        let content = content(SLICE * 3);
        let file = content.clone();
        let drive = Drive::start(move |received, number| match number {
            2 => Reply::text(status, "text/html", "<p>expired</p>"),
            _ => range_of(&file, received),
        })
        .await;
        let (bytes, _) = read(drive.request()).await.unwrap();
        assert!(bytes == content, "{status}");
        assert_eq!((drive.graph.count(), drive.files.count()), (2, 4));
        let paths: Vec<String> = drive
            .files
            .received()
            .iter()
            .map(|it| it.path().into())
            .collect();
        assert_eq!(paths, ["/file/1", "/file/1", "/file/2", "/file/2"]);
    }
}

#[tokio::test]
async fn a_url_that_is_always_expired_is_abandoned() {
    let content = content(SLICE * 3);
    let drive = Drive::start(move |received, number| match number {
        1 => range_of(&content, received),
        _ => Reply::new(403),
    })
    .await;
    let error = read(drive.request()).await.unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(403));
    assert_eq!(drive.graph.count(), 2, "a new URL is refused as well");
    let drive = Drive::start(|_, _| Reply::new(404)).await;
    assert!(read(drive.request()).await.is_err());
    drive.expire();
}

#[tokio::test]
async fn ranges_that_were_not_asked_for_are_an_error() {
    for range in [
        "bytes 1-100000/200000",
        "bytes 0-99998/200000",
        "bytes 0-99999/50",
        "bytes */200000",
        "bytes 0-99999",
        "",
    ] {
        let server = answering(move |_| {
            let reply = Reply::text(206, "text/plain", vec![7; SLICE]);
            reply.with_header("content-range", range)
        })
        .await;
        let error = read(root(&server).segment("content").get_stream(None)).await;
        assert_eq!(error.unwrap_err().kind(), ErrorKind::Decode, "{range}");
        assert_eq!(server.count(), 4, "bounded");
    }
}

#[tokio::test]
async fn an_empty_file() {
    for reply in [
        || Reply::new(200),
        || Reply::new(416).with_header("content-range", "bytes */0"),
    ] {
        let server = answering(move |_| reply()).await;
        let (bytes, result) = read(root(&server).segment("content").get_stream(None))
            .await
            .unwrap();
        assert_eq!((bytes.len(), result.length, server.count()), (0, 0, 1));
    }
    // Without a length, it is asked for as a whole.
    let server = answering(|received| match received.header("range") {
        Some(_) => Reply::new(416),
        None => Reply::new(200),
    })
    .await;
    let (bytes, _) = read(root(&server).segment("content").get_stream(None))
        .await
        .unwrap();
    assert_eq!((bytes.len(), server.count()), (0, 2));
    let server = answering(|_| Reply::new(416)).await;
    let error = read(root(&server).segment("content").get_stream(None)).await;
    assert_eq!(error.unwrap_err().status().map(u16::from), Some(416));
}

#[tokio::test]
async fn failures_are_bounded_and_waited_for() {
    for (reply, attempts) in [
        ((|| Reply::new(503)) as fn() -> Reply, 4),
        (|| Reply::new(429), 4),
        (|| Reply::reset(), 4),
        (|| Reply::new(204), 1),
        (|| Reply::new(400), 1),
    ] {
        let server = answering(move |_| reply()).await;
        let error = read(root(&server).segment("content").get_stream(None)).await;
        let error = error.unwrap_err();
        assert_eq!(error.path_template(), Some("/content"), "{error}");
        assert_eq!(server.count(), attempts, "{error}");
    }
}

#[tokio::test]
async fn a_range_of_the_caller_is_refused() {
    let server = answering(|_| Reply::new(599)).await;
    let range = RequestOptions::new().with_header("range", "bytes=0-9");
    let request = root(&server).segment("content").get_stream(Some(range));
    let error = read(request).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Input, 0));
}

#[tokio::test]
async fn a_writer_that_fails_ends_the_download() {
    let content = content(SLICE);
    let drive = Drive::start(move |received, _| range_of(&content, received)).await;
    let mut buffer = [0; 10];
    let mut full = futures_util::io::Cursor::new(&mut buffer[..]);
    let download = Download::new(drive.request());
    let error = bounded(download.write_to(&mut full)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(error.to_string().contains("can't be written"), "{error}");
    assert_eq!(drive.files.count(), 1);
}
