//! The page's answer, with samples where it has placeholders that its types cannot hold.

use super::index::{Index, Shape};
use super::json::to_value;
use super::scalar::{Kind, is_placeholder};
use super::{Answer, Snippet};
use crate::plan::RustType;
use graph_reference::json::Json;
use serde_json::Value;

/// The answer as a service could have given it.
pub fn filled(index: &Index<'_>, snippet: &Snippet, json: &Json) -> Value {
    let mut value = to_value(json);
    let Some(path) = &snippet.returns else {
        return value;
    };
    match (&snippet.answer, value.get_mut("value")) {
        (Answer::Page, Some(Value::Array(items))) => {
            items.iter_mut().for_each(|item| fill(index, path, item));
        }
        _ => fill(index, path, &mut value),
    }
    value
}

fn fill(index: &Index<'_>, path: &str, value: &mut Value) {
    if let (Some(Some(sample)), Value::String(text)) =
        (Kind::of_path(path).map(Kind::sample), &*value)
        && is_placeholder(text)
    {
        *value = serde_json::from_str(sample).unwrap_or_else(|_| sample.into());
        return;
    }
    let (Some(Shape::Struct(item, scope)), Value::Object(members)) = (index.model(path), value)
    else {
        return;
    };
    for field in &item.fields {
        let Some(value) = members.get_mut(&field.wire) else {
            continue;
        };
        match (&field.ty, value) {
            (RustType::Path { path, .. } | RustType::Boxed(path), value) => {
                fill(index, &scope.absolute(path), value);
            }
            (RustType::List(item), Value::Array(items)) => {
                if let RustType::Path { path, .. } | RustType::Boxed(path) = item.as_ref() {
                    let path = scope.absolute(path);
                    items.iter_mut().for_each(|item| fill(index, &path, item));
                }
            }
            (RustType::List(_) | RustType::Flags(_), _) => {}
        }
    }
}
