//! Values are cloned and compared whole: every property, and what came besides.

use graph_runtime::{Json, Structured, json};

use crate::types::Everything;

/// A value of every property, and one that differs from it.
const PROPERTIES: [(&str, &str, &str); 28] = [
    ("boolean", "false", "true"),
    ("byte", "1", "2"),
    ("signedByte", "1", "-1"),
    ("small", "1", "2"),
    ("int", "1", "2"),
    ("long", "1", "2"),
    ("single", "1", "1.5"),
    ("double", "1", "1.5"),
    ("decimal", "1", "1.0"),
    ("text", r#""""#, r#""a""#),
    (
        "guid",
        r#""03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8""#,
        r#""03f7d90d-bf71-41b1-bda6-aaf0ddbee5d9""#,
    ),
    ("binary", r#""""#, r#""AQ==""#),
    (
        "dateTime",
        r#""2021-04-21T18:13:55Z""#,
        r#""2021-04-21T18:13:56Z""#,
    ),
    ("date", r#""2021-04-21""#, r#""2021-04-22""#),
    ("time", r#""18:13:55""#, r#""18:13:56""#),
    ("duration", r#""PT0S""#, r#""PT1S""#),
    ("untyped", "1", "2"),
    ("member", r#""a""#, r#""b""#),
    ("flags", r#""""#, r#""a""#),
    ("inner", "{}", r#"{"code":"a"}"#),
    ("boxed", "{}", r#"{"text":"a"}"#),
    ("texts", "[]", r#"["a"]"#),
    ("guids", "[]", r#"["03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8"]"#),
    ("doubles", "[]", "[1]"),
    ("durations", "[]", r#"["PT0S"]"#),
    ("members", "[]", r#"["a"]"#),
    ("all", "[]", "[{}]"),
    ("anything", "[]", "[1]"),
];

/// All of them, one with its other value.
fn all_but(different: Option<usize>) -> Everything {
    let members = PROPERTIES.iter().enumerate();
    let members: Vec<_> = members
        .map(|(index, (name, value, other))| {
            let value = if different == Some(index) {
                other
            } else {
                value
            };
            format!("\"{name}\":{value}")
        })
        .collect();
    json::from_slice(format!("{{{}}}", members.join(",")).as_bytes()).unwrap()
}

#[test]
fn the_list_has_every_property() {
    let names: Vec<_> = PROPERTIES.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names, Everything::names());
    assert!(all_but(None).additional.is_empty());
}

#[test]
fn a_clone_is_equal_and_is_written_alike() {
    for different in [None, Some(0), Some(PROPERTIES.len() - 1)] {
        let value = all_but(different).with_additional("more", Json::NULL);
        let clone = value.clone();
        assert_eq!(clone, value);
        assert_eq!(json::to_vec(&clone).unwrap(), json::to_vec(&value).unwrap());
    }
    assert_eq!(Everything::default().clone(), Everything::default());
}

#[test]
fn one_property_makes_two_values_differ() {
    let value = all_but(None);
    for (index, (name, ..)) in PROPERTIES.iter().enumerate() {
        assert_ne!(all_but(Some(index)), value, "{name}");
    }
    assert_ne!(value, Everything::default());
}

#[test]
fn additional_properties_make_values_differ() {
    let value = all_but(None);
    assert_ne!(value.clone().with_additional("more", Json::NULL), value);
}
