//! JSON values as text.

use graph_runtime::{Json, JsonErrorKind};

#[test]
fn a_value_is_its_text() {
    let json: Json = r#" {"a" : [1.00, 2e5]} "#.parse().unwrap();
    assert_eq!(json.as_str(), r#"{"a" : [1.00, 2e5]}"#);
    assert_eq!(serde_json::to_string(&json).unwrap(), json.as_str());
    let parsed: std::collections::BTreeMap<String, Vec<f64>> = json.parse().unwrap();
    assert_eq!(parsed["a"], [1.0, 200_000.0]);
}

#[test]
fn scalars_become_values() {
    let all = [
        Json::from(true),
        Json::from(-1),
        Json::from(u64::MAX),
        Json::from("a\"b"),
        Json::from(String::from("c")),
        Json::from(0.5),
        Json::from(f64::NAN),
        Json::from(f64::NEG_INFINITY),
        Json::NULL,
        Json::default(),
        Json::from(serde_json::json!([null])),
    ];
    let texts: Vec<_> = all.iter().map(Json::as_str).collect();
    assert_eq!(
        texts,
        [
            "true",
            "-1",
            "18446744073709551615",
            r#""a\"b""#,
            r#""c""#,
            "0.5",
            r#""NaN""#,
            r#""-INF""#,
            "null",
            "null",
            "[null]"
        ]
    );
    assert!(Json::NULL.is_null() && !all[0].is_null());
}

#[test]
fn equality_is_of_tokens() {
    let same =
        |one: &str, other: &str| one.parse::<Json>().unwrap() == other.parse::<Json>().unwrap();
    assert!(same(r#"{"a":[1,"x"]}"#, "{ \"a\" :\n[ 1 , \"x\" ] }"));
    assert!(same(r#""\u0041\/""#, r#""A/""#));
    assert!(same(r#"{"\u0041":1}"#, r#"{"A":1}"#));
    assert!(same(r#"["\"", "  "]"#, r#"["\"","  "]"#));
    assert!(!same(r#""\"  ""#, r#""\" ""#));
    assert!(!same("1.0", "1.00"));
    assert!(!same("[1]", "[1,1]"));
    assert!(!same("[1]", "[[1]]"));
    assert!(!same(r#""1""#, "1"));
    assert!(!same(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#));
    assert!(!same("12", "1"));
    assert!(!same(r#""a b""#, r#""ab""#));
}

#[test]
fn invalid_json_is_refused() {
    for text in ["", "{", "[1,]", "hunter2", "1 2", "{'a':1}"] {
        let error = text.parse::<Json>().unwrap_err();
        assert_ne!(error.kind(), JsonErrorKind::Mismatch, "{text}");
        assert!(!error.to_string().contains("hunter2"));
    }
}

#[test]
fn values_without_json_are_refused() {
    let map = std::collections::BTreeMap::from([(vec![1], 1)]);
    assert_eq!(Json::new(&map).unwrap_err().kind(), JsonErrorKind::Write);
}
