//! Responses that deviate from the documentation, and lists of extreme shapes.

use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::{BatchItem, ErrorKind, Json, Method};
use serde_json::{Value, json};

use crate::graph::root_of;
use crate::{get, sent, start, statuses};

/// Answers each part by its URL.
async fn server(answer: impl Fn(&str) -> Value + Send + 'static) -> Server {
    let script = move |received: &Received| {
        let requests = received.json()["requests"].as_array().unwrap().clone();
        let parts = requests.iter().map(|part| {
            let mut response = answer(part["url"].as_str().unwrap());
            response["id"] = part["id"].clone();
            response
        });
        let responses: Vec<Value> = parts.collect();
        Reply::json(200, json!({ "responses": responses }).to_string())
    };
    Server::answering(script).await.unwrap()
}

/// A status that is none is an error of its part, and costs no other.
#[tokio::test]
async fn odd_statuses() {
    for (status, expected) in [
        (json!(0), None),
        (json!(-1), None),
        (json!(null), None),
        (json!("soon"), None),
        (json!(1000), None),
        (json!("204"), Some(204)),
        (json!("204 No Content"), Some(204)),
        (json!(204.0), Some(204)),
    ] {
        let given = status.clone();
        let server = server(move |url| match url.ends_with("/0/start") {
            true => json!({ "status": given }),
            false => json!({ "status": 204 }),
        })
        .await;
        let root = root_of(&server);
        let mut batches = root.batches();
        let odd = batches.add(start(&root, 0)).unwrap();
        let other = batches.add(start(&root, 1)).unwrap();
        let mut responses = sent(batches).await;
        assert!(responses.take(other).is_ok());
        match (responses.take(odd), expected) {
            (Ok(response), Some(expected)) => assert_eq!(u16::from(response.status()), expected),
            (Err(error), None) => assert_eq!(error.kind(), ErrorKind::Batch, "{status}"),
            (result, _) => panic!("{status}: {result:?}"),
        }
        assert_eq!(server.count(), 1);
    }
}

/// A body that is null, absent or empty is no content; headers are found in any case.
#[tokio::test]
async fn bodies_that_are_null_or_absent() {
    for response in [
        json!({ "status": 204, "body": null }),
        json!({ "status": 204 }),
        json!({ "status": 200, "body": null, "headers": null }),
        json!({ "status": 200, "headers": {} }),
    ] {
        let given = response.clone();
        let server = server(move |_| given.clone()).await;
        let root = root_of(&server);
        let mut batches = root.batches();
        let item = batches.add(get(&root, 0)).unwrap();
        let response = sent(batches).await.take(item).unwrap();
        assert!(response.into_optional().unwrap().is_none());
    }
    let server = server(|_| {
        json!({
            "status": 200,
            "headers": { "CONTENT-TYPE": "Application/JSON; Charset=utf-8", "eTAG": "W/\"1\"", "Request-Id": "r" },
            "body": { "id": "x" },
        })
    })
    .await;
    let root = root_of(&server);
    let mut batches = root.batches();
    let item = batches.add(get(&root, 0)).unwrap();
    let response = sent(batches).await.take(item).unwrap();
    assert_eq!(response.etag(), Some("W/\"1\""));
    assert_eq!(response.request_id(), Some("r"));
    assert_eq!(response.into_model().unwrap().id.as_deref(), Some("x"));
}

/// The same id twice: nobody knows which one it is.
#[tokio::test]
async fn a_response_that_is_there_twice() {
    let reply = json!({ "responses": [
        { "id": "0", "status": 200, "body": { "id": "x" } },
        { "id": "0", "status": 404 },
        { "id": "1", "status": 200, "body": { "id": "y" } },
    ] });
    let server = Server::scripted([Reply::json(200, reply.to_string())]);
    let server = server.await.unwrap();
    let root = root_of(&server);
    let mut batches = root.batches();
    let items: Vec<_> = (0..2)
        .map(|n| batches.add(get(&root, n)).unwrap())
        .collect();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, items), [0, 200]);
}

/// A diamond: one, two after it, and one after both.
#[tokio::test]
async fn a_diamond() {
    for fails in [false, true] {
        let server = server(move |url| match fails && url.contains("/2/") {
            true => json!({ "status": 400, "body": { "error": { "code": "badRequest" } } }),
            false => json!({ "status": 204 }),
        })
        .await;
        let root = root_of(&server);
        let mut batches = root.batches();
        let first = batches.add(start(&root, 0)).unwrap();
        let sides = [1, 2].map(|number| {
            let after = batches.add_after(start(&root, number), [first.id()]);
            after.unwrap()
        });
        let ids = sides.each_ref().map(BatchItem::id);
        let last = batches.add_after(start(&root, 3), ids).unwrap();
        let [one, two] = sides;
        let mut responses = sent(batches).await;
        let found = statuses(&mut responses, vec![first, one, two, last]);
        match fails {
            false => assert_eq!(found, [204; 4]),
            true => assert_eq!(found, [204, 204, 400, 424]),
        }
    }
}

/// Five thousand that depend on one, and one that depends on all of them.
#[tokio::test]
async fn thousands_of_dependencies() {
    const COUNT: usize = 5000;
    let server = server(|_| json!({ "status": 204 })).await;
    let root = root_of(&server);
    let mut batches = root.batches();
    let first = batches.add(start(&root, 0)).unwrap();
    let middle: Vec<_> = (1..=COUNT)
        .map(|number| {
            batches
                .add_after(start(&root, number), [first.id()])
                .unwrap()
        })
        .collect();
    let ids: Vec<_> = middle.iter().map(BatchItem::id).collect();
    let last = batches.add_after(start(&root, COUNT + 1), ids).unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, vec![first, last]), [204; 2]);
    assert!(statuses(&mut responses, middle).iter().all(|it| *it == 204));
    assert_eq!(server.count(), 1 + COUNT / 20 + 1);
}

/// The same dependency several times is one.
#[tokio::test]
async fn a_dependency_that_is_named_twice() {
    let server = server(|_| json!({ "status": 204 })).await;
    let root = root_of(&server);
    let mut batches = root.batches();
    let first = batches.add(start(&root, 0)).unwrap();
    let after = [first.id(), first.id()];
    let last = batches.add_after(start(&root, 1), after).unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, vec![first, last]), [204; 2]);
    let part = &server.only().json()["requests"][1];
    assert_eq!(part["dependsOn"], json!(["0"]));
}

/// A part that is accepted has the monitor of an operation, which a poller continues with.
#[cfg(feature = "polling")]
#[tokio::test]
async fn a_part_that_starts_an_operation() {
    for location in [
        "/jobs('1')/operations('o')",
        "/v1.0/jobs('1')/operations('o')",
    ] {
        let script = move |received: &Received| match received.path() {
            "/v1.0/$batch" => {
                let part = json!({ "id": "0", "status": 202, "headers": { "Location": location, "Retry-After": "0" } });
                Reply::json(200, json!({ "responses": [part] }).to_string())
            }
            "/v1.0/jobs('1')/operations('o')" => {
                assert!(received.header("authorization").is_some());
                Reply::json(200, r#"{"status":"succeeded","targetResourceId":"r"}"#)
            }
            _ => Reply::new(404),
        };
        let server = Server::answering(script).await.unwrap();
        let root = root_of(&server);
        let mut batches = root.batches();
        let clone = root.segment("jobs").raw(Method::Post, None::<&Json>, None);
        let item = batches.add(clone).unwrap();
        let response = sent(batches).await.take(item).unwrap();
        assert_eq!(u16::from(response.status()), 202);
        let mut poller = response.into_poller(root.core());
        let done = poller.finish().await.unwrap();
        assert_eq!(done.resource_id(), Some("r"), "{location}");
        assert!(poller.monitor().is_some());
    }
}
