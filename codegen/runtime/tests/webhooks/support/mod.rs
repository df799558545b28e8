//! A tenant's authority, tokens and resource data, made at run time.

mod authority;
mod sealed;
mod token;

pub(crate) use authority::{Entra, jwk};
pub(crate) use sealed::{Certificate, Seal, pkcs7, sealed, sealed_with};
pub(crate) use token::{APP, NOW, PUBLISHER, TENANT, Token, claims_v1, claims_v2};

use std::convert::Infallible;
use std::sync::Mutex;

use graph_runtime::webhooks::{
    DecryptionKey, Delivery, NotificationReceiver, RejectionReason, TokenValidator, WebhookResponse,
};
use serde_json::{Value, json};

/// The secret of the subscriptions.
pub(crate) const STATE: &str = "a secret of the subscription";

/// A receiver for resource data, with the authority that it trusts.
pub(crate) fn rich_receiver(entra: &Entra) -> NotificationReceiver {
    let certificate = Certificate::first();
    NotificationReceiver::new(STATE)
        .with_token_validator(validator(entra))
        .with_decryption_key(
            "certificate-1",
            DecryptionKey::from_pkcs8(&certificate.pkcs8()).unwrap(),
        )
}

/// A validator for one app, at the time of the authority.
pub(crate) fn validator(entra: &Entra) -> TokenValidator {
    let clock = entra.clock();
    TokenValidator::new(entra.client(), entra.authority(), [APP])
        .unwrap()
        .with_clock(move || clock.now())
}

/// A basic item of a tenant.
pub(crate) fn item(tenant: &str) -> Value {
    json!({
        "subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3",
        "changeType": "created",
        "clientState": STATE,
        "tenantId": tenant,
        "resource": "chats/1/messages/2",
        "resourceData": {"id": "2", "@odata.type": "#Microsoft.Graph.ChatMessage"},
    })
}

/// An item with resource data.
pub(crate) fn rich_item(tenant: &str, text: &str) -> Value {
    with(item(tenant), "encryptedContent", sealed(text))
}

/// `object` with another value of a property.
pub(crate) fn with(mut object: Value, name: &str, value: impl Into<Value>) -> Value {
    object[name] = value.into();
    object
}

/// `object` without a property.
pub(crate) fn without(mut object: Value, name: &str) -> Value {
    object.as_object_mut().unwrap().remove(name).unwrap();
    object
}

/// A POST with items and tokens.
pub(crate) fn post(items: Vec<Value>, tokens: Vec<String>) -> Vec<u8> {
    let body = json!({"value": items, "validationTokens": tokens});
    body.to_string().into_bytes()
}

/// The answer to a POST, and what the handler got.
pub(crate) async fn receive(
    receiver: &NotificationReceiver,
    body: impl AsRef<[u8]>,
) -> (WebhookResponse, Option<Delivery>) {
    let delivery = Mutex::new(None);
    let handler = |delivered| async {
        *delivery.lock().unwrap() = Some(delivered);
        Ok::<_, Infallible>(())
    };
    let answer = receiver
        .receive("POST", "/hook", body.as_ref(), handler)
        .await;
    (answer, delivery.into_inner().unwrap())
}

/// What the handler got of a POST that is answered with 202.
pub(crate) async fn delivered(receiver: &NotificationReceiver, body: impl AsRef<[u8]>) -> Delivery {
    let (answer, delivery) = receive(receiver, body).await;
    assert_eq!((answer.status(), answer.body()), (202, &b""[..]));
    delivery.unwrap()
}

/// Why each rejected item was rejected.
pub(crate) fn reasons(delivery: &Delivery) -> Vec<RejectionReason> {
    let rejected = delivery.rejected.iter();
    rejected.map(|rejected| rejected.reason.clone()).collect()
}
