//! Models inside of a caller's own serde types.

use graph_runtime::{Decimal, Flags, Json};
use serde::{Deserialize, Serialize};

use crate::types::{FlowTypes, Job, ScheduleState};

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Mine {
    name: String,
    job: Job,
    jobs: Vec<Job>,
    state: Option<ScheduleState>,
    flow: Flags<FlowTypes>,
    price: Decimal,
    rest: Json,
}

#[test]
fn models_are_fields_of_other_types() {
    let text = r#"{"name":"n","job":{"id":"1","x":1.0},"jobs":[{"id":null}],"state":"New","flow":"Add","price":1.50,"rest":[1.0]}"#;
    let mine: Mine = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&mine).unwrap(), text);
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_value(&mine).unwrap(), value);
}

#[test]
fn trees_of_values_are_read_and_made() {
    let value = serde_json::json!({"id": "1", "schedule": {"interval": "PT40M"}, "new": [1, null]});
    let job: Job = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&job).unwrap(), value);
    let job = Job::deserialize(&value).unwrap();
    assert_eq!(job.additional.get("new").unwrap().as_str(), "[1,null]");
}

#[derive(Serialize, Deserialize, Debug)]
struct Flat {
    extra: String,
    #[serde(flatten)]
    job: Job,
}

/// serde buffers what it flattens, so kept text is spelled anew, and a number that is no integer goes through `f64`.
#[test]
fn models_are_flattened() {
    let text = r#"{"extra":"e","id":"1","status":{"code":"c","counts":[1,"2"]},"new":{"a": [1.5, "x", null]}}"#;
    let flat: Flat = serde_json::from_str(text).unwrap();
    assert_eq!(
        flat.job.status.as_ref().unwrap().counts.as_deref(),
        Some(&[1, 2][..])
    );
    assert_eq!(
        serde_json::to_string(&flat).unwrap(),
        r#"{"extra":"e","id":"1","status":{"code":"c","counts":[1,2]},"new":{"a":[1.5,"x",null]}}"#
    );
    let odd = r#"{"extra":"e","status":{"code":["hunter2"]}}"#;
    let flat: Flat = serde_json::from_str(odd).unwrap();
    assert_eq!(serde_json::to_string(&flat).unwrap(), odd);
}
