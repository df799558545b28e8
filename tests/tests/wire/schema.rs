//! A schema that is read, changed in one attribute mapping and put back: what the service then has differs from what it
//! had in exactly that place.

use std::sync::{Arc, Mutex};

use graph_synchronization_beta::graph_runtime::RequestOptions;
use graph_synchronization_beta::models::{AttributeMapping, SynchronizationSchema};
use graph_tests::exchange::Exchange;
use graph_tests::server::{Loopback, Reply, Server};
use serde_json::Value as JsonValue;

use crate::support::{SLICE, bounded, client, job};

/// What services send and this crate does not know: to be kept, wherever it stands.
const UNKNOWN: [(&str, &str); 6] = [
    ("newFlag", "true"),
    (
        "newObject",
        r##"{"@odata.type":"#microsoft.graph.unheardOf","deep":[null,[],{"a":1}]}"##,
    ),
    ("newNumber", "1234567890123456789012345678901234567890.1230"),
    ("newNull", "null"),
    ("priority@odata.type", r##""#Int32""##),
    ("newText", r#""\u00e9\n\"\/ \ud83d\ude42""#),
];

/// The schema of the page, with things that are not known in every object.
fn document() -> String {
    let page = &Exchange::of_page(SLICE, "synchronizationschema-get.md")[0];
    let unknown: Vec<String> = UNKNOWN
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    let unknown = unknown.join(",");
    let text = page.response.body.replace("{}", "{ }");
    let text = text.replace('{', &format!("{{{unknown},"));
    // An enumeration member and a time that nobody foresaw, and both extremes of a number.
    text.replacen(
        "\"mutability\": \"Immutable\"",
        "\"mutability\": \"readWRITE\"",
        1,
    )
    .replacen("\"type\": \"String\"", "\"type\": \"Quaternion\"", 1)
    .replacen("\"flowTypes\": \"", "\"flowTypes\": \"Teleport, ", 1)
    .replacen("\"priority\": 1", "\"priority\": -2147483648", 1)
}

/// Graph with one schema in it: GET gives it, PUT replaces it, if it is the one that was read.
async fn server(document: String) -> (Server, Arc<Mutex<String>>) {
    let stored = Arc::new(Mutex::new(document));
    let kept = stored.clone();
    let server = Server::answering(move |request| {
        let mut kept = kept.lock().unwrap();
        match request.method.as_str() {
            "GET" => Reply::json(200, kept.clone()).with_header("etag", "W/\"7\""),
            "PUT" if request.header("if-match") != Some("W/\"7\"") => Reply::new(412),
            "PUT" => {
                *kept = String::from_utf8(request.body.clone()).unwrap();
                Reply::new(204)
            }
            _ => Reply::new(405),
        }
    });
    (server.await.unwrap(), stored)
}

/// Where two documents differ: the place, and both values.
fn differences(at: &str, one: &JsonValue, other: &JsonValue, found: &mut Vec<String>) {
    match (one, other) {
        (JsonValue::Object(one), JsonValue::Object(other)) => {
            for name in one
                .keys()
                .chain(other.keys().filter(|name| !one.contains_key(*name)))
            {
                let at = format!("{at}/{name}");
                match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => differences(&at, one, other, found),
                    (Some(_), None) => found.push(format!("{at} is gone")),
                    _ => found.push(format!("{at} is new")),
                }
            }
        }
        (JsonValue::Array(one), JsonValue::Array(other)) => {
            for (n, (one, other)) in one.iter().zip(other).enumerate() {
                differences(&format!("{at}/{n}"), one, other, found);
            }
            for n in one.len()..other.len() {
                found.push(format!("{at}/{n} is new"));
            }
            for n in other.len()..one.len() {
                found.push(format!("{at}/{n} is gone"));
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{at}: {one} -> {other}")),
    }
}

fn mapping(schema: &mut SynchronizationSchema) -> &mut AttributeMapping {
    let rule = &mut schema.synchronization_rules.as_mut().unwrap()[0];
    let object = &mut rule.object_mappings.as_mut().unwrap()[0];
    &mut object.attribute_mappings.as_mut().unwrap()[1]
}

async fn read_change_put(
    document: String,
    change: impl Fn(&mut SynchronizationSchema),
) -> Vec<String> {
    let (server, stored) = server(document.clone()).await;
    let graph = client(&Loopback::to(&server), |options| options);
    let schema = job(&graph).schema();
    let answer = bounded(schema.get(None)).await.unwrap();
    let options = RequestOptions::new().with_if_match(answer.etag().unwrap());
    let mut model = answer.into_model().unwrap();
    change(&mut model);
    bounded(schema.replace(&model, Some(options)))
        .await
        .unwrap();
    assert_eq!(server.count(), 2);
    let after = stored.lock().unwrap().clone();
    // Numbers that no `f64` holds are compared as text.
    let exact = |text: &str| text.matches(UNKNOWN[2].1).count();
    assert_eq!(exact(&after), exact(&document));
    let mut found = Vec::new();
    let parsed = |text: &str| serde_json::from_str::<JsonValue>(text).unwrap();
    differences("", &parsed(&document), &parsed(&after), &mut found);
    // What only answers have does not go back.
    found.retain(|difference| difference != "/@odata.context is gone");
    found
}

#[tokio::test]
async fn one_attribute_mapping_and_nothing_else() {
    let found = read_change_put(document(), |schema| {
        mapping(schema).default_value = Some("nobody".to_owned());
    })
    .await;
    let place = "/synchronizationRules/0/objectMappings/0/attributeMappings/1/defaultValue";
    assert_eq!(found, [format!(r#"{place}: null -> "nobody""#)]);
}

#[tokio::test]
async fn nothing_at_all() {
    let found = read_change_put(document(), |_| {}).await;
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test]
async fn one_mapping_more() {
    let found = read_change_put(document(), |schema| {
        let rule = &mut schema.synchronization_rules.as_mut().unwrap()[0];
        let object = &mut rule.object_mappings.as_mut().unwrap()[0];
        let mapping = AttributeMapping::new().with_target_attribute_name("nickName");
        object.attribute_mappings.as_mut().unwrap().push(mapping);
    })
    .await;
    let place = "/synchronizationRules/0/objectMappings/0/attributeMappings/3";
    assert_eq!(found, [format!("{place} is new")]);
}

/// The document is what the other tests need it to be.
#[test]
fn the_document_lists_the_unknown() {
    let document = document();
    for text in [
        "Quaternion",
        "readWRITE",
        "Teleport,",
        "-2147483648",
        "unheardOf",
    ] {
        assert!(document.contains(text), "{text}");
    }
    assert!(document.matches("newFlag").count() > 20);
    serde_json::from_str::<JsonValue>(&document).unwrap();
}
