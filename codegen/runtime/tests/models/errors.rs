//! Errors name path and expected type, and never the value.

use graph_runtime::{JsonError, JsonErrorKind, Structured, Value, json};

use crate::types::{Everything, Job, Schema, Secrets};

/// In every value, so that a leak is found.
const MARK: &str = "hunter2";

fn error<T: Value>(text: &str) -> JsonError {
    let error = json::from_slice_strict::<T>(text.as_bytes()).unwrap_err();
    assert!(!format!("{error} {error:?}").contains(MARK), "{error}");
    error
}

#[test]
fn a_mismatch_names_path_expectation_and_place() {
    let error = error::<Job>("{\n \"status\":{\"lastExecution\":{\"timeBegan\":\"hunter2\"}}}");
    assert_eq!(error.path(), "status.lastExecution.timeBegan");
    assert_eq!(
        error.what(),
        "expected a date and time (Edm.DateTimeOffset), found a string of another format"
    );
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (JsonErrorKind::Mismatch, 2, 49)
    );
    assert_eq!(
        error.to_string(),
        "`status.lastExecution.timeBegan`: expected a date and time (Edm.DateTimeOffset), found a string of another format at line 2 column 49"
    );
}

#[test]
fn a_path_counts_items() {
    let text = r#"{"synchronizationRules":[{},{"objectMappings":[{"attributeMappings":[{},{},{"source":"hunter2"}]}]}]}"#;
    let error = error::<Schema>(text);
    assert_eq!(
        error.path(),
        "synchronizationRules[1].objectMappings[0].attributeMappings[2].source"
    );
    assert_eq!(
        error.what(),
        "expected an object (microsoft.graph.attributeMappingSource), found a string"
    );
    assert_eq!(
        crate::errors::error::<Vec<Vec<i32>>>(r#"[[1],[2,"hunter2"]]"#).path(),
        "[1][1]"
    );
}

#[test]
fn serde_keeps_what_does_not_fit_and_gives_no_value_where_it_cannot() {
    let text = r#"{"status":{"counts":[1,"hunter2"]}}"#;
    let job: Job = serde_json::from_str(text).unwrap();
    assert_eq!(job.status.as_ref().unwrap().misfits()[0].0, "counts");
    assert_eq!(serde_json::to_string(&job).unwrap(), text);
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_value::<Job>(value.clone()).unwrap(), job);
    let expected = "expected an object (microsoft.graph.synchronizationJob), found a string";
    let error = serde_json::from_str::<Job>("\"hunter2\"").unwrap_err();
    assert_eq!(error.to_string(), expected);
    let error = serde_json::from_value::<Job>("hunter2".into()).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn every_kind_of_property_hides_every_kind_of_value() {
    let names = <Everything as graph_runtime::Structured>::names();
    let values = [
        "null",
        "true",
        "77123",
        "-77123",
        "7712377123771237712377123",
        "77.123",
        "\"hunter2\"",
        "\"hunter2\\n\"",
        "[\"hunter2\"]",
        "[77123]",
        "{\"hunter2\":77123}",
        "[{\"hunter2\":[]}]",
        "[[\"hunter2\"]]",
    ];
    let mut errors = 0;
    for name in names {
        for value in values {
            let text = format!("{{\"{name}\":{value}}}");
            let strict = json::from_slice_strict::<Everything>(text.as_bytes());
            if let Err(error) = strict {
                let text = error.to_string();
                errors += 1;
                assert!(
                    text.starts_with(&format!("`{name}")) && text.contains(": expected "),
                    "{text}"
                );
                assert!(!text.contains(MARK) && !text.contains("123"), "{text}");
            }
        }
    }
    assert!(errors > 170, "{errors}");
}

#[test]
fn the_found_target_is_named() {
    for (value, found) in [
        ("true", "a boolean"),
        ("-1", "a number"),
        ("1", "a number"),
        ("1.5", "a number"),
        ("\"a\"", "a string"),
        ("[]", "an array"),
        ("{}", "an object"),
    ] {
        for name in [
            "inner", "texts", "member", "boolean", "text", "double", "decimal", "binary",
        ] {
            let text = format!("{{\"{name}\":{value}}}");
            if let Err(error) = json::from_slice_strict::<Everything>(text.as_bytes()) {
                let of_another_form = format!("found {found} of another format");
                let what = error.what();
                assert!(
                    what.ends_with(&format!("found {found}")) || what.ends_with(&of_another_form),
                    "{name} {value}: {what}"
                );
            }
        }
    }
}

#[test]
fn texts_that_are_no_json() {
    for (text, kind, path) in [
        ("", JsonErrorKind::Empty, ""),
        (" \n", JsonErrorKind::Empty, ""),
        ("\u{FEFF}", JsonErrorKind::Empty, ""),
        (
            "{\"status\":{\"code\":\"hunter2",
            JsonErrorKind::Truncated,
            "status.code",
        ),
        (
            "{\"status\":{\"code\":\"a\"",
            JsonErrorKind::Truncated,
            "status",
        ),
        ("{\"new\":{\"hunter2\":[1", JsonErrorKind::Truncated, "new"),
        ("<html>hunter2</html>", JsonErrorKind::Syntax, ""),
        ("{\"id\":hunter2}", JsonErrorKind::Syntax, "id"),
        ("{\"id\":\"1\"} hunter2", JsonErrorKind::Syntax, ""),
        ("{\"id\":\"1\",}", JsonErrorKind::Syntax, ""),
        ("{\"new\":[\"hunter2\",]}", JsonErrorKind::Syntax, "new"),
        ("{\"id\":[\"hunter2", JsonErrorKind::Mismatch, "id"),
        ("\"hunter2\"", JsonErrorKind::Mismatch, ""),
        ("null", JsonErrorKind::Mismatch, ""),
        ("[]", JsonErrorKind::Mismatch, ""),
    ] {
        let error = error::<Job>(text);
        assert_eq!(
            (error.kind(), error.path()),
            (kind, path),
            "{text}: {error}"
        );
    }
}

#[test]
fn bytes_that_are_no_utf8() {
    for text in [&b"{\"id\":\"\xFF\"}"[..], b"{\"new\":\"\xFF\"}", b"\xFF"] {
        let error = json::from_slice::<Job>(text).unwrap_err();
        assert_eq!(error.kind(), JsonErrorKind::Syntax, "{error}");
    }
    let cut = json::from_slice::<Job>(b"{\"status\":{\"code\":\"hunter2 \xC3").unwrap_err();
    assert_eq!(
        (cut.kind(), cut.path()),
        (JsonErrorKind::Truncated, "status.code"),
        "{cut}"
    );
}

#[test]
fn a_secret_of_the_wrong_shape_stays_secret() {
    let error = error::<Secrets>(r#"{"value":[{"key":"a","value":{"hunter2":1}}]}"#);
    assert_eq!(error.path(), "value[0].value");
}

#[test]
fn an_odd_name_cannot_end_the_path() {
    let error = error::<Job>("{\"a`: \\nb\":[1,}");
    assert_eq!(error.path(), "a': 'b");
}

/// Puts what it reads into its error, as many types do.
#[derive(Debug)]
struct Talkative;

impl<'de> serde::Deserialize<'de> for Talkative {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        Err(serde::de::Error::custom(format_args!(
            "`{text}` is not a number"
        )))
    }
}

#[test]
fn an_error_of_a_foreign_type_is_not_shown() {
    let job: Job = json::from_slice(br#"{"new":"hunter2","pair":{"key":["hunter2"]}}"#).unwrap();
    let additional = &job.additional;
    let error = additional.get_as::<i32>("new").unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot be read as i32 at line 1 column 9"
    );
    let error = additional.get_as::<Talkative>("new").unwrap_err();
    assert!(error.what().starts_with("cannot be read as "), "{error}");
    let pair: crate::types::Pair = additional.get_as("pair").unwrap().unwrap();
    assert_eq!(pair.misfits()[0].0, "key");
}
