//! JSON as pages write it, as a JSON value.

use graph_reference::json::{Json, Value};
use serde_json::Value as Plain;

/// The value. Text that is not JSON becomes a string.
pub fn to_value(json: &Json) -> Plain {
    match &json.value {
        Value::Null => Plain::Null,
        Value::Bool(truth) => Plain::Bool(*truth),
        Value::Number(text) => {
            serde_json::from_str(text).unwrap_or_else(|_| Plain::String(text.clone()))
        }
        Value::String(text) | Value::Bare(text) => Plain::String(text.clone()),
        Value::Array(items) => Plain::Array(items.iter().map(to_value).collect()),
        Value::Object(members) => Plain::Object(
            members
                .iter()
                .map(|member| (member.key.clone(), to_value(&member.value)))
                .collect(),
        ),
    }
}

/// JSON text without white space, members in the page's order.
pub(in crate::snippet) fn to_text(json: &Json) -> String {
    match &json.value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(to_text).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|member| {
                    let key = Plain::String(member.key.clone());
                    format!("{key}:{}", to_text(&member.value))
                })
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Number(text) if serde_json::from_str::<Plain>(text).is_ok() => text.clone(),
        _ => to_value(json).to_string(),
    }
}
