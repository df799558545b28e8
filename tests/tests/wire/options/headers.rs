//! Preconditions, preferences, and headers of one's own.

use std::time::Duration;

use graph_synchronization_beta::graph_runtime::{
    ErrorKind, GetOptions, Json, Method, RequestOptions,
};
use graph_synchronization_beta::models::SynchronizationJob;
use graph_tests::server::Reply;

use crate::support::{A_JOB, bounded, job, scripted};

#[tokio::test]
async fn headers() {
    let replies = [
        Reply::json(200, A_JOB)
            .with_header("etag", "W/\"3\"")
            .with_header("preference-applied", "a"),
        Reply::new(412),
        Reply::new(304),
    ];
    let (server, graph) = scripted(replies).await;
    let options = RequestOptions::new()
        .with_if_match("W/\"2\"")
        .with_prefer("return=representation")
        .with_prefer("odata.maxpagesize=5")
        .with_consistency_level("eventual")
        .with_client_request_id("8d9c2f6e-1b58-4c8f-9d36-2f4f5b8f0c11")
        .with_header("X-Mine", "one")
        .with_header("x-mine", "two")
        .with_timeout(Duration::from_secs(9));
    let change = SynchronizationJob::new().with_template_id("x");
    let answer = bounded(job(&graph).update(&change, Some(options)))
        .await
        .unwrap();
    assert_eq!(answer.etag(), Some("W/\"3\""));
    assert_eq!(answer.header("Preference-Applied"), Some("a"));
    let received = &server.received()[0];
    for (name, value) in [
        ("if-match", "W/\"2\""),
        (
            "prefer",
            "return=representation, odata.maxpagesize=5, include-unknown-enum-members",
        ),
        ("consistencylevel", "eventual"),
        ("client-request-id", "8d9c2f6e-1b58-4c8f-9d36-2f4f5b8f0c11"),
        ("x-mine", "two"),
        ("authorization", "Bearer token-1"),
    ] {
        assert_eq!(received.header(name), Some(value), "{name}");
    }

    let options = RequestOptions::new().with_if_match("W/\"1\"");
    let error = bounded(job(&graph).delete(Some(options)))
        .await
        .unwrap_err();
    assert_eq!(error.status().map(u16::from), Some(412));
    let options = RequestOptions::new().with_if_none_match("W/\"3\"");
    let options = GetOptions::from(options);
    let answer = bounded(job(&graph).get(Some(options))).await.unwrap();
    assert_eq!(u16::from(answer.status()), 304);
    assert!(answer.into_optional().unwrap().is_none());
    assert_eq!(
        server.received()[2].header("if-none-match"),
        Some("W/\"3\"")
    );
}

#[tokio::test]
async fn a_content_type_of_ones_own() {
    let (server, graph) = scripted([Reply::new(202)]).await;
    let body: Json = r#"{"schemas":[],"Operations":[]}"#.parse().unwrap();
    let scim = RequestOptions::new().with_header("Content-Type", "application/scim+json");
    let target = job(&graph).target().segment("bulkUpload");
    bounded(target.raw(Method::Post, Some(&body), Some(scim)))
        .await
        .unwrap();
    let received = &server.received()[0];
    assert_eq!(
        received.header("content-type"),
        Some("application/scim+json")
    );
    assert_eq!(received.body, body.as_str().as_bytes());
}

/// RFC 9110, section 7.6.1: what is about the connection is not the caller's.
#[tokio::test]
async fn headers_of_the_transport_are_refused() {
    let (server, graph) = scripted([]).await;
    let change = SynchronizationJob::new().with_template_id("x");
    for (name, value) in [
        ("Content-Length", "3"),
        ("Transfer-Encoding", "chunked"),
        ("Host", "files.example"),
        ("Connection", "close"),
        ("Authorization", "Bearer x"),
    ] {
        let options = RequestOptions::new().with_header(name, value);
        let call = job(&graph).update(&change, Some(options));
        let error = bounded(call).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Input, "{name}");
        assert!(!error.may_have_run());
    }
    assert_eq!(server.count(), 0);
}
