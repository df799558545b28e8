//! 429 and 503: waiting as told, and no longer than the caller allows.

use std::time::{Duration, Instant};

use graph_synchronization_beta::graph_runtime::{ErrorKind, RetryOptions};
use graph_tests::server::{Loopback, Reply, Server};

use super::provision;
use crate::support::{a_job, bounded, client, job, scripted};

fn throttled(seconds: &str) -> Reply {
    let body = r#"{"error":{"code":"TooManyRequests","message":"Slow down."}}"#;
    Reply::json(429, body).with_header("retry-after", seconds)
}

#[tokio::test]
async fn a_429_with_retry_after_1_then_200() {
    let answer = Reply::json(200, r#"{"key":"{}","value":"{}"}"#);
    let (server, graph) = scripted([throttled("1"), answer]).await;
    let start = Instant::now();
    let outcome = bounded(provision(&graph, None)).await.unwrap();
    assert_eq!(outcome.into_model().unwrap().key.as_deref(), Some("{}"));
    assert!(start.elapsed() >= Duration::from_secs(1), "after the wait");
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].body, received[1].body, "the same once more");
    let id = |at: usize| received[at].header("client-request-id").unwrap().to_owned();
    assert_eq!(id(0), id(1), "one call, one id");
}

#[tokio::test]
async fn a_429_with_retry_after_3600() {
    let (server, graph) = scripted([throttled("3600"), a_job()]).await;
    let error = bounded(job(&graph).get(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(error.status().map(u16::from), Some(429));
    assert_eq!(error.code(), Some("TooManyRequests"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert!(error.to_string().contains("3600 s"), "{error}");
    assert!(!error.may_have_run());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn the_limit_of_a_wait_is_the_callers() {
    let server = Server::scripted([throttled("2"), a_job()]).await.unwrap();
    let retry = RetryOptions::default().with_max_retry_after(Duration::from_secs(1));
    let graph = client(&Loopback::to(&server), |options| options.with_retry(retry));
    let error = bounded(job(&graph).get(None)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_503_on_get_twice_then_200() {
    let (server, graph) = scripted([Reply::new(503), Reply::new(503), a_job()]).await;
    let model = bounded(job(&graph).get(None)).await.unwrap().into_model();
    assert_eq!(model.unwrap().id.as_deref(), Some("scim.1"));
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_503_for_ever() {
    let (server, graph) = scripted((0..9).map(|_| Reply::new(503))).await;
    let error = bounded(job(&graph).get(None)).await.unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(503));
    assert_eq!((server.count(), error.attempts()), (4, 4));
}

#[tokio::test]
async fn a_long_wait_is_asked_for_once() {
    let (server, graph) = scripted((0..20).map(|_| throttled("3600"))).await;
    for at in 0..20 {
        let error = bounded(job(&graph).get(None)).await.unwrap_err();
        assert_eq!(error.status().map(u16::from), Some(429));
        assert_eq!(error.code(), Some("TooManyRequests"));
        assert!(error.retry_after().unwrap() > Duration::from_secs(3000));
        assert_eq!(error.attempts(), u32::from(at == 0));
        let path = "/servicePrincipals/{id}/synchronization/jobs/{id}";
        assert_eq!(error.path_template(), Some(path));
    }
    assert_eq!(server.count(), 1);
}
