//! Lossless: what came is written back, known or not.

use graph_runtime::json;

use crate::types::{Everything, Job, ScheduleState, Schema};

/// Reads, writes, and compares as text.
fn stays<T: graph_runtime::Value>(text: &str) {
    let value: T = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(
        String::from_utf8(json::to_vec(&value).unwrap()).unwrap(),
        text
    );
}

#[test]
fn unknown_properties_keep_their_text_and_their_order() {
    stays::<Job>(
        r#"{"id":"1","zebra":[1, 2.50,  {"b":1,"a":1e400}],"apple":"\u0041","big":123456789012345678901234567890.10}"#,
    );
}

#[test]
fn unknown_properties_inside_of_collections_and_objects_are_kept() {
    stays::<Schema>(
        r#"{"synchronizationRules":[{"name":"a","x":1},{"objectMappings":[{"attributeMappings":[{"source":{"y":{}}}]}]}]}"#,
    );
}

#[test]
fn annotations_are_kept_and_stand_first_the_type_before_all() {
    let text = r##"{"id":"1","settings@odata.count":2,"@odata.id":"x","status":{},"@odata.type":"#microsoft.graph.synchronizationJob","z":1}"##;
    let job: Job = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(
        serde_json::to_string(&job).unwrap(),
        r##"{"@odata.type":"#microsoft.graph.synchronizationJob","settings@odata.count":2,"@odata.id":"x","id":"1","status":{},"z":1}"##
    );
}

#[test]
fn empty_objects_and_collections_are_not_absent() {
    stays::<Everything>(r#"{"text":"","inner":{},"boxed":{},"texts":[],"all":[{},{}]}"#);
    stays::<Everything>("{}");
}

#[test]
fn every_kind_of_value_is_written_as_it_came() {
    stays::<Everything>(
        r#"{"boolean":false,"byte":255,"signedByte":-128,"small":-32768,"int":-2147483648,"long":-9223372036854775808,"single":0.1,"double":0.1,"decimal":0.10,"text":"a\"b","guid":"03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8","binary":"+/8=","dateTime":"2021-04-21T18:13:55.4432131Z","date":"2021-04-21","time":"18:13:55.5","duration":"PT40M","untyped":{"a": [1.0]},"member":"Paused","flags":"Add, Delete","inner":{},"texts":["a"],"guids":["03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8"],"doubles":[1.5,"INF"],"durations":["P1D"],"members":["Active","New"],"all":[{"int":1}],"anything":[1,"a",{}]}"#,
    );
}

#[test]
fn properties_may_come_in_any_order() {
    let job: Job = json::from_slice(
        br#"{"status":{"code":"a"},"z":0,"id":"1","schedule":{"state":"Active"}}"#,
    )
    .unwrap();
    assert_eq!(job.id.as_deref(), Some("1"));
    assert_eq!(job.status.unwrap().code.as_deref(), Some("a"));
    assert_eq!(job.schedule.unwrap().state, Some(ScheduleState::Active));
}

#[test]
fn the_last_of_equal_keys_counts() {
    let job: Job =
        json::from_slice(br#"{"id":"1","id":"2","status":{"code":"a"},"status":{}}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&job).unwrap(),
        r#"{"id":"2","status":{}}"#
    );
    let value: Everything = json::from_slice(br#"{"duration":"PT1M","duration":"P1Y"}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&value).unwrap(),
        r#"{"duration":"P1Y"}"#
    );
    let text = r#"{"new":1,"new":2}"#;
    let job: Job = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(job.additional.get("new").unwrap().as_str(), "2");
    assert_eq!(serde_json::to_string(&job).unwrap(), text);
}

#[test]
fn a_schema_changed_in_one_place_differs_in_that_place_only() {
    let before = r#"{"@odata.type":"a","id":"s","synchronizationRules":[{"name":"r","priority":1,"objectMappings":[{"enabled":true,"flowTypes":"Add, Update, New","attributeMappings":[{"defaultValue":null,"matchingPriority":1,"source":{"expression":"[a]","name":"a","parameters":[{"key":"k","value":{"type":"New","odd":1.0}}],"type":"Attribute"},"targetAttributeName":"userName","new":{"x":[null]}}]}],"editable":true}],"version":"v1","directories":[{"id":"d","objects":[]}]}"#;
    let mut schema: Schema = json::from_slice(before.as_bytes()).unwrap();
    let rule = &mut schema.rules.as_mut().unwrap()[0];
    let mapping = &mut rule.mappings.as_mut().unwrap()[0];
    mapping.attributes.as_mut().unwrap()[0].target = Some("changed".into());
    let after = String::from_utf8(json::to_vec(&schema).unwrap()).unwrap();
    assert_eq!(after, before.replace("userName", "changed"));
}

#[test]
fn a_byte_order_mark_and_white_space_are_passed_over() {
    assert_eq!(json::from_slice::<i64>(b"\xEF\xBB\xBF42").unwrap(), 42);
    let job: Job = json::from_slice(b"\xEF\xBB\xBF \r\n{ \"id\" : \"1\" }\n").unwrap();
    assert_eq!(job.id.as_deref(), Some("1"));
}

#[test]
fn null_may_stand_for_the_whole() {
    assert!(
        json::from_slice_or_null::<Job>(b" null ")
            .unwrap()
            .is_none()
    );
    assert!(json::from_slice_or_null::<Job>(b"{}").unwrap().is_some());
    assert!(json::from_slice_or_null::<Job>(b"").is_err());
}
