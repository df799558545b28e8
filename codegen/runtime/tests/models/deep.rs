//! Any depth that the parser allows, in a debug build and on a small stack.

use graph_runtime::{Json, json};

use crate::types::{Everything, Nothing, Secrets, Source};

/// The parser's limit.
const DEPTH: usize = 127;

fn nested(open: &str, close: &str, depth: usize) -> String {
    format!("{}{}{}", open.repeat(depth), "{}", close.repeat(depth))
}

/// A fifth of what a thread has; types of Graph may be ten times as large as these.
fn on_a_small_stack(run: fn()) {
    let thread = std::thread::Builder::new()
        .stack_size(400 * 1024)
        .spawn(run);
    thread.unwrap().join().unwrap();
}

#[test]
fn objects_nest_to_the_limit() {
    on_a_small_stack(boxed_objects_nest_to_the_limit);
    on_a_small_stack(objects_in_collections_nest_to_the_limit);
}

fn boxed_objects_nest_to_the_limit() {
    let text = nested(r#"{"boxed":"#, "}", DEPTH - 1);
    let value: Everything = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_vec(&value).unwrap(), text.as_bytes());
    assert_eq!(value.clone(), value);
    assert!(format!("{value:?}").len() > DEPTH);
    let from_tree: Everything =
        serde_json::from_value(serde_json::to_value(&value).unwrap()).unwrap();
    assert_eq!(from_tree, value);
}

fn objects_in_collections_nest_to_the_limit() {
    let text = nested(r#"{"all":["#, "]}", DEPTH / 2);
    let value: Everything = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_vec(&value).unwrap(), text.as_bytes());
    let text = nested(r#"{"parameters":[{"value":"#, "}]}", DEPTH / 3);
    let value: Source = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_vec(&value).unwrap(), text.as_bytes());
}

#[test]
fn what_is_deeper_is_kept() {
    on_a_small_stack(|| what_is_deeper_is_kept_of::<Secrets>(r#"{"nested":"#, "}"));
    on_a_small_stack(|| what_is_deeper_is_kept_of::<Everything>(r#"{"boxed":"#, "}"));
    on_a_small_stack(|| what_is_deeper_is_kept_of::<Everything>(r#"{"all":["#, "]}"));
    on_a_small_stack(|| what_is_deeper_is_kept_of::<Source>(r#"{"parameters":[{"value":"#, "}]}"));
}

fn what_is_deeper_is_kept_of<T: graph_runtime::Value>(open: &str, close: &str) {
    for depth in [DEPTH, DEPTH + 1, 10_000] {
        let text = nested(open, close, depth);
        let value: T = json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(json::to_vec(&value).unwrap(), text.as_bytes());
        let error = json::from_slice_strict::<T>(text.as_bytes()).unwrap_err();
        assert_eq!(error.what(), "recursion limit exceeded");
        assert!(!error.path().is_empty());
    }
}

/// Each level is looked at once more for each level around it, up to the limit: not once more for all.
#[test]
fn reading_again_takes_time_in_proportion() {
    let item = nested(r#"{"all":["#, "]}", 50).replace("{}", r#"{"int":3000000000}"#);
    let text = format!(r#"{{"all":[{}]}}"#, vec![item; 200].join(","));
    let value: Everything = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_vec(&value).unwrap(), text.as_bytes());
}

#[test]
fn unknown_values_may_be_of_any_depth() {
    let text = format!(
        "{{\"new\":{}}}",
        nested(r#"{"@odata.etag":1,"a":["#, "]}", 100_000)
    );
    let value: Nothing = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(json::to_vec(&value).unwrap(), text.as_bytes());
    assert_eq!(value.clone(), value);
    let replaced = json::to_request_body(&value).unwrap();
    assert_eq!(replaced, text.replace(r#""@odata.etag":1,"#, "").as_bytes());
    let kept = value.additional.get("new").unwrap();
    assert!(kept.parse::<serde_json::Value>().is_err());
    assert_eq!(kept.as_str().parse::<Json>().unwrap(), *kept);
}
