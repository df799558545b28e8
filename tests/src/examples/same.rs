//! Whether two JSON values are the same, although a typed value may be spelled anew: a number, an instant, a set.

use graph_codegen::snippet::{is_placeholder, json_value};
use graph_reference::json::Json;
use graph_synchronization_beta::graph_runtime::{Duration, OffsetDateTime, Time, Uuid, from_text};
use serde_json::Value;

/// The page's JSON as a value.
pub(super) fn value_of(json: &Json) -> Value {
    json_value(json)
}

/// Where the two differ, if they do. `page` may have a placeholder where `found` has a sample.
pub(super) fn same(page: &Value, found: &Value, at: &str) -> Result<(), String> {
    match (page, found) {
        (Value::Object(page), Value::Object(found)) => {
            for name in page.keys().chain(found.keys()) {
                let at = format!("{at}.{name}");
                match (page.get(name), found.get(name)) {
                    (Some(page), Some(found)) => same(page, found, &at)?,
                    (page, _) if page.is_some() => return Err(format!("{at} is missing")),
                    _ => return Err(format!("{at} is not of the page")),
                }
            }
            Ok(())
        }
        (Value::Array(page), Value::Array(found)) if page.len() == found.len() => page
            .iter()
            .zip(found)
            .enumerate()
            .try_for_each(|(nth, (page, found))| same(page, found, &format!("{at}[{nth}]"))),
        (page, found) if page == found || is_same_scalar(page, found) => Ok(()),
        (page, found) => Err(format!("{at} is {found}, not {page}")),
    }
}

fn is_same_scalar(page: &Value, found: &Value) -> bool {
    match (page, found) {
        (Value::Number(page), Value::Number(found)) => page.as_f64() == found.as_f64(),
        (Value::String(page), _) if is_placeholder(page) => !found.is_object() && !found.is_array(),
        (Value::String(page), Value::String(found)) => {
            page.trim_start_matches('#') == found.trim_start_matches('#')
                || page.replace(", ", ",") == found.replace(", ", ",")
                || is_same::<OffsetDateTime>(page, found)
                || is_same::<Duration>(page, found)
                || is_same::<Time>(page, found)
                || is_same::<Uuid>(page, found)
        }
        _ => false,
    }
}

fn is_same<T: graph_synchronization_beta::graph_runtime::Value + PartialEq>(
    one: &str,
    other: &str,
) -> bool {
    match (from_text::<T>(one), from_text::<T>(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
