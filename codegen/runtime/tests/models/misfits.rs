//! A value that does not fit its property costs that property alone: it is kept as it came, and written again.

use graph_runtime::{Json, Structured, json};

use crate::types::{
    Entity, Everything, EverythingProperty, Job, JobProperty, Schedule, Schema, SecretPair, Secrets,
};

fn read(text: &str) -> Everything {
    json::from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn written<T: graph_runtime::Value>(value: &T) -> String {
    String::from_utf8(json::to_vec(value).unwrap()).unwrap()
}

/// Legal JSON that the type of the property does not hold.
const MISFITS: &[(&str, &[&str])] = &[
    (
        "text",
        &[
            r#""\ud83d""#,
            r#""a\uDE00b\u0041""#,
            r#""\ud83d\u0041""#,
            "5",
            "true",
            "{}",
            r#"["a"]"#,
        ],
    ),
    ("boolean", &[r#""true""#, "1", "{}", "[]", r#""\ud800""#]),
    ("byte", &["256", "-1", "1.5", "1e2000"]),
    ("signedByte", &["128", r#""1""#]),
    ("small", &["32768", "1e9"]),
    (
        "int",
        &["3000000000", r#""1""#, "1.50", "3.0e9", "1E400", "[1]"],
    ),
    (
        "long",
        &[
            "9223372036854775808",
            "92233720368547758070000000000",
            r#""9223372036854775808""#,
            "1e30",
            "0.10",
        ],
    ),
    ("single", &["1e39", r#""inf""#, r#""1.5""#]),
    ("double", &["1e400", r#""Infinity""#, "true"]),
    ("decimal", &[r#""1,5""#, "false", "[]"]),
    (
        "guid",
        &[r#""x""#, "5", r#""03f7d90d-bf71-41b1-bda6-aaf0ddbee5dg""#],
    ),
    ("binary", &[r#""*""#, r#""A""#, "[1,2]"]),
    (
        "dateTime",
        &[
            r#""2021-04-21T18:13:55""#,
            r#""2021-04-21""#,
            r#""\/Date(1619028835000)\/""#,
            r#""2021-04-21T24:00:00Z""#,
            r#""2021-04-21T18:13:55+0200""#,
            r#""0000-00-00T00:00:00Z""#,
            r#""2021-02-29T18:13:55Z""#,
            "1619028835",
        ],
    ),
    (
        "date",
        &[r#""2021-04-21T00:00:00Z""#, r#""2021-13-01""#, "20210421"],
    ),
    ("time", &[r#""24:00:00""#, r#""12:30:00Z""#, "{}"]),
    (
        "duration",
        &[r#""40""#, r#""00:40:00""#, "40", r#""P""#, r#""PT-5M""#],
    ),
    (
        "member",
        &[
            "true",
            "1.5",
            "18446744073709551616",
            "{}",
            r#"["Active"]"#,
            r#""\udc00""#,
        ],
    ),
    ("flags", &["true", r#"["Add"]"#, r#""Add, \ud800""#]),
    ("inner", &["[]", r#""x""#, "5", r#"{"\ud800":1}"#]),
    ("boxed", &["[{}]", "false"]),
    (
        "texts",
        &[
            r#"["a", null]"#,
            r#""a""#,
            "{}",
            r#"["a",["b"]]"#,
            r#"["\ud800"]"#,
        ],
    ),
    ("guids", &[r#"["x"]"#]),
    ("doubles", &["[1, 2.50, {}]"]),
    ("durations", &[r#"["PT1M","P1Y"]"#]),
    ("members", &[r#"["Active",true]"#, "[null]"]),
    (
        "all",
        &[r#"[{"z": 1,"int":1}, null]"#, "[{},[{}]]", "{}", "[5]"],
    ),
    ("anything", &["[1, null]", "{}"]),
];

#[test]
fn each_is_kept_to_the_letter_and_leaves_the_rest() {
    for (name, texts) in MISFITS {
        for text in *texts {
            let before = if *name == "text" {
                ""
            } else {
                r#","text":"t""#
            };
            let whole = format!(r#"{{"unknown":1,"{name}":{text}{before},"byte":7}}"#);
            let value = read(&whole);
            assert_eq!(
                value.additional.get(name).map(Json::as_str),
                Some(*text),
                "{name}"
            );
            if *name == "byte" {
                continue;
            }
            assert_eq!(value.byte, Some(7), "{whole}");
            let misfits = value.misfits();
            assert_eq!(misfits.len(), 1, "{whole}");
            assert_eq!((misfits[0].0, misfits[0].1.as_str()), (*name, *text));
            assert!(written(&value).contains(&format!(r#""{name}":{text}"#)));
            assert!(
                json::from_slice_strict::<Everything>(whole.as_bytes()).is_err(),
                "{whole}"
            );
        }
    }
}

#[test]
fn each_is_kept_in_an_object_within() {
    for (name, texts) in MISFITS {
        for text in *texts {
            let whole = format!(
                r#"{{"boxed":{{"all":[{{"byte":1}},{{"{name}":{text}}}]}},"texts":["a"]}}"#
            );
            let value = read(&whole);
            assert_eq!(written(&value), whole);
            let inner = &value.boxed.as_ref().unwrap().all.as_ref().unwrap()[1];
            assert_eq!(inner.misfits()[0].0, *name);
            assert!(value.misfits().is_empty());
        }
    }
}

/// Upload sessions come in PascalCase, and what does not fit there is kept in that spelling, once.
#[test]
fn each_is_kept_under_the_name_in_which_it_came() {
    for (name, texts) in MISFITS {
        let came = name.to_uppercase();
        for text in *texts {
            let whole = format!(r#"{{"{came}":{text},"unknown":1}}"#);
            let value = read(&whole);
            assert_eq!(written(&value), whole);
            assert_eq!(written(&value.clone()), whole);
            let misfits = value.misfits();
            assert_eq!((misfits[0].0, misfits[0].1.as_str()), (*name, *text));
        }
    }
    let mut value = read(r#"{"Int":"x","Text":5}"#);
    assert!(format!("{value:?}").contains("int: [does not fit]"));
    value.int = Some(1);
    assert_eq!(written(&value), r#"{"Int":1,"Text":5}"#);
    let value = value.with_null(EverythingProperty::Text);
    assert_eq!(written(&value), r#"{"Int":1,"Text":null}"#);
}

#[test]
fn of_two_spellings_only_one_can_be_set_anew() {
    for (text, int, set) in [
        (r#"{"Int":1,"int":"x"}"#, Some(1), r#"{"Int":7,"int":"x"}"#),
        (r#"{"Int":"x","int":1}"#, Some(1), r#"{"int":7,"Int":"x"}"#),
        (r#"{"int":"x","Int":1}"#, None, r#"{"int":7,"Int":1}"#),
        (
            r#"{"Int":1,"int":2,"int":3}"#,
            Some(1),
            r#"{"Int":7,"int":2,"int":3}"#,
        ),
    ] {
        let mut value = read(text);
        assert_eq!(value.int, int, "{text}");
        assert_eq!(value.misfits().len(), usize::from(int.is_none()), "{text}");
        value.int = Some(7);
        assert_eq!(written(&value), set);
    }
}

#[test]
fn casts_keep_it() {
    let text = r##"{"@odata.type":"#microsoft.graph.synchronizationJob","Id":5,"schedule":"never","x":1}"##;
    let entity: Entity = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(
        (written(&entity).as_str(), entity.misfits().len()),
        (text, 1)
    );
    let mut job: Job = entity.cast().unwrap();
    assert_eq!((written(&job).as_str(), job.misfits().len()), (text, 2));
    assert_eq!(written(&job.clone().upcast::<Entity>()), text);
    job.schedule = Some(Schedule::default());
    let entity: Entity = job.upcast();
    assert_eq!(written(&entity), text.replace(r#""never""#, "{}"));
}

#[test]
fn all_at_once() {
    let members: Vec<String> = MISFITS
        .iter()
        .map(|(name, texts)| format!(r#""{name}":{}"#, texts[0]))
        .collect();
    let text = format!("{{{}}}", members.join(","));
    let value = read(&text);
    assert_eq!(value.misfits().len(), MISFITS.len());
    let again = read(&written(&value));
    assert!(again == value && value.clone() == value);
    let by_serde: Everything =
        serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
    assert!(by_serde == value, "what serde writes, serde reads");
}

#[test]
fn setting_or_clearing_the_property_removes_it() {
    let mut job: Job = json::from_slice(br#"{"id":5,"status":"s"}"#).unwrap();
    job.id = Some("1".into());
    assert_eq!(written(&job), r#"{"id":"1","status":"s"}"#);
    assert_eq!(job.misfits().len(), 1);
    let job = job.with_null(JobProperty::Status);
    assert_eq!(written(&job), r#"{"id":"1","status":null}"#);
    let mut job: Job = json::from_slice(br#"{"id":5}"#).unwrap();
    assert_eq!(job.additional.remove("id"), Some(Json::from(5)));
    assert_eq!(written(&job), "{}");
}

#[test]
fn the_last_of_equal_names_counts() {
    let value = read(r#"{"int":1,"int":"x"}"#);
    assert_eq!((value.int, value.misfits().len()), (None, 1));
    let value = read(r#"{"int":"x","int":1}"#);
    assert_eq!((value.int, value.misfits().len()), (Some(1), 0));
    let value = read(r#"{"inner":{"a":1},"inner":[]}"#);
    assert!(value.inner.is_none());
    assert_eq!(written(&value), r#"{"inner":[]}"#);
}

#[test]
fn debug_names_it_and_shows_nothing_of_it() {
    let secrets: Secrets =
        json::from_slice(br#"{"value":[{"key":["hunter2"],"value":{"hunter2":1}}]}"#).unwrap();
    assert_eq!(
        format!("{secrets:?}"),
        r#"Secrets { value: Some([SecretPair { key: [does not fit], value: [does not fit], additional: ["key", "value"] }]) }"#
    );
    let mut pair: SecretPair = json::from_slice(br#"{"value":5}"#).unwrap();
    pair.value = Some("hunter2".into());
    assert!(!format!("{pair:?}").contains("does not fit"));
}

#[test]
fn a_null_is_no_misfit() {
    let value = read(r#"{"int":null,"text":null,"byte":"x"}"#);
    assert_eq!(value.misfits().len(), 1);
    assert_eq!(written(&value), r#"{"byte":"x","int":null,"text":null}"#);
}

#[test]
fn invalid_json_is_an_error_with_a_place() {
    for text in [
        r#"{"int":3000000000,"text":"a"#,
        r#"{"int":3000000000,"text":a}"#,
        r#"{"int":"x"} x"#,
        "{\"text\":\"\\uZZZZ\"}",
    ] {
        let error = json::from_slice::<Everything>(text.as_bytes()).unwrap_err();
        assert!(!error.what().is_empty());
    }
    assert!(json::from_slice::<Everything>(b"[]").is_err());
    assert!(json::from_slice::<i32>(b"3000000000").is_err());
}

#[test]
fn a_schema_with_one_odd_value_is_written_as_it_came() {
    let text = r#"{"id":"s","synchronizationRules":[{"name":"r","priority":"first","objectMappings":[{"enabled":"yes","flowTypes":"Add,Delete","attributeMappings":[{"matchingPriority":1.5}]},null]}],"version":1}"#;
    let schema: Schema = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(written(&schema), text);
}
