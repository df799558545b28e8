//! W05, W15: items of a POST, their secrets and their open resource data.

use graph_runtime::webhooks::{
    ChangeType, NotificationKind, NotificationReceiver, RejectionReason,
};
use serde_json::{Value, json};

use crate::support::{STATE, TENANT, delivered, item, post, reasons, with, without};

#[tokio::test]
async fn an_item_is_read_without_loss() {
    let receiver = NotificationReceiver::new(STATE);
    let mut sent = item(TENANT);
    sent["id"] = "15ee1d1f-af7b-42d9-885b-9d00db065dd9".into();
    sent["subscriptionExpirationDateTime"] = "2020-04-12T23:20:50.52Z".into();
    sent["later"] = json!({"a": [1.50, null]});
    sent["resourceData"]["@odata.id"] = "chats('1')/messages('2')".into();
    sent["resourceData"]["@odata.etag"] = "W/\"CQAA\"".into();
    sent["resourceData"]["more"] = 1.into();
    let body = json!({"value": [sent], "later": true}).to_string();
    let delivery = delivered(&receiver, body).await;
    let [notification] = &delivery.notifications[..] else {
        panic!("one item")
    };
    assert_eq!(notification.kind(), NotificationKind::Change);
    let item = &notification.item;
    assert_eq!(item.change_type, Some(ChangeType::Created));
    assert_eq!(item.tenant_id.as_deref(), Some(TENANT));
    assert!(item.subscription_expiration_date_time.is_some());
    let data = item.resource_data.as_ref().unwrap();
    assert_eq!(data.id.as_deref(), Some("2"));
    assert_eq!(data.odata_id().as_deref(), Some("chats('1')/messages('2')"));
    assert_eq!(data.odata_etag().as_deref(), Some("W/\"CQAA\""));
    assert_eq!(
        data.odata_type().as_deref(),
        Some("#Microsoft.Graph.ChatMessage")
    );
    for name in [
        "microsoft.graph.chatMessage",
        "#MICROSOFT.GRAPH.CHATMESSAGE",
    ] {
        assert!(data.is_type(name), "{name}");
    }
    for name in ["chatMessage", "microsoft.graph.chat", ""] {
        assert!(!data.is_type(name), "{name}");
    }
    assert_eq!(data.additional.get_as::<u8>("more").unwrap(), Some(1));
    assert_eq!(
        delivery.additional.get_as::<bool>("later").unwrap(),
        Some(true)
    );
    let written: Value =
        serde_json::from_slice(&graph_runtime::json::to_vec(item).unwrap()).unwrap();
    assert_eq!(written, sent);
}

#[tokio::test]
async fn almost_everything_may_be_absent() {
    let receiver = NotificationReceiver::new(STATE);
    let items = vec![
        json!({"clientState": STATE}),
        json!({"ClientState": STATE, "ResourceData": {"Id": "1"}}),
        json!({"clientState": STATE, "resourceData": null, "changeType": "moved"}),
        json!({"clientState": STATE, "resourceData": "text", "subscriptionExpirationDateTime": 1}),
    ];
    let delivery = delivered(&receiver, json!({"Value": items}).to_string()).await;
    assert_eq!(delivery.notifications.len(), 4, "{delivery:?}");
    let item = |index: usize| &delivery.notifications[index].item;
    assert_eq!(
        item(1).resource_data.as_ref().unwrap().id.as_deref(),
        Some("1")
    );
    assert_eq!(item(2).change_type.as_ref().unwrap().as_str(), "moved");
    assert!(item(3).additional.get("resourceData").is_some());
}

#[tokio::test]
async fn secrets_are_compared_item_by_item() {
    let receiver = NotificationReceiver::new(STATE);
    let good = item(TENANT);
    let bad: Vec<Value> = [
        json!("guess"),
        json!(""),
        json!(null),
        json!(1),
        json!([STATE]),
    ]
    .map(|state| with(good.clone(), "clientState", state))
    .into();
    let mut items = vec![with(good.clone(), "id", "first")];
    items.extend(bad);
    items.push(without(good.clone(), "clientState"));
    items.push(with(good.clone(), "clientState", format!("{STATE} ")));
    items.push(with(good.clone(), "clientState", STATE.to_uppercase()));
    items.push(with(good, "id", "last"));
    let delivery = delivered(&receiver, post(items, vec![])).await;
    let ids: Vec<_> = delivery
        .notifications
        .iter()
        .map(|each| each.item.id.as_deref())
        .collect();
    assert_eq!(ids, [Some("first"), Some("last")]);
    assert_eq!(reasons(&delivery), vec![RejectionReason::ClientState; 8]);
}

#[tokio::test]
async fn an_empty_or_missing_secret_is_none() {
    let states = [json!(""), json!(null), json!("guess")];
    let items: Vec<_> = states
        .map(|state| with(item(TENANT), "clientState", state))
        .into();
    let none = NotificationReceiver::with_client_state_lookup(|_| None);
    let empty = NotificationReceiver::with_client_state_lookup(|_| Some(String::new()));
    for receiver in [NotificationReceiver::new(""), none, empty] {
        let delivery = delivered(&receiver, post(items.clone(), vec![])).await;
        assert_eq!(delivery.rejected.len(), 3, "{receiver:?}");
    }
    let delivery = delivered(
        &NotificationReceiver::without_client_state(),
        post(items, vec![]),
    )
    .await;
    assert_eq!(delivery.notifications.len(), 3);
}

#[tokio::test]
async fn a_secret_can_depend_on_the_subscription_and_change() {
    let receiver = NotificationReceiver::with_client_state_lookup(|id| match id {
        "a" => Some("secret of a".to_owned()),
        "b" => Some("secret of b".to_owned()),
        _ => None,
    });
    let of = |id: &str, state: &str| json!({"subscriptionId": id, "clientState": state});
    let items = vec![
        of("a", "secret of a"),
        of("b", "secret of b"),
        of("a", "secret of b"),
        of("c", "secret of a"),
        json!({"clientState": "secret of a"}),
    ];
    let delivery = delivered(&receiver, post(items, vec![])).await;
    assert_eq!(
        (delivery.notifications.len(), delivery.rejected.len()),
        (2, 3)
    );

    let receiver = NotificationReceiver::new("old").with_additional_client_state("new");
    let items = ["old", "new", "other"].map(|state| of("a", state)).into();
    let delivery = delivered(&receiver, post(items, vec![])).await;
    assert_eq!(
        (delivery.notifications.len(), delivery.rejected.len()),
        (2, 1)
    );
}

#[tokio::test]
async fn a_program_can_compare_secrets_itself() {
    let receiver = NotificationReceiver::without_client_state();
    let items = vec![
        item(TENANT),
        without(item(TENANT), "clientState"),
        with(item(TENANT), "clientState", ""),
    ];
    let delivery = delivered(&receiver, post(items, vec![])).await;
    let matches = |index: usize, state| delivery.notifications[index].item.has_client_state(state);
    assert!(matches(0, STATE) && !matches(0, "guess") && !matches(0, ""));
    assert!(!matches(1, STATE) && !matches(1, "") && !matches(2, ""));
}

#[tokio::test]
async fn an_item_that_is_none_does_not_affect_others() {
    let receiver = NotificationReceiver::new(STATE);
    let items = vec![json!(1), item(TENANT), json!(null), json!([]), json!("x")];
    let delivery = delivered(&receiver, post(items, vec![])).await;
    assert_eq!(delivery.notifications.len(), 1);
    let malformed = |reason: &RejectionReason| matches!(reason, RejectionReason::Malformed(_));
    assert_eq!(
        reasons(&delivery)
            .iter()
            .filter(|reason| malformed(reason))
            .count(),
        4
    );
    assert_eq!(delivery.rejected[0].item.as_str(), "1");
}

/// JSON at its limits, as only some item of a POST has it.
#[tokio::test]
async fn an_extreme_item_does_not_affect_others() {
    let receiver = NotificationReceiver::new(STATE);
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    let values = [
        &*deep,
        "1e999",
        "-0",
        r#""\ud800""#,
        r#"{"a":1,"a":2}"#,
        r#""\u0000""#,
    ];
    let state = Value::from(STATE).to_string();
    let items = values.map(|value| {
        format!(r#"{{"clientState":{state},"resource":{value},"resourceData":{{"x":{value}}},"later":{value}}}"#)
    });
    let body = format!(
        r#"{{"value":[{},{}],"later":{deep}}}"#,
        items.join(","),
        item(TENANT)
    );
    let delivery = delivered(&receiver, body).await;
    let reasons = reasons(&delivery);
    assert_eq!((delivery.notifications.len(), &reasons[..]), (7, &[][..]));
}

#[tokio::test]
async fn debug_output_has_no_secret() {
    let receiver = NotificationReceiver::new(STATE);
    let items = vec![
        item(TENANT),
        with(item(TENANT), "clientState", "wrong secret"),
    ];
    let delivery = delivered(&receiver, post(items, vec![])).await;
    let shown = format!("{delivery:?} {receiver:?}");
    assert!(
        !shown.contains("secret of") && !shown.contains("wrong secret"),
        "{shown}"
    );
}
