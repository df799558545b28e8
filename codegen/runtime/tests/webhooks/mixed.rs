//! W06, W10: which items need which token.

use graph_runtime::webhooks::{NotificationReceiver, RejectionReason};
use serde_json::json;

use crate::support::{
    Entra, STATE, TENANT, Token, claims_v1, claims_v2, delivered, item, post, reasons, rich_item,
    rich_receiver, with, without,
};

const OTHER: &str = "2c937fad-a8a7-496c-b0e4-bf77dcc7eb2a";

#[tokio::test]
async fn each_item_needs_a_token_of_its_tenant() {
    let receiver = rich_receiver(&Entra::new());
    let items = vec![
        rich_item(TENANT, "1"),
        rich_item(OTHER, "2"),
        item(OTHER),
        without(rich_item(TENANT, "3"), "tenantId"),
        with(rich_item(TENANT, "4"), "tenantId", ""),
        rich_item(&TENANT.to_uppercase(), "5"),
        with(rich_item(TENANT, "6"), "tenantId", json!(null)),
        rich_item(&format!("{{{TENANT}}}"), "7"),
        json!({"clientState": STATE, "lifecycleEvent": "missed"}),
        item(TENANT),
    ];
    let delivery = delivered(&receiver, post(items, vec![Token::of(TENANT)])).await;
    let contents: Vec<_> = delivery
        .notifications
        .iter()
        .map(|each| each.content())
        .collect();
    assert_eq!(contents, [Some("1"), Some("5"), None]);
    let token = delivery.notifications[0].token.as_ref().unwrap();
    assert_eq!(token.tenant_id, TENANT);
    assert_eq!(
        reasons(&delivery),
        vec![RejectionReason::NoTokenForTenant; 7]
    );
}

#[tokio::test]
async fn there_are_tokens_for_several_tenants_of_both_versions() {
    let receiver = rich_receiver(&Entra::new());
    let items = vec![rich_item(OTHER, "1"), rich_item(TENANT, "2")];
    let tokens = vec![
        Token::new(claims_v1(TENANT)).signed(),
        Token::new(claims_v2(OTHER)).signed(),
    ];
    let delivery = delivered(&receiver, post(items, tokens)).await;
    assert_eq!(delivery.notifications.len(), 2, "{delivery:?}");
}

#[tokio::test]
async fn a_token_that_is_not_valid_does_not_affect_others() {
    let receiver = rich_receiver(&Entra::new());
    let items = vec![rich_item(TENANT, "1"), rich_item(OTHER, "2")];
    let expired = with(claims_v1(OTHER), "exp", 1);
    let body = json!({
        "value": items,
        "validationTokens": [Token::new(expired).signed(), null, 1, "a.b", Token::of(TENANT)],
    });
    let delivery = delivered(&receiver, body.to_string()).await;
    assert_eq!(delivery.notifications.len(), 1);
    assert_eq!(reasons(&delivery), [RejectionReason::NoTokenForTenant]);
    assert_eq!(delivery.token_errors.len(), 4);
}

#[tokio::test]
async fn resource_data_without_a_token_is_rejected() {
    let receiver = rich_receiver(&Entra::new());
    let items = vec![rich_item(TENANT, "1"), item(TENANT)];
    let with_tokens = |tokens| json!({"value": items, "validationTokens": tokens}).to_string();
    let bodies = [
        json!({"value": items}).to_string(),
        with_tokens(json!(null)),
        with_tokens(json!([])),
        with_tokens(json!(Token::of(TENANT))),
        with_tokens(json!({ "0": Token::of(TENANT) })),
    ];
    for body in bodies {
        let delivery = delivered(&receiver, &body).await;
        assert_eq!(reasons(&delivery), [RejectionReason::NoToken], "{body}");
        assert_eq!(delivery.notifications.len(), 1, "a basic item needs none");
    }
}

#[tokio::test]
async fn tokens_that_no_item_needs_are_not_looked_at() {
    let entra = Entra::new();
    let items = vec![with(rich_item(TENANT, "1"), "clientState", "guess")];
    let delivery = delivered(&rich_receiver(&entra), post(items, vec![Token::of(TENANT)])).await;
    assert_eq!(reasons(&delivery), [RejectionReason::ClientState]);
    assert!(entra.requests().is_empty());
}

#[tokio::test]
async fn resource_data_of_event_hubs_needs_no_token_if_configured() {
    let entra = Entra::new();
    let receiver = rich_receiver(&entra).without_token_validation();
    let delivery = receiver
        .check(&post(vec![rich_item(TENANT, "1")], vec![]))
        .await
        .unwrap();
    assert_eq!(delivery.notifications[0].content(), Some("1"));
    assert!(delivery.notifications[0].token.is_none() && entra.requests().is_empty());
    // What is encrypted is checked all the same.
    let mut tampered = rich_item(TENANT, "1");
    tampered["encryptedContent"]["dataSignature"] = "AAAA".into();
    let delivery = receiver.check(&post(vec![tampered], vec![])).await.unwrap();
    assert!(matches!(
        reasons(&delivery)[..],
        [RejectionReason::Decryption(_)]
    ));
}

#[tokio::test]
async fn a_receiver_that_expects_no_resource_data_rejects_them() {
    let receiver = NotificationReceiver::new(STATE);
    let items = vec![rich_item(TENANT, "1"), item(TENANT)];
    for tokens in [vec![], vec![Token::of(TENANT)]] {
        let delivery = delivered(&receiver, post(items.clone(), tokens)).await;
        assert_eq!(reasons(&delivery), [RejectionReason::NoTokenValidator]);
        assert_eq!(delivery.notifications.len(), 1);
    }
}
