//! W09: the keys of the authority, which change daily.

use std::time::Duration;

use graph_runtime::webhooks::{TokenError, TokenValidator};

use crate::support::{Entra, TENANT, Token, claims_v1, jwk, validator, with};

const HOUR: u64 = 3600;

/// A valid token that lives for days.
pub(crate) fn token(id: &str, key: usize) -> String {
    let claims = with(claims_v1(TENANT), "exp", 3_000_000_000_u64);
    Token::new(claims).with_key(id, key).signed()
}

/// Whether it is valid, or the name of the error.
pub(crate) async fn outcome(validator: &TokenValidator, token: &str) -> String {
    match validator.validate(token).await {
        Ok(_) => "valid".to_owned(),
        Err(TokenError::KeysUnavailable(error)) => format!("{:?}", error.kind()),
        Err(error) => format!("{error:?}"),
    }
}

#[tokio::test]
async fn keys_are_fetched_from_the_authority_and_kept() {
    let entra = Entra::new();
    let validator = validator(&entra);
    for _ in 0..5 {
        let clone = validator.clone();
        assert_eq!(outcome(&clone, &token("key-1", 0)).await, "valid");
        entra.pass(2 * HOUR);
    }
    assert_eq!(
        entra.requests(),
        [
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.com/common/discovery/v2.0/keys",
        ]
    );
    entra.pass(2 * HOUR);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    assert_eq!(entra.fetches(), 2, "after 12 hours");
}

#[tokio::test]
async fn a_new_key_is_fetched_when_it_is_first_seen() {
    let entra = Entra::new();
    let validator = validator(&entra);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    entra.pass(HOUR);
    entra.has_keys([jwk("key-2", 1)]);
    assert_eq!(outcome(&validator, &token("key-2", 1)).await, "valid");
    assert_eq!(entra.fetches(), 2);
    assert_eq!(
        outcome(&validator, &token("key-1", 0)).await,
        "UnknownKey",
        "withdrawn"
    );
}

/// Right after a request, for which there may be any reason.
#[tokio::test]
async fn a_new_key_works_at_once_whenever_the_last_request_was() {
    for before in ["key-1", "unknown"] {
        let entra = Entra::new();
        let validator = validator(&entra);
        validator.refresh_keys().await.unwrap();
        outcome(&validator, &token(before, 0)).await;
        entra.pass(1);
        entra.has_keys([jwk("key-1", 0), jwk("key-2", 1)]);
        assert_eq!(outcome(&validator, &token("key-2", 1)).await, "valid");
        entra.pass(1);
        entra.has_keys([jwk("key-3", 0)]);
        assert_eq!(outcome(&validator, &token("key-3", 0)).await, "valid");
    }
}

#[tokio::test]
async fn unknown_keys_cause_five_requests_a_minute() {
    let entra = Entra::new();
    let validator = validator(&entra);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    entra.pass(HOUR);
    let unknown = async |name: &str| {
        let token = token(&format!("unknown-{name}"), 0);
        assert_eq!(outcome(&validator, &token).await, "UnknownKey");
    };
    for number in 0..20 {
        unknown(&number.to_string()).await;
    }
    assert_eq!(entra.fetches(), 1 + 5);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    entra.pass(59);
    unknown("other").await;
    assert_eq!(entra.fetches(), 6);
    entra.pass(1);
    for number in 20..40 {
        unknown(&number.to_string()).await;
    }
    assert_eq!(entra.fetches(), 6 + 5);
}

/// A sender whose key is none of the authority's does not use up the requests.
#[tokio::test]
async fn the_same_unknown_key_causes_one_request_a_minute() {
    let entra = Entra::new();
    let validator = validator(&entra);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    for minute in 1..=3 {
        for _ in 0..20 {
            let other = outcome(&validator, &token("other", 0)).await;
            assert_eq!(other, "UnknownKey");
        }
        assert_eq!(entra.fetches(), 1 + minute);
        entra.pass(60);
    }
    let long = "k".repeat(257);
    assert_eq!(outcome(&validator, &token(&long, 0)).await, "UnknownKey");
    assert_eq!(entra.fetches(), 4);
}

#[tokio::test]
async fn many_calls_at_once_share_a_request() {
    let entra = Entra::new();
    entra.takes(Duration::from_millis(50));
    let validator = validator(&entra);
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let validator = validator.clone();
            tokio::spawn(async move { outcome(&validator, &token("key-1", 0)).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), "valid");
    }
    assert_eq!(entra.fetches(), 1);
}

/// One call fetches new keys; the others do not keep Graph waiting.
#[tokio::test]
async fn old_keys_are_used_during_a_request() {
    let entra = Entra::new();
    let validator = validator(&entra);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    entra.pass(13 * HOUR);
    entra.takes(Duration::from_secs(60));
    let first = validator.clone();
    let first = tokio::spawn(async move { outcome(&first, &token("key-1", 0)).await });
    while entra.requests().len() < 3 {
        tokio::task::yield_now().await;
    }
    for _ in 0..3 {
        assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    }
    assert!(!first.is_finished());
    assert_eq!(entra.requests().len(), 3);
    first.abort();
}

#[tokio::test]
async fn old_keys_are_used_for_a_day_while_the_authority_is_away() {
    let entra = Entra::new();
    let validator = validator(&entra);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    for status in [0, 500, 429, 302, 404] {
        entra.answers(Some(status));
        entra.pass(2 * HOUR);
        assert_eq!(
            outcome(&validator, &token("key-1", 0)).await,
            "valid",
            "{status}"
        );
    }
    entra.pass(13 * HOUR);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    entra.pass(2 * HOUR);
    entra.answers(Some(500));
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "Service");
    entra.answers(Some(0));
    entra.pass(5);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "Connection");
    entra.answers(None);
    entra.pass(4);
    assert_eq!(
        outcome(&validator, &token("key-1", 0)).await,
        "Connection",
        "too soon"
    );
    entra.pass(1);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
}

/// An unknown key is a reason to reject only if the authority has just been asked.
#[tokio::test]
async fn an_unknown_key_is_undecided_while_the_authority_is_away() {
    let entra = Entra::new();
    let validator = validator(&entra);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    entra.pass(HOUR);
    entra.has_keys([jwk("key-2", 1)]);
    entra.answers(Some(503));
    assert_eq!(outcome(&validator, &token("key-2", 1)).await, "Service");
    assert_eq!(
        outcome(&validator, &token("key-2", 1)).await,
        "Service",
        "remembered"
    );
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    let asked = entra.requests().len();
    assert_eq!(asked, 3);
    entra.answers(None);
    entra.pass(5);
    assert_eq!(outcome(&validator, &token("key-2", 1)).await, "valid");
}

#[tokio::test]
async fn a_cancelled_request_does_not_block_others() {
    let entra = Entra::new();
    entra.takes(Duration::from_secs(60));
    let validator = validator(&entra);
    let slow = tokio::time::timeout(Duration::from_millis(20), validator.refresh_keys());
    assert!(slow.await.is_err());
    entra.takes(Duration::ZERO);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "Io");
    entra.pass(5);
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
}

#[tokio::test]
async fn an_authority_that_does_not_answer_is_not_waited_for() {
    let entra = Entra::new();
    entra.takes(Duration::from_secs(60));
    let validator = validator(&entra).with_timeout(Duration::from_millis(20));
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "Timeout");
}

#[tokio::test]
async fn keys_can_be_fetched_in_advance() {
    let entra = Entra::new();
    let validator = validator(&entra);
    validator.refresh_keys().await.unwrap();
    assert_eq!(outcome(&validator, &token("key-1", 0)).await, "valid");
    assert_eq!(entra.fetches(), 1);
}

#[tokio::test]
async fn a_clock_that_was_set_back_does_not_keep_keys_forever() {
    let entra = Entra::new();
    let validator = validator(&entra);
    let token = Token::new(with(claims_v1(TENANT), "nbf", 1)).signed();
    assert_eq!(outcome(&validator, &token).await, "valid");
    entra.set_back(24 * HOUR);
    assert_eq!(outcome(&validator, &token).await, "valid");
    assert_eq!(entra.fetches(), 2);
    assert_eq!(outcome(&validator, &token).await, "valid");
    assert_eq!(entra.fetches(), 2);
}
