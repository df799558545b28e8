//! The keys over HTTP, from an authority on this machine.

use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::webhooks::{Authority, TokenValidator};
use graph_runtime::{ErrorKind, HttpOptions};
use serde_json::json;

use crate::support::{APP, TENANT, Token, claims_v2, jwk, with};

/// An authority that answers with `keys`.
async fn authority(keys: Reply) -> (Server, String) {
    let server = Server::scripted([]).await.unwrap();
    let root = format!("http://{}", server.address());
    let configuration = json!({"jwks_uri": format!("{root}/common/discovery/v2.0/keys")});
    server.then(Reply::json(200, configuration.to_string()));
    server.then(keys);
    (server, root)
}

fn validator(root: &str) -> TokenValidator {
    let client = HttpOptions::new().without_proxy().build().unwrap();
    TokenValidator::new(client, Authority::new(root).unwrap(), [APP]).unwrap()
}

#[tokio::test]
async fn keys_are_fetched_over_http_without_a_token() {
    let (server, root) = authority(Reply::json(
        200,
        json!({"keys": [jwk("key-1", 0)]}).to_string(),
    ))
    .await;
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let claims = with(claims_v2(TENANT), "iss", format!("{root}/{TENANT}/v2.0"));
    let claims = with(with(claims, "nbf", now - 300), "exp", now + 300);
    let valid = validator(&root)
        .validate(&Token::new(claims).signed())
        .await
        .unwrap();
    assert_eq!(valid.tenant_id, TENANT);
    let received = server.received();
    let targets: Vec<_> = received
        .iter()
        .map(|each| (&*each.method, &*each.target))
        .collect();
    assert_eq!(
        targets,
        [
            ("GET", "/common/v2.0/.well-known/openid-configuration"),
            ("GET", "/common/discovery/v2.0/keys"),
        ]
    );
    assert!(
        received
            .iter()
            .all(|each| each.header("authorization").is_none())
    );
}

#[tokio::test]
async fn a_response_that_breaks_off_or_has_no_end_is_no_key_set() {
    let keys = json!({"keys": [jwk("key-1", 0)]}).to_string();
    let (_server, root) = authority(Reply::json(200, keys.clone()).cut_off(10)).await;
    assert_eq!(
        validator(&root).refresh_keys().await.unwrap_err().kind(),
        ErrorKind::Io
    );
    let long = keys + &" ".repeat(2 << 20);
    let (_server, root) = authority(Reply::json(200, long)).await;
    assert_eq!(
        validator(&root).refresh_keys().await.unwrap_err().kind(),
        ErrorKind::TooLarge
    );
    let moved = Reply::new(302).with_header("location", "https://example.com/keys");
    let (server, root) = authority(moved).await;
    assert_eq!(
        validator(&root).refresh_keys().await.unwrap_err().kind(),
        ErrorKind::Service
    );
    assert_eq!(server.count(), 2);
}
