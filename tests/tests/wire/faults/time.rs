//! Time limits, and futures that are dropped: nothing more is sent.

use std::time::Duration;

use graph_synchronization_beta::graph_runtime::{ErrorKind, GetOptions, RequestOptions, Timeouts};
use graph_tests::server::{Loopback, Reply, Server};

use super::provision;
use crate::support::{a_job, bounded, client, job, scripted};

/// Longer than any wait of a client that would send again.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

#[tokio::test]
async fn the_first_byte_after_the_timeout() {
    let limit = || RequestOptions::new().with_timeout(Duration::from_millis(2400));
    for post in [false, true] {
        let late = a_job().after(Duration::from_secs(99));
        let (server, graph) = scripted([late, a_job()]).await;
        let error = match post {
            true => bounded(provision(&graph, Some(limit()))).await.unwrap_err(),
            false => {
                let options = GetOptions::from(limit());
                bounded(job(&graph).get(Some(options))).await.unwrap_err()
            }
        };
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.to_string().contains("2.4s"), "{error}");
        assert!(error.may_have_run());
        tokio::time::sleep(LONG_ENOUGH).await;
        assert_eq!(server.count(), 1, "nothing more is sent");
    }
}

#[tokio::test]
async fn a_body_that_stalls() {
    let stalled = Reply::json(200, r#"{"id":"scim.1"}"#).with_pause(Duration::from_secs(99));
    let server = Server::scripted([stalled, a_job()]).await.unwrap();
    let graph = client(&Loopback::to(&server), |options| {
        options.with_timeouts(Timeouts::default().with_read(Duration::from_millis(200)))
    });
    let error = bounded(job(&graph).get(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.status().map(u16::from), Some(200));
    assert_eq!(server.count(), 1);
}

/// Drops `future` once its first request has come to the server.
async fn drop_when_sent<F: IntoFuture>(future: F, server: &Server) {
    let came = async {
        while server.count() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    tokio::select! {
        biased;
        () = bounded(came) => {}
        _ = future.into_future() => panic!("it did not wait"),
    }
}

#[tokio::test]
async fn the_future_dropped_between_two_attempts() {
    let throttled = Reply::new(429).with_header("retry-after", "2");
    let (server, graph) = scripted([throttled, a_job()]).await;
    drop_when_sent(job(&graph).get(None), &server).await;
    tokio::time::sleep(Duration::from_millis(2300)).await;
    assert_eq!(server.count(), 1, "nothing more is sent");
}

#[tokio::test]
async fn the_future_dropped_while_the_server_thinks() {
    let (server, graph) = scripted([a_job().after(LONG_ENOUGH * 4), a_job()]).await;
    drop_when_sent(provision(&graph, None), &server).await;
    tokio::time::sleep(LONG_ENOUGH * 5).await;
    assert_eq!(server.count(), 1, "nothing more is sent");
}

#[tokio::test]
async fn a_request_that_is_not_awaited_is_not_sent() {
    let (server, graph) = scripted([a_job()]).await;
    drop(job(&graph).get(None));
    drop(job(&graph).start(None).into_future());
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(server.count(), 0);
}
