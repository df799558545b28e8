//! Downloads that are passed on to where the bytes are.

use graph_tests::server::{FOREIGN, Loopback, Reply, Server};

use super::{SCIM, upload};
use crate::support::{bounded, client, scripted};

/// A download may be passed on to where the bytes are: over https, and without the token.
#[tokio::test]
async fn a_download_that_is_passed_on() {
    let foreign = Server::scripted([Reply::text(200, SCIM, "bytes")])
        .await
        .unwrap();
    let away = Reply::new(302).with_header("location", "https://files.example/a/b?sig=x%2fy");
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
    let within = Reply::new(307).with_header("location", "/beta/elsewhere?sig=x");
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
