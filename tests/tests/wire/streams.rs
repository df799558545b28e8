//! Bytes in and out at `bulkUpload/$value`: 64 MB of them, of which only a part is ever on its way.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use azure_core::Bytes;
use futures_util::stream::{self, Stream, StreamExt};
use graph_synchronization_beta::builders::BulkUploadRequestBuilder;
use graph_synchronization_beta::graph_runtime::{Body, ErrorKind, body_from_fn};
use graph_tests::server::{FOREIGN, Loopback, Reply, Server};

use crate::support::{bounded, client, job, scripted};

const PIECE: u64 = 64 << 10;
const PIECES: u64 = 1024;
const WHOLE: u64 = PIECE * PIECES;

/// What may be under way at once: the buffers of two sockets, of the kernel's own choosing, and of two HTTP stacks.
const UNDER_WAY: u64 = WHOLE / 4;

const SCIM: &str = "application/scim+json";

/// How far the one who makes bytes is ahead of the one who takes them.
#[derive(Clone, Default)]
struct Lead {
    made: Arc<AtomicU64>,
    taken: Arc<AtomicU64>,
    largest: Arc<AtomicU64>,
}

impl Lead {
    fn make(&self, length: u64) {
        self.made.fetch_add(length, Ordering::SeqCst);
    }

    /// Looks before it takes.
    fn take(&self, length: u64) {
        let lead = self.made.load(Ordering::SeqCst) - self.taken.load(Ordering::SeqCst);
        self.largest.fetch_max(lead, Ordering::SeqCst);
        self.taken.fetch_add(length, Ordering::SeqCst);
    }

    #[track_caller]
    fn is_bounded(&self) {
        assert_eq!(self.made.load(Ordering::SeqCst), WHOLE);
        assert_eq!(self.taken.load(Ordering::SeqCst), WHOLE);
        let largest = self.largest.load(Ordering::SeqCst);
        assert!(
            largest <= UNDER_WAY,
            "{largest} bytes were under way at once"
        );
    }

    /// Pieces that are made when somebody asks for them, each filled with its own number.
    fn pieces(&self) -> impl Stream<Item = Bytes> + Send + Sync + use<> {
        let lead = self.clone();
        stream::iter(0..PIECES).map(move |n| {
            lead.make(PIECE);
            Bytes::from(vec![(n % 251) as u8; PIECE as usize])
        })
    }
}

fn upload(graph: &graph_synchronization_beta::GraphClient) -> BulkUploadRequestBuilder {
    job(graph).bulk_upload()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_megabytes_out() {
    for length in [Some(WHOLE), None] {
        let lead = Lead::default();
        let taking = lead.clone();
        let server = Server::watching([Reply::new(204)], move |length| taking.take(length));
        let server = server.await.unwrap();
        let graph = client(&Loopback::to(&server), |options| options);
        let source = lead.clone();
        let body = body_from_fn(length, move || source.pieces().map(Ok));
        bounded(upload(&graph).put_stream(body, SCIM, None))
            .await
            .unwrap();
        lead.is_bounded();
        let received = &server.received()[0];
        assert_eq!((received.method.as_str(), received.length), ("PUT", WHOLE));
        assert!(received.path().ends_with("/bulkUpload/$value"));
        assert_eq!(received.header("content-type"), Some(SCIM));
        let announced = received.header("content-length").map(str::to_owned);
        assert_eq!(announced, length.map(|length| length.to_string()));
        let chunked = received.header("transfer-encoding");
        assert_eq!(chunked.is_some(), length.is_none());
        for (n, piece) in received.body.chunks(PIECE as usize).enumerate() {
            assert!(
                piece.iter().all(|byte| usize::from(*byte) == n % 251),
                "{n}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_megabytes_in() {
    for length in [Some(WHOLE), None] {
        let lead = Lead::default();
        let (server, graph) = scripted([Reply::stream(length, lead.pieces())]).await;
        let response = bounded(upload(&graph).get_stream(None)).await.unwrap();
        let mut stream = response.into_model().unwrap();
        let mut at: u64 = 0;
        while let Some(piece) = bounded(stream.next()).await {
            let piece = piece.unwrap();
            lead.take(piece.len() as u64);
            let right = |(n, byte): (usize, &u8)| {
                let number = (at + n as u64) / PIECE;
                u64::from(*byte) == number % 251
            };
            assert!(piece.iter().enumerate().all(right), "around {at}");
            at += piece.len() as u64;
        }
        assert_eq!(at, WHOLE);
        lead.is_bounded();
        assert_eq!(server.received()[0].header("accept"), Some("*/*"));
    }
}

#[tokio::test]
async fn a_stream_that_is_dropped_is_not_read_to_its_end() {
    let lead = Lead::default();
    let (_server, graph) = scripted([Reply::stream(Some(WHOLE), lead.pieces())]).await;
    let response = bounded(upload(&graph).get_stream(None)).await.unwrap();
    let mut stream = response.into_model().unwrap();
    bounded(stream.next()).await.unwrap().unwrap();
    drop(stream);
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(lead.made.load(Ordering::SeqCst) <= UNDER_WAY);
}

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
        server.received().iter().all(|request| !request.complete),
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

/// A download may be passed on to where the bytes are: over https, and without the token.
#[tokio::test]
async fn a_download_that_is_passed_on() {
    let foreign = Server::scripted([Reply::text(200, SCIM, "bytes")])
        .await
        .unwrap();
    let away = Reply::new(302).with("location", "https://files.example/a/b?sig=x%2fy");
    let server = Server::scripted([away]).await.unwrap();
    let way = Loopback::to(&server).and(FOREIGN, &foreign);
    let graph = client(&way, |options| options);
    let response = bounded(upload(&graph).get_stream(None)).await.unwrap();
    let bytes = bounded(response.into_model().unwrap().collect())
        .await
        .unwrap();
    assert_eq!(bytes, b"bytes");
    let received = &foreign.received()[0];
    assert_eq!(received.target, "/a/b?sig=x%2fy");
    for (name, value) in &received.headers {
        assert!(!value.contains("token-1"), "{name}: {value}");
    }
    assert!(received.header("authorization").is_none());
}

/// Not even to Graph itself: where a download is passed on to, its URL says who may have it.
#[tokio::test]
async fn a_download_that_is_passed_on_within_graph() {
    let within = Reply::new(307).with("location", "/beta/elsewhere?sig=x");
    let (server, graph) = scripted([within, Reply::text(200, SCIM, "bytes")]).await;
    let response = bounded(upload(&graph).get_stream(None)).await.unwrap();
    let bytes = bounded(response.into_model().unwrap().collect())
        .await
        .unwrap();
    assert_eq!(bytes, b"bytes");
    let received = &server.received()[1];
    assert_eq!(received.target, "/beta/elsewhere?sig=x");
    assert!(received.header("authorization").is_none());
}
