//! 64 MB, of which only a part is ever on its way.

use std::sync::atomic::Ordering;

use futures_util::StreamExt;
use graph_synchronization_beta::graph_runtime::body_from_fn;
use graph_tests::server::{Loopback, Reply, Server};

use super::lead::{Lead, PIECE, UNDER_WAY, WHOLE};
use super::{SCIM, upload};
use crate::support::{bounded, client, scripted};

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
