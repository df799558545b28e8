//! W14: events of subscriptions.

use graph_runtime::webhooks::{LifecycleEvent, NotificationKind, NotificationReceiver};
use serde_json::json;

use crate::support::{STATE, TENANT, delivered, item, post};

#[tokio::test]
async fn events_are_told_apart_from_changes_and_mixed_with_them() {
    let receiver = NotificationReceiver::new(STATE);
    let event = |name: &str| {
        json!({
            "subscriptionId": "76222963-cc7b-42d2-882d-8aaa69cb2ba3",
            "subscriptionExpirationDateTime": "2019-03-20T11:00:00.0000000Z",
            "tenantId": TENANT,
            "clientState": STATE,
            "lifecycleEvent": name,
        })
    };
    let mut items: Vec<_> = [
        "reauthorizationRequired",
        "subscriptionRemoved",
        "missed",
        "Missed",
        "paused",
    ]
    .map(event)
    .into();
    items.insert(2, item(TENANT));
    items.push(json!({"clientState": "guess", "lifecycleEvent": "missed"}));
    items.push(json!({"lifecycleEvent": "missed"}));
    let delivery = delivered(&receiver, post(items, vec![])).await;
    let kinds: Vec<_> = delivery
        .notifications
        .iter()
        .map(|each| each.kind())
        .collect();
    assert_eq!(
        kinds,
        [
            NotificationKind::Lifecycle(LifecycleEvent::ReauthorizationRequired),
            NotificationKind::Lifecycle(LifecycleEvent::SubscriptionRemoved),
            NotificationKind::Change,
            NotificationKind::Lifecycle(LifecycleEvent::Missed),
            NotificationKind::Lifecycle(LifecycleEvent::Missed),
            NotificationKind::Lifecycle(LifecycleEvent::from("paused")),
        ]
    );
    assert_eq!(delivery.rejected.len(), 2);
    let first = &delivery.notifications[0].item;
    assert!(first.change_type.is_none() && first.resource.is_none());
    assert!(first.subscription_expiration_date_time.is_some());
}

#[tokio::test]
async fn a_null_event_is_a_change() {
    let receiver = NotificationReceiver::new(STATE);
    let items = vec![json!({"clientState": STATE, "lifecycleEvent": null})];
    let delivery = delivered(&receiver, post(items, vec![])).await;
    assert_eq!(delivery.notifications[0].kind(), NotificationKind::Change);
}

/// What has an event that this crate can't read is no change of a resource.
#[tokio::test]
async fn an_event_in_every_form() {
    let receiver = NotificationReceiver::new(STATE);
    for (event, expected) in [
        (json!("REAUTHORIZATIONREQUIRED"), "reauthorizationRequired"),
        (json!("subscriptionremoved"), "subscriptionRemoved"),
        (json!("resyncRequired"), "resyncRequired"),
        (json!(""), ""),
        (json!(5), "5"),
        (json!(["missed"]), r#"["missed"]"#),
        (json!({"value": "missed"}), r#"{"value":"missed"}"#),
        (json!(false), "false"),
    ] {
        let items = vec![json!({"clientState": STATE, "lifecycleEvent": event})];
        let delivery = delivered(&receiver, post(items, vec![])).await;
        let expected = NotificationKind::Lifecycle(LifecycleEvent::from(expected));
        let found = delivery.notifications[0].kind();
        assert_eq!(found, expected, "{event}");
    }
}
