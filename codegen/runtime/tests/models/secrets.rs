//! Secrets never print.

use graph_runtime::{Structured, json};

use crate::types::{Everything, ManySecrets, SecretPair, SecretPairProperty, Secrets};

#[test]
fn a_secret_is_redacted() {
    let pair = SecretPair {
        key: Some("Password".into()),
        value: Some("hunter2".into()),
        ..SecretPair::default()
    };
    assert_eq!(
        format!("{pair:?}"),
        r#"SecretPair { key: Some("Password"), value: [redacted] }"#
    );
    assert_eq!(
        format!("{pair:#?}"),
        "SecretPair {\n    key: Some(\n        \"Password\",\n    ),\n    value: [redacted],\n}"
    );
    assert_eq!(
        serde_json::to_string(&pair).unwrap(),
        r#"{"key":"Password","value":"hunter2"}"#
    );
}

#[test]
fn a_secret_is_redacted_at_any_depth() {
    let text = br#"{"value":[{"value":"hunter2"},{"key":"a","value":"hunter2"}],"nested":{"value":[{"value":"hunter2"}],"hunter":"hunter2"}}"#;
    let secrets: Secrets = json::from_slice(text).unwrap();
    for shown in [
        format!("{secrets:?}"),
        format!("{secrets:#?}"),
        format!("{:?}", vec![Some(&secrets)]),
    ] {
        assert!(
            !shown.contains("hunter2") && shown.contains("[redacted]"),
            "{shown}"
        );
    }
}

#[test]
fn many_secrets_are_all_redacted() {
    let members = ManySecrets::names().iter();
    let members: Vec<_> = members
        .map(|name| format!(r#""{name}":"hunter2""#))
        .collect();
    let text = format!("{{{}}}", members.join(","));
    let secrets: ManySecrets = json::from_slice(text.as_bytes()).unwrap();
    let shown = format!("{secrets:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
    assert_eq!(shown.matches("_name_of_a_field: [redacted]").count(), 30);
}

#[test]
fn nothing_is_said_of_a_secret_that_is_absent() {
    assert_eq!(format!("{:?}", SecretPair::default()), "SecretPair");
    let null = SecretPair::default().with_null(SecretPairProperty::Value);
    assert_eq!(
        format!("{null:?}"),
        r#"SecretPair { additional: ["value"] }"#
    );
}

#[test]
fn of_unknown_properties_only_the_names_are_shown() {
    let text = br#"{"key":"a","token":"hunter2","nested":{"x":"hunter2"},"@odata.etag":"hunter2"}"#;
    let pair: SecretPair = json::from_slice(text).unwrap();
    assert_eq!(
        format!("{pair:?}"),
        r#"SecretPair { key: Some("a"), additional: ["token", "nested", "@odata.etag"] }"#
    );
    let json = pair.additional.get("token").unwrap();
    assert_eq!(format!("{json:?}"), "Json(9 bytes)");
    assert_eq!(
        format!("{:?}", pair.additional),
        r#"["token", "nested", "@odata.etag"]"#
    );
}

#[test]
fn untyped_values_and_bytes_are_not_shown() {
    let text = br#"{"untyped":"hunter2","anything":["hunter2"],"binary":"aHVudGVyMg=="}"#;
    let value: Everything = json::from_slice(text).unwrap();
    assert_eq!(
        format!("{value:?}"),
        "Everything { binary: Some(Binary(7 bytes)), untyped: Some(Json(9 bytes)), anything: Some([Json(9 bytes)]) }"
    );
}
