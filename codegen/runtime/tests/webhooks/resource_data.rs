//! Items with resource data, as the handler gets them.

use graph_runtime::webhooks::{
    DecryptionError, DecryptionKey, DecryptionKeys, NotificationReceiver, RejectionReason,
};
use graph_runtime::{AdditionalProperties, structured_type};
use serde_json::{Value, json};

use crate::support::{
    Certificate, Entra, STATE, TENANT, Token, delivered, item, post, reasons, rich_item,
    rich_receiver, sealed, validator, with,
};

#[non_exhaustive]
struct Message {
    id: Option<String>,
    additional: AdditionalProperties,
}
structured_type! { Message: "microsoft.graph.chatMessage", MessageProperty { id: "id" => Id } }

#[tokio::test]
async fn the_content_is_read_as_a_model() {
    let receiver = rich_receiver(&Entra::new());
    let items = vec![
        rich_item(TENANT, r#"{"id":"1","x":2}"#),
        rich_item(TENANT, "no JSON"),
        item(TENANT),
    ];
    let delivery = delivered(&receiver, post(items, vec![Token::of(TENANT)])).await;
    let content = |index: usize| delivery.notifications[index].content_as::<Message>();
    let message = content(0).unwrap().unwrap();
    assert_eq!(message.id.as_deref(), Some("1"));
    assert!(content(1).is_err());
    assert!(content(2).unwrap().is_none());
    assert!(!format!("{delivery:?}").contains("no JSON"));
}

#[tokio::test]
async fn an_item_that_cannot_be_decrypted_does_not_affect_others() {
    let receiver = rich_receiver(&Entra::new());
    let bad = |name: &str, value: Value| {
        let content = with(sealed("{}"), name, value);
        with(item(TENANT), "encryptedContent", content)
    };
    let items = vec![
        bad("encryptionCertificateId", json!("other")),
        bad("dataSignature", json!("AAAA")),
        with(item(TENANT), "encryptedContent", json!({})),
        with(item(TENANT), "encryptedContent", "text"),
        rich_item(TENANT, "good"),
        with(item(TENANT), "encryptedContent", json!(null)),
    ];
    let delivery = delivered(&receiver, post(items, vec![Token::of(TENANT)])).await;
    let contents: Vec<_> = delivery
        .notifications
        .iter()
        .map(|each| each.content())
        .collect();
    assert_eq!(contents, [Some("good"), None]);
    assert_eq!(
        reasons(&delivery),
        [
            RejectionReason::Decryption(DecryptionError::UnknownCertificate),
            RejectionReason::Decryption(DecryptionError::Signature),
            RejectionReason::Decryption(DecryptionError::Missing("data")),
            RejectionReason::MalformedContent,
        ]
    );
}

#[tokio::test]
async fn without_keys_the_encrypted_content_is_delivered() {
    let entra = Entra::new();
    let receiver = NotificationReceiver::new(STATE).with_token_validator(validator(&entra));
    let body = post(vec![rich_item(TENANT, "{}")], vec![Token::of(TENANT)]);
    let delivery = delivered(&receiver, body).await;
    let notification = &delivery.notifications[0];
    assert_eq!(notification.content(), None);
    let key = DecryptionKey::from_pkcs8(&Certificate::first().pkcs8()).unwrap();
    let keys = DecryptionKeys::new().with_key("certificate-1", key);
    let content = notification.item.encrypted_content.as_ref().unwrap();
    assert_eq!(keys.decrypt(content).as_deref(), Ok("{}"));
}
