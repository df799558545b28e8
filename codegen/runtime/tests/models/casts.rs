//! Between a type and its bases, without loss.

use graph_runtime::{Structured, json};

use crate::types::{DerivedHolder, Entity, Holder, Job, JobProperty, Other};

const JOB: &str = r##"{"@odata.type":"#microsoft.graph.synchronizationJob","@odata.id":"x","id":"1","schedule":{"interval":"PT40M","state":"New"},"synchronizationJobSettings":[{"key":"a"},null],"new":1.0}"##;

fn read<T: graph_runtime::Value>(text: &str) -> T {
    json::from_slice(text.as_bytes()).unwrap()
}

#[test]
fn a_base_keeps_what_its_derived_type_has() {
    let entity: Entity = read(JOB);
    assert_eq!(entity.id.as_deref(), Some("1"));
    assert_eq!(serde_json::to_string(&entity).unwrap(), JOB);
}

#[test]
fn a_base_is_read_as_its_derived_type() {
    let entity: Entity = read(JOB);
    let job: Job = entity.cast().unwrap();
    assert_eq!(job, read(JOB));
    assert_eq!(job.upcast::<Entity>(), entity);
}

#[test]
fn a_base_is_not_read_as_a_type_that_it_is_not() {
    let entity: Entity = read(JOB);
    let error = entity.cast::<Other>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value is a microsoft.graph.synchronizationJob, not a microsoft.graph.other"
    );
    assert!(entity.cast_regardless::<Other>().is_ok());
}

#[test]
fn a_base_that_does_not_say_what_it_is_may_be_either() {
    let entity: Entity = read(r#"{"id":"1"}"#);
    assert!(entity.cast::<Other>().is_ok() && entity.cast::<Job>().is_ok());
}

#[test]
fn values_that_do_not_fit_the_derived_type_are_kept() {
    let text = r#"{"id":"1","schedule":{"state":{"hunter2":1}}}"#;
    let job: Job = read::<Entity>(text).cast().unwrap();
    assert_eq!(job.id.as_deref(), Some("1"));
    let schedule = job.schedule.as_ref().unwrap();
    assert_eq!(schedule.misfits()[0].0, "state");
    assert_eq!(serde_json::to_string(&job).unwrap(), text);
}

#[test]
fn a_derived_value_says_what_it_is_once_it_is_a_base() {
    let job = Job {
        id: Some("1".into()),
        ..Job::default()
    };
    let entity: Entity = job.with_null(JobProperty::Status).upcast();
    assert_eq!(
        serde_json::to_string(&entity).unwrap(),
        r##"{"@odata.type":"#microsoft.graph.synchronizationJob","id":"1","status":null}"##
    );
}

/// Every type is its own base, so that a second base is no change for code that names the first.
#[test]
fn a_value_is_also_of_its_own_type() {
    let job: Job = read(r##"{"@odata.type":"#microsoft.graph.synchronizationJob","id":"1"}"##);
    let same: Job = job.clone().upcast();
    assert_eq!(same, job);
    assert_eq!(job.cast::<Job>().unwrap(), job);
}

#[test]
fn the_type_that_came_is_not_replaced() {
    let job: Job = read(r##"{"@odata.type":"#microsoft.graph.newerJob"}"##);
    let entity: Entity = job.upcast();
    assert_eq!(
        entity
            .additional
            .get_as::<String>("@odata.type")
            .unwrap()
            .unwrap(),
        "#microsoft.graph.newerJob"
    );
}

#[test]
fn values_that_fit_the_base_in_part_are_kept_in_part() {
    let mut holder = DerivedHolder::default();
    let status = serde_json::json!({"code": "c", "counts": "many"});
    holder.additional.insert("status", status.clone());
    let base: Holder = holder.upcast();
    assert_eq!(serde_json::to_value(&base.status).unwrap(), status);
    assert_eq!(base.status.unwrap().misfits()[0].0, "counts");
}

#[test]
fn values_that_do_not_fit_the_base_are_kept() {
    let mut job = Job::default();
    job.additional.insert("id", 5);
    let entity: Entity = job.upcast();
    assert_eq!(entity.id, None);
    assert_eq!(entity.additional.get("id").unwrap().as_str(), "5");
}

/// As with the names of properties, case is forgiven, and what came is kept.
#[test]
fn a_type_name_in_another_case_is_the_same_type() {
    let text = r##"{"@odata.type":"#Microsoft.Graph.SynchronizationJob","Id":"1"}"##;
    let entity: Entity = read(text);
    let job: Job = entity.cast().unwrap();
    assert_eq!(job.id.as_deref(), Some("1"));
    assert_eq!(serde_json::to_string(&job).unwrap(), text);
}

#[test]
fn a_property_in_another_case_survives_both_ways() {
    let job: Job = read(r##"{"Id":"1"}"##);
    let entity: Entity = job.upcast();
    assert_eq!(entity.id.as_deref(), Some("1"));
    let job: Job = entity.cast().unwrap();
    assert_eq!(
        serde_json::to_string(&job).unwrap(),
        r##"{"@odata.type":"#microsoft.graph.synchronizationJob","Id":"1"}"##
    );
}
