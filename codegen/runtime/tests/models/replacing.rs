//! The body of a request has nothing that only responses have.

use graph_runtime::json;

use crate::types::{Job, Schema};

fn replaced<T: graph_runtime::Value>(text: &str) -> String {
    let value: T = json::from_slice(text.as_bytes()).unwrap();
    let whole = json::to_vec(&value).unwrap();
    assert_eq!(whole.len(), text.len(), "an ordinary body keeps all");
    String::from_utf8(json::to_request_body(&value).unwrap()).unwrap()
}

#[test]
fn context_and_etag_are_dropped_at_any_depth() {
    assert_eq!(
        replaced::<Schema>(
            r##"{"@odata.type":"#x","@odata.context":"c","@odata.etag":"W/\"1\"","synchronizationRules@odata.context":"c","directories@odata.context":"c","id":"s","synchronizationRules":[{"@odata.etag":"e","name":"r"}],"new":{"@odata.context":{"a":[1,"}"]},"keep": 1.0,"x@odata.etag":"e","y":[{"@odata.etag":"only"}]}}"##
        ),
        r##"{"@odata.type":"#x","id":"s","synchronizationRules":[{"name":"r"}],"new":{"keep": 1.0,"y":[{}]}}"##
    );
}

#[test]
fn counts_and_links_of_expanded_collections_are_dropped() {
    assert_eq!(
        replaced::<Schema>(
            r#"{"directories@odata.count":2,"directories@odata.nextLink":"https://x","id":"s","new":{"x@odata.deltaLink":"l","@odata.id":"i","y@odata.bind":["b"],"@odata.editLink":"e","x@odata.type":"t"}}"#
        ),
        r#"{"id":"s","new":{"@odata.id":"i","y@odata.bind":["b"],"@odata.editLink":"e","x@odata.type":"t"}}"#
    );
}

/// OData JSON 4.01, section 4.5: the prefix `odata.` is optional. Some services write names in Pascal case.
#[test]
fn other_spellings_are_dropped_too() {
    assert_eq!(
        replaced::<Schema>(
            r##"{"@type":"#x","@context":"c","@etag":"e","directories@count":2,"directories@nextLink":"n","id":"s","new":{"@odata.Etag":"e","@OData.Context":"c","y@bind":["b"],"@id":"i","x@DeltaLink":"l"}}"##
        ),
        r##"{"@type":"#x","id":"s","new":{"y@bind":["b"],"@id":"i"}}"##
    );
}

#[test]
fn the_rest_is_kept_to_the_letter() {
    for text in [
        r##"{"@odata.type":"#x","@odata.id":"i","a@odata.bind":"b","id":"@odata.context","new":["@odata.etag",{"odata.context":1,"@odata.contexts":2,"context":3,"@my.count":4,"@odata.\u00e9":5,"a":"\"@odata.etag\":1,"}]}"##,
        r#"{"new": [ { } , [ ] , "\\", "a" ] }"#,
        "{}",
    ] {
        let job: Job = json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(
            json::to_request_body(&job).unwrap(),
            json::to_vec(&job).unwrap()
        );
    }
}

#[test]
fn first_middle_and_last_members_leave_no_comma() {
    for (inner, left) in [
        (r#"{"@odata.etag":1,"a":1}"#, r#"{"a":1}"#),
        (r#"{"a":1,"@odata.etag":1}"#, r#"{"a":1}"#),
        (r#"{"a":1,"@odata.etag":1,"b":1}"#, r#"{"a":1,"b":1}"#),
        (r#"{"@odata.etag":1,"@odata.context":[{"x":[]}]}"#, "{}"),
        (r#"{"a\\\"b@odata.etag":1}"#, "{}"),
        (r#"{ "a":1 , "@odata.etag" : {"x":"}"} }"#, r#"{ "a":1 }"#),
        (r#"{"@odata.etag":"\",","a":1}"#, r#"{"a":1}"#),
        (r#"{"@odata.etag":"\\","a":1}"#, r#"{"a":1}"#),
        (r#"{"@odata.etag":{"@odata.etag":1}, "a":1}"#, r#"{ "a":1}"#),
        (
            r#"[{"@odata.etag":1},{"a":1,"@odata.etag":1}]"#,
            r#"[{},{"a":1}]"#,
        ),
    ] {
        assert_eq!(
            replaced::<Job>(&format!("{{\"new\":{inner}}}")),
            format!("{{\"new\":{left}}}")
        );
    }
}
