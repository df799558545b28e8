//! What is kept beside the known properties, as its user sees it.

use graph_runtime::{AdditionalProperties, Json, OffsetDateTime, Structured, json};

use crate::types::{Job, JobProperty, Nothing, Pair, ScheduleState, SecretPair};

#[test]
fn it_is_small() {
    assert_eq!(size_of::<AdditionalProperties>(), 24);
    assert_eq!(size_of::<Nothing>(), 24);
}

#[test]
fn names_are_kept_in_order_and_replaced_in_place() {
    let mut all = AdditionalProperties::default();
    assert!(all.is_empty());
    assert_eq!(all.insert("b", 1), None);
    assert_eq!(all.insert("a", "x"), None);
    assert_eq!(all.insert("b", true), Some(Json::from(1)));
    assert_eq!(
        all.iter()
            .map(|(name, json)| (name, json.as_str()))
            .collect::<Vec<_>>(),
        [("b", "true"), ("a", "\"x\"")]
    );
    assert_eq!(all.remove("b"), Some(Json::from(true)));
    assert_eq!(all.remove("b"), None);
    assert_eq!((all.len(), all.names().next()), (1, Some("a")));
    all.remove("a");
    assert!(all.is_empty());
    assert_eq!(all, AdditionalProperties::default());
}

#[test]
fn it_is_equal_whatever_the_order() {
    let one: Nothing = json::from_slice(br#"{"a":1,"b":[1, 2]}"#).unwrap();
    let other: Nothing = json::from_slice(br#"{"b":[1,2],"a":1}"#).unwrap();
    assert_eq!(one, other);
    assert_ne!(one, json::from_slice(br#"{"a":1}"#).unwrap());
    assert_ne!(one, json::from_slice(br#"{"b":[1,2],"a":2}"#).unwrap());
}

#[test]
fn it_may_be_moved_between_types() {
    let mut pair: Pair = json::from_slice(br#"{"value":null,"key":null,"x":1}"#).unwrap();
    let taken = std::mem::take(&mut pair.additional);
    let job = Job {
        additional: taken.clone(),
        ..Job::default()
    };
    assert_eq!(
        serde_json::to_string(&job).unwrap(),
        r#"{"x":1,"key":null,"value":null}"#
    );
    let job = job.with_null(JobProperty::Status);
    assert_eq!(
        serde_json::to_string(&job).unwrap(),
        r#"{"status":null,"x":1,"key":null,"value":null}"#
    );
    let secret = SecretPair {
        additional: taken,
        ..SecretPair::default()
    };
    assert_eq!(
        serde_json::to_string(&secret).unwrap(),
        r#"{"key":null,"value":null,"x":1}"#
    );
}

#[test]
fn values_are_read_as_types() {
    let job: Job = json::from_slice(
        br#"{"pair":{"key":"k","x":1},"state":"Paused","list":[1,2],"null":null}"#,
    )
    .unwrap();
    let additional = &job.additional;
    let pair: Pair = additional.get_as("pair").unwrap().unwrap();
    assert_eq!(pair.key.as_deref(), Some("k"));
    assert_eq!(
        additional.get_as::<ScheduleState>("state").unwrap(),
        Some(ScheduleState::Paused)
    );
    assert_eq!(
        additional.get_as::<Vec<i32>>("list").unwrap(),
        Some(vec![1, 2])
    );
    assert_eq!(additional.get_as::<i32>("absent").unwrap(), None);
    assert_eq!(
        additional.get_as::<Option<i32>>("null").unwrap(),
        Some(None)
    );
    assert!(additional.get_as::<i32>("pair").is_err());
}

#[test]
fn anything_may_be_put_in_and_is_written() {
    let mut nothing = Nothing::default();
    let pair: Pair = json::from_slice(br#"{"key":"k","x":1.0}"#).unwrap();
    nothing.additional.insert("pair", Json::new(&pair).unwrap());
    nothing
        .additional
        .insert("when", Json::of_value(&OffsetDateTime::UNIX_EPOCH).unwrap());
    nothing
        .additional
        .insert("a\"b", serde_json::json!({"x": [null]}));
    assert_eq!(
        serde_json::to_string(&nothing).unwrap(),
        r#"{"pair":{"key":"k","x":1.0},"when":"1970-01-01T00:00:00Z","a\"b":{"x":[null]}}"#
    );
}

#[test]
fn a_type_without_properties_keeps_everything() {
    let text = r#"{"a":1,"b":{"c":[1.0]}}"#;
    let nothing: Nothing = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&nothing).unwrap(), text);
    assert_eq!(
        format!("{nothing:?}"),
        r#"Nothing { additional: ["a", "b"] }"#
    );
}

#[test]
fn many_unknown_names_take_time_in_proportion() {
    let members: Vec<_> = (0..200_000)
        .map(|index| format!("\"n{index}\":{index}"))
        .collect();
    let text = format!("{{{}}}", members.join(","));
    let nothing: Nothing = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_vec(&nothing).unwrap(), text.as_bytes());
    assert_eq!(nothing, nothing.clone());
}

#[test]
fn values_without_a_setter_are_added() {
    let job = Job::default()
        .with_additional("colour", "red")
        .with_additional("@odata.type", "#microsoft.graph.job");
    let text = String::from_utf8(json::to_vec(&job).unwrap()).unwrap();
    assert_eq!(
        text,
        r##"{"@odata.type":"#microsoft.graph.job","colour":"red"}"##
    );
}
