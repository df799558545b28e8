//! Uploads that are sent again, and streams that break.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use azure_core::Bytes;
use futures_util::stream;
use graph_synchronization_beta::graph_runtime::{Body, ErrorKind, body_from_fn};
use graph_tests::server::Reply;

use super::{SCIM, upload};
use crate::support::{bounded, scripted};

/// A body is opened anew for each attempt: PUT bears repeating.
#[tokio::test]
async fn an_upload_that_is_sent_again() {
    let replies = [Reply::new(503), Reply::reset(), Reply::new(204)];
    let (server, graph) = scripted(replies).await;
    let opened = Arc::new(AtomicU64::new(0));
    let count = opened.clone();
    let body = body_from_fn(Some(6), move || {
        count.fetch_add(1, Ordering::SeqCst);
        stream::iter([
            Ok(Bytes::from_static(b"abc")),
            Ok(Bytes::from_static(b"def")),
        ])
    });
    bounded(upload(&graph).put_stream(body, SCIM, None))
        .await
        .unwrap();
    assert_eq!(opened.load(Ordering::SeqCst), 3);
    let received = server.received();
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|request| request.body == b"abcdef"));
}

#[tokio::test]
async fn a_source_that_breaks() {
    let (server, graph) = scripted([Reply::new(204), Reply::new(204)]).await;
    let body = body_from_fn(None, || {
        let broken = std::io::Error::other("the disk is gone");
        stream::iter([Ok(Bytes::from_static(b"abc")), Err(broken)])
    });
    let error = bounded(upload(&graph).put_stream(body, SCIM, None))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(
        server.received().iter().all(|request| !request.is_complete),
        "never a whole body"
    );
}

#[tokio::test]
async fn bytes_and_nothing_at_all() {
    let (server, graph) = scripted([Reply::new(204), Reply::new(204), Reply::new(204)]).await;
    bounded(upload(&graph).put_stream("abc", SCIM, None))
        .await
        .unwrap();
    let bytes: Body = Bytes::from_static(&[0, 159, 255]).into();
    bounded(upload(&graph).put_stream(bytes, "application/octet-stream", None))
        .await
        .unwrap();
    bounded(upload(&graph).put_stream("", SCIM, None))
        .await
        .unwrap();
    let bodies: Vec<Vec<u8>> = server.received().into_iter().map(|one| one.body).collect();
    assert_eq!(bodies, [&b"abc"[..], &[0, 159, 255], b""]);
}

#[tokio::test]
async fn an_error_instead_of_a_stream_and_a_stream_of_html() {
    let error = r#"{"error":{"code":"UnsupportedSynchronizationFabric","message":"No."}}"#;
    let replies = [
        Reply::json(404, error),
        Reply::text(200, "text/html", "<p>"),
    ];
    let (_server, graph) = scripted(replies).await;
    let error = bounded(upload(&graph).get_stream(None)).await.unwrap_err();
    assert_eq!(error.code(), Some("UnsupportedSynchronizationFabric"));
    let page = bounded(upload(&graph).get_stream(None)).await.unwrap();
    assert_eq!(page.header("content-type"), Some("text/html"));
    let bytes = bounded(page.into_model().unwrap().collect()).await.unwrap();
    assert_eq!(bytes, b"<p>", "bytes are whatever they are");
}

#[tokio::test]
async fn a_stream_that_breaks() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nabc";
    let (_server, graph) = scripted([Reply::raw(cut)]).await;
    let response = bounded(upload(&graph).get_stream(None)).await.unwrap();
    let mut stream = response.into_model().unwrap();
    let first = bounded(stream.next()).await.unwrap();
    let error = match first {
        Ok(piece) => {
            assert_eq!(&piece[..], b"abc");
            bounded(stream.next()).await.unwrap().unwrap_err()
        }
        Err(error) => error,
    };
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(bounded(stream.next()).await.is_none());
}
