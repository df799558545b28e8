//! Server errors and broken connections: what may have run is not run again.

use std::error::Error as _;
use std::time::Duration;

use graph_synchronization_beta::graph_runtime::{ErrorKind, RequestOptions, RetryMode};
use graph_tests::server::{Loopback, Reply, Server};

use super::provision;
use crate::support::{A_JOB, a_job, bounded, client, job, scripted};

fn outcome() -> Reply {
    Reply::json(200, r#"{"key":"{}","value":"{}"}"#)
}

#[tokio::test]
async fn a_500_or_504_on_post() {
    for status in [500, 504] {
        let body = r#"{"error":{"code":"UnknownError","message":""}}"#;
        let (server, graph) = scripted([Reply::json(status, body), outcome()]).await;
        let error = bounded(provision(&graph, None)).await.unwrap_err();
        assert_eq!(error.status().map(u16::from), Some(status));
        assert_eq!(error.code(), Some("UnknownError"));
        assert!(error.may_have_run(), "{status}");
        assert!(
            error.to_string().contains("the call may have run"),
            "{error}"
        );
        assert_eq!((server.count(), error.attempts()), (1, 1), "{status}");
    }
}

#[tokio::test]
async fn a_reset_after_the_body_was_read() {
    let (server, graph) = scripted([Reply::reset(), outcome()]).await;
    let error = bounded(provision(&graph, None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Io);
    assert!(error.status().is_none() && error.source().is_some());
    assert!(error.may_have_run());
    let received = server.received();
    assert_eq!(received.len(), 1);
    assert!(
        received[0].is_complete && !received[0].body.is_empty(),
        "it was read"
    );
}

#[tokio::test]
async fn a_reset_where_reading_again_does_no_harm() {
    let (server, graph) = scripted([Reply::reset(), a_job()]).await;
    bounded(job(&graph).get(None)).await.unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_post_whose_connection_was_never_made() {
    let server = Server::scripted([outcome()]).await.unwrap();
    let way = Loopback::to(&server).refusing(1);
    let graph = client(&way, |options| options);
    bounded(provision(&graph, None)).await.unwrap();
    assert_eq!((way.attempts(), server.count()), (2, 1));
}

#[tokio::test]
async fn a_post_on_a_connection_that_the_server_has_left() {
    let left = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{A_JOB}",
        A_JOB.len()
    );
    let (server, graph) = scripted([Reply::raw(left), outcome()]).await;
    bounded(job(&graph).get(None)).await.unwrap();
    // Many short waits, so that the client sees the end of the connection, even if the machine stalls during one of them.
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    bounded(provision(&graph, None)).await.unwrap();
    assert_eq!(server.count(), 2, "a read and an action, each once");
}

#[tokio::test]
async fn nobody_is_there() {
    let server = Server::scripted([]).await.unwrap();
    let graph = client(&Loopback::to(&server).refusing(99), |options| options);
    let error = bounded(provision(&graph, None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connection);
    assert!(!error.may_have_run());
    assert_eq!((error.attempts(), server.count()), (4, 0));
}

#[tokio::test]
async fn an_action_is_repeated_if_the_caller_allows_it() {
    let (server, graph) = scripted([Reply::new(500), Reply::reset(), outcome()]).await;
    let options = RequestOptions::new().with_retry(RetryMode::EvenIfItMayHaveRun);
    bounded(provision(&graph, Some(options))).await.unwrap();
    assert_eq!(server.count(), 3);
}
