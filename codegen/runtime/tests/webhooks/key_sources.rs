//! W09: where keys may come from, and which can sign tokens.

use serde_json::json;

use crate::keys::{outcome, token};
use crate::support::{Entra, TENANT, Token, claims_v1, jwk, validator, with, without};

#[tokio::test]
async fn keys_come_from_the_authority_only() {
    let urls = [
        "https://example.com/keys",
        "http://login.microsoftonline.com/common/discovery/v2.0/keys",
        "https://login.microsoftonline.com:8443/keys",
        "https://login.microsoftonline.com.example/keys",
        "https://login.microsoftonline.com@example.com/keys",
    ];
    for url in urls {
        let entra = Entra::new();
        entra.has_key_url(url);
        assert_eq!(
            outcome(&validator(&entra), &token("key-1", 0)).await,
            "ForeignLink",
            "{url}"
        );
        assert_eq!(entra.requests().len(), 1);
    }
    let entra = Entra::new();
    entra.has_key_url("/keys");
    assert_eq!(
        outcome(&validator(&entra), &token("key-1", 0)).await,
        "Decode"
    );
}

#[tokio::test]
async fn key_urls_in_tokens_are_ignored() {
    let entra = Entra::new();
    entra.has_keys([jwk("key-2", 1)]);
    let forged = Token::new(claims_v1(TENANT))
        .with_header("jku", "https://example.com/keys")
        .with_header("x5u", "https://example.com/certificate")
        .with_header("jwk", jwk("key-1", 0));
    assert_eq!(
        outcome(&validator(&entra), &forged.signed()).await,
        "UnknownKey"
    );
    assert!(entra.requests().iter().all(|url| !url.contains("example")));
}

#[tokio::test]
async fn keys_that_can_sign_no_token_are_ignored() {
    let entra = Entra::new();
    let good = jwk("key-1", 0);
    let useless = [
        json!(1),
        json!({"kty": "oct", "kid": "key-1", "k": "AAAA"}),
        json!({"kty": "EC", "kid": "key-1", "crv": "P-256", "x": "AA", "y": "AA"}),
        with(good.clone(), "kty", "oct"),
        with(good.clone(), "use", "enc"),
        with(good.clone(), "alg", "RS512"),
        with(good.clone(), "n", "no base64!"),
        without(good.clone(), "kid"),
    ];
    for key in &useless {
        entra.has_keys([key.clone()]);
        assert_eq!(
            outcome(&validator(&entra), &token("key-1", 0)).await,
            "Decode",
            "{key}"
        );
    }
    for wrong in [
        with(good.clone(), "n", "AQAB"),
        with(good.clone(), "e", ""),
        with(good.clone(), "e", "AQ"),
    ] {
        entra.has_keys([wrong.clone()]);
        assert_eq!(
            outcome(&validator(&entra), &token("key-1", 0)).await,
            "Signature",
            "{wrong}"
        );
    }
    entra.has_keys(useless.into_iter().chain([good]));
    assert_eq!(
        outcome(&validator(&entra), &token("key-1", 0)).await,
        "valid"
    );
    entra.has_keys([]);
    assert_eq!(
        outcome(&validator(&entra), &token("key-1", 0)).await,
        "Decode"
    );
}
