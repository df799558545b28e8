//! 401: one more try with a fresh token, or the claims that the service wants.

use graph_synchronization_beta::graph_runtime::ErrorKind;
use graph_tests::server::{Loopback, MockCredential, Reply, Server};

use super::provision;
use crate::support::{bounded, client_of, job};

#[tokio::test]
async fn a_401_then_200_with_a_fresh_token() {
    let expired = Reply::json(401, r#"{"error":{"code":"InvalidAuthenticationToken"}}"#)
        .with_header(
            "www-authenticate",
            r#"Bearer realm="", error="invalid_token""#,
        );
    let answer = Reply::json(200, r#"{"key":"{}"}"#);
    let server = Server::scripted([expired, answer]).await.unwrap();
    let tokens = MockCredential::default();
    let graph = client_of(tokens.clone(), &Loopback::to(&server), |options| options);
    bounded(provision(&graph, None)).await.unwrap();
    let received = server.received();
    let sent: Vec<_> = received
        .iter()
        .map(|one| one.header("authorization"))
        .collect();
    assert_eq!(sent, [Some("Bearer token-1"), Some("Bearer token-2")]);
    assert_eq!(received[0].body, received[1].body);
    assert_eq!(tokens.given(), 2);
}

#[tokio::test]
async fn a_401_for_ever() {
    let refused = || Reply::json(401, r#"{"error":{"code":"InvalidAuthenticationToken"}}"#);
    let server = Server::scripted([refused(), refused(), refused()])
        .await
        .unwrap();
    let graph = client_of(
        MockCredential::default(),
        &Loopback::to(&server),
        |options| options,
    );
    let error = bounded(job(&graph).get(None)).await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidAuthenticationToken"));
    assert!(!error.may_have_run());
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_401_with_a_claims_challenge() {
    let claims = r#"{"access_token":{"nbf":{"essential":true,"value":"1702682181"}}}"#;
    let encoded =
        "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNzAyNjgyMTgxIn19fQ==";
    let challenge = format!(
        r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="{encoded}""#
    );
    let refused = Reply::new(401).with_header("www-authenticate", &challenge);
    let server = Server::scripted([refused, Reply::new(204)]).await.unwrap();
    let tokens = MockCredential::default();
    let graph = client_of(tokens.clone(), &Loopback::to(&server), |options| options);
    let error = bounded(job(&graph).start(None)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ClaimsChallenge);
    assert_eq!(error.claims(), Some(claims));
    assert_eq!((server.count(), tokens.given()), (1, 1));
}
