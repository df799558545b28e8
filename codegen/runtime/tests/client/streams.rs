//! Bytes in and out, without all of them in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use azure_core::Bytes;
use azure_core::http::Method;
use futures_util::stream;
use graph_runtime::{ErrorKind, RequestOptions, body_from_fn};

use super::support::{
    FOREIGN, Job, Loopback, Reply, bounded, job, options, root, scripted, serving,
};

const MEGABYTE: usize = 1 << 20;

#[tokio::test]
async fn a_stream_arrives_in_pieces() {
    let content: Vec<u8> = (0..MEGABYTE * 4).map(|n| (n % 251) as u8).collect();
    let (server, root) = scripted([Reply::text(200, "text/html", content.clone())]).await;
    let response = bounded(job(&root).segment("$value").get_stream(None))
        .await
        .unwrap();
    assert_eq!(response.header("content-type"), Some("text/html"));
    let mut stream = response.into_model().unwrap();
    let mut got = Vec::new();
    let mut pieces = 0;
    while let Some(piece) = bounded(stream.next()).await {
        let piece = piece.unwrap();
        assert!(piece.len() < MEGABYTE, "never all at once");
        got.extend_from_slice(&piece);
        pieces += 1;
    }
    assert!(pieces > 4);
    assert!(got == content);
    assert_eq!(server.only().header("accept"), Some("*/*"));
}

#[tokio::test]
async fn a_stream_that_breaks() {
    let reply = Reply::text(200, "application/octet-stream", vec![7; 1000]).cut_off(10);
    let (_server, root) = scripted([reply]).await;
    let response = bounded(job(&root).get_stream(None)).await.unwrap();
    let error = bounded(response.into_model().unwrap().collect())
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
}

#[tokio::test]
async fn an_error_instead_of_a_stream() {
    let (_server, root) = scripted([Reply::json(404, r#"{"error":{"code":"gone"}}"#)]).await;
    let error = bounded(job(&root).get_stream(None)).await.unwrap_err();
    assert_eq!(error.code(), Some("gone"));
}

#[tokio::test]
async fn a_stream_goes_out_in_pieces_and_again_after_a_failure() {
    let (server, root) = scripted([Reply::new(503), Reply::new(200), Reply::new(204)]).await;
    let opened = Arc::new(AtomicUsize::new(0));
    let count = opened.clone();
    let open = move || {
        count.fetch_add(1, Ordering::SeqCst);
        stream::iter((0..64).map(|n| Ok(Bytes::from(vec![n; 16_384]))))
    };
    let target = job(&root).segment("$value");
    let body = body_from_fn(Some(MEGABYTE as u64), open.clone());
    bounded(target.put_stream(body, "application/scim+json", None))
        .await
        .unwrap();
    bounded(target.put_stream(body_from_fn(None, open), "text/plain", None))
        .await
        .unwrap();

    let received = server.received();
    assert_eq!(received.len(), 3);
    assert_eq!(
        opened.load(Ordering::SeqCst),
        3,
        "opened again for each attempt"
    );
    for request in &received {
        assert_eq!(request.method, "PUT");
        assert_eq!(request.body.len(), MEGABYTE);
        assert!(
            request
                .body
                .chunks(16_384)
                .enumerate()
                .all(|(n, chunk)| chunk.iter().all(|b| usize::from(*b) == n))
        );
    }
    assert_eq!(received[0].header("content-length"), Some("1048576"));
    assert_eq!(received[2].header("transfer-encoding"), Some("chunked"));
    assert_eq!(
        received[0].header("content-type"),
        Some("application/scim+json")
    );
}

/// A body that is not one of `body_from_fn`.
#[tokio::test]
async fn a_stream_of_another_crate_is_sent() {
    let (server, root) = scripted([Reply::new(204)]).await;
    let content = vec![7; 200_000];
    let stream = azure_core::stream::BytesStream::new(content.clone());
    let body = azure_core::http::Body::SeekableStream(Box::new(stream));
    bounded(job(&root).put_stream(body, "text/plain", None))
        .await
        .unwrap();
    assert_eq!(server.only().body, content);
}

#[tokio::test]
async fn plain_bytes_go_out_too() {
    let (server, root) = scripted([Reply::new(204), Reply::new(204)]).await;
    bounded(job(&root).put_stream("abc", "text/plain", None))
        .await
        .unwrap();
    bounded(job(&root).delete_stream(None)).await.unwrap();
    let received = server.received();
    assert_eq!(
        (received[0].body.as_slice(), received[1].method.as_str()),
        (&b"abc"[..], "DELETE")
    );
}

#[tokio::test]
async fn a_source_that_breaks() {
    let (server, root) = scripted((0..9).map(|_| Reply::new(204))).await;
    let body = body_from_fn(Some(10), || {
        stream::iter([Err(std::io::Error::other("disk"))])
    });
    let error = bounded(job(&root).put_stream(body, "text/plain", None))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert_eq!(server.count(), 0);
}

/// Names of files, as hosts write them into a `Location`.
#[tokio::test]
async fn a_download_is_passed_on_to_names_of_any_letters() {
    for (name, target) in [
        ("\u{e4} b.txt", "/%C3%A4%20b.txt"),
        ("\u{6587}.txt", "/%E6%96%87.txt"),
        ("%C3%A4%20b.txt", "/%C3%A4%20b.txt"),
    ] {
        let foreign = serving([Reply::text(200, "image/png", "bytes")]).await;
        let redirect = format!(
            "HTTP/1.1 302 Found\r\nlocation: https://files.example/{name}\r\ncontent-length: 0\r\n\r\n"
        );
        let server = serving([Reply::raw(redirect)]).await;
        let map = Loopback::to(&server).and(FOREIGN, &foreign);
        let root = root(&server, |_| options(&map));
        bounded(job(&root).get_stream(None)).await.unwrap();
        let received = foreign.only();
        assert_eq!(received.target, target);
        assert_eq!(received.header("authorization"), None);
    }
}

#[tokio::test]
async fn a_download_is_passed_on_without_the_token() {
    let foreign = serving([Reply::text(200, "image/png", "bytes")]).await;
    let redirect =
        Reply::new(302).with_header("location", "https://files.example/a/b?sig=S3CRET%2f");
    let server = serving([redirect]).await;
    let map = Loopback::to(&server).and(FOREIGN, &foreign);
    let root = root(&server, |_| options(&map));
    let request = RequestOptions::new()
        .with_header("range", "bytes=0-9")
        .with_header("x-mine", "S3CRET");
    let response = bounded(job(&root).get_stream(Some(request))).await.unwrap();
    assert_eq!(
        bounded(response.into_model().unwrap().collect())
            .await
            .unwrap(),
        b"bytes"
    );
    let there = foreign.only();
    assert_eq!(there.target, "/a/b?sig=S3CRET%2f");
    assert_eq!(there.header("range"), Some("bytes=0-9"));
    for name in ["authorization", "x-mine", "cookie"] {
        assert!(there.header(name).is_none(), "{name}");
    }
}

#[tokio::test]
async fn a_download_is_not_passed_on_to_plain_http_or_for_ever() {
    let location = |to: &str| Reply::new(302).with_header("location", to);
    let (server, root) = scripted([location("http://graph.microsoft.com/x")]).await;
    let error = bounded(job(&root).get_stream(None)).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Redirect, 1));
    let (server, root) = scripted((0..20).map(|_| location("https://graph.microsoft.com/x"))).await;
    let error = bounded(job(&root).get_stream(None)).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Redirect, 6));
    assert!(server.received()[1].header("authorization").is_none());
}

#[tokio::test]
async fn an_upload_session_gets_no_token() {
    let foreign = serving([Reply::json(202, r#"{"nextExpectedRanges":["26-"]}"#)]).await;
    let server = serving([]).await;
    let map = Loopback::to(&server).and(FOREIGN, &foreign);
    let root = root(&server, |_| options(&map));
    let request = RequestOptions::new().with_header("content-range", "bytes 0-25/128");
    let url = "https://files.example/up/S3CRET?tempauth=x";
    let call = root
        .core()
        .without_token(Method::Put, url, Some(request))
        .unwrap();
    let answer = bounded(
        call.with_body("x".repeat(26), "application/octet-stream")
            .any::<graph_runtime::Json>(),
    );
    assert!(
        answer
            .await
            .unwrap()
            .into_model()
            .unwrap()
            .as_str()
            .contains("26-")
    );
    assert!(foreign.only().header("authorization").is_none());
    for url in ["http://files.example/x", "files.example", ""] {
        let refused = root.core().without_token(Method::Get, url, None);
        assert!(refused.is_err_and(|error| error.kind() == ErrorKind::ForeignLink));
    }
}

#[tokio::test]
async fn uploaded_bytes_are_answered_by_their_owner() {
    let replies = [
        Reply::json(200, r#"{"id":"j"}"#),
        Reply::new(204),
        Reply::new(200),
    ];
    let (_server, root) = scripted(replies).await;
    let put = || job(&root).put_stream_of::<Job>("abc", "text/plain", None);
    let model = bounded(put()).await.unwrap().into_model().unwrap();
    assert_eq!(model.id.as_deref(), Some("j"));
    for _ in 0..2 {
        assert!(
            bounded(put())
                .await
                .unwrap()
                .into_optional()
                .unwrap()
                .is_none()
        );
    }
}
