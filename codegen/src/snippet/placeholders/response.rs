//! Replaces placeholders in a page's response by samples of their types.

use crate::plan::{Item, ModelId, RustType};
use crate::snippet::index::Index;
use crate::snippet::value::json::to_value;
use crate::snippet::value::scalar::{Kind, is_placeholder};
use crate::snippet::{Answer, Snippet};
use graph_reference::json::Json;
use serde_json::Value;

/// The response as a service could have sent it.
pub fn filled(index: &Index<'_>, snippet: &Snippet, json: &Json) -> Value {
    let mut value = to_value(json);
    let Some(id) = snippet.returns else {
        return value;
    };
    match (&snippet.answer, value.get_mut("value")) {
        (Answer::Page, Some(Value::Array(items))) => {
            items.iter_mut().for_each(|item| object(index, id, item));
        }
        _ => object(index, id, &mut value),
    }
    value
}

fn object(index: &Index<'_>, id: ModelId, value: &mut Value) {
    let (Some(item), Value::Object(members)) = (index.structure(id), value) else {
        return;
    };
    for field in &item.fields {
        let Some(value) = members.get_mut(&field.wire) else {
            continue;
        };
        match (field.ty, value) {
            (RustType::One(item), value) => fill(index, item, value),
            (RustType::Boxed(id), value) => object(index, id, value),
            (RustType::List(item), Value::Array(items)) => {
                items.iter_mut().for_each(|value| fill(index, item, value));
            }
            (RustType::List(_), _) => {}
        }
    }
}

fn fill(index: &Index<'_>, item: Item, value: &mut Value) {
    match (item, &*value) {
        (Item::Model(id), _) => object(index, id, value),
        (Item::Scalar(scalar), Value::String(text)) => {
            if let Some(sample) = Kind::of(scalar).sample().filter(|_| is_placeholder(text)) {
                *value = serde_json::from_str(sample).unwrap_or_else(|_| sample.into());
            }
        }
        (Item::Scalar(_) | Item::Flags(_), _) => {}
    }
}
