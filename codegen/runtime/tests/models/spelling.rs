//! Properties that come in another case than their type declares, as upload sessions do (msgraph-sdk-dotnet-core#719).

use graph_runtime::{Json, Structured, json};

use crate::types::{Pair, PairProperty};

fn read(text: &str) -> Pair {
    json::from_slice(text.as_bytes()).unwrap()
}

fn written(pair: &Pair) -> String {
    String::from_utf8(json::to_vec(pair).unwrap()).unwrap()
}

#[test]
fn another_case_is_read_and_written_back_as_it_came() {
    for text in [
        r#"{"Key":"k","Value":"v"}"#,
        r#"{"KEY":"k","value":"v"}"#,
        r#"{"kEY":"k","Value":"v","Other":1}"#,
    ] {
        let pair = read(text);
        assert_eq!(
            (pair.key.as_deref(), pair.value.as_deref()),
            (Some("k"), Some("v"))
        );
        assert_eq!(written(&pair), text);
        assert_eq!(pair.clone(), pair);
        assert_eq!(written(&pair.clone()), text);
        assert_eq!(serde_json::to_string(&pair).unwrap(), text);
        let other = r#"{"key":"k","value":"v"}"#;
        assert_eq!(
            read(other) == pair,
            !text.contains("Other"),
            "the value is the same"
        );
    }
    let pair = read(r#"{"Key":"k"}"#);
    assert!(pair.additional.is_empty());
    assert_eq!(pair.additional.names().next(), None);
    let parsed: Pair = serde_json::from_str(r#"{"Key":"k"}"#).unwrap();
    assert_eq!(parsed, pair);
}

#[test]
fn nulls_keep_their_case_too() {
    let text = r#"{"Key":null,"value":"v"}"#;
    let mut pair = read(text);
    assert_eq!(pair.key, None);
    assert!(pair.additional.get("key").is_some_and(Json::is_null));
    assert_eq!(written(&pair), text);
    pair.key = Some("new".into());
    assert_eq!(written(&pair), r#"{"Key":"new","value":"v"}"#);
}

#[test]
fn a_property_that_is_set_or_cleared_later_is_written_in_the_same_case() {
    let mut pair = read(r#"{"Key":"k","Value":"v"}"#);
    pair.key = None;
    pair.value = Some("w".into());
    assert_eq!(written(&pair), r#"{"Value":"w"}"#);
    let pair = pair.with_null(PairProperty::Key);
    assert_eq!(written(&pair), r#"{"Key":null,"Value":"w"}"#);
}

#[test]
fn of_two_spellings_neither_is_lost() {
    for (text, key) in [
        (r#"{"key":"a","Key":"b"}"#, "a"),
        (r#"{"Key":"b","key":"a"}"#, "b"),
        (r#"{"Key":null,"key":"a"}"#, "a"),
        (r#"{"key":"a","Key":null,"KEY":[1]}"#, "a"),
    ] {
        let pair = read(text);
        assert_eq!(pair.key.as_deref(), Some(key), "{text}");
        let again: serde_json::Value = serde_json::from_str(&written(&pair)).unwrap();
        let came: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(again, came);
    }
    // The same name twice: the last one counts, as everywhere.
    assert_eq!(read(r#"{"key":"a","key":"b"}"#).key.as_deref(), Some("b"));
    assert_eq!(read(r#"{"Key":"a","Key":"b"}"#).key.as_deref(), Some("a"));
}

#[test]
fn only_case_is_forgiven() {
    for name in ["Keys", "k_ey", "\u{212a}ey", "Key@odata.type", "@Key"] {
        let text = format!(r#"{{"{name}":"k"}}"#);
        let pair = read(&text);
        assert_eq!(pair.key, None, "{name}");
        assert_eq!(pair.additional.names().next(), Some(name));
        assert_eq!(written(&pair), text);
    }
}
