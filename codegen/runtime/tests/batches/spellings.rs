//! Responses in any order, and errors of parts in every form.

use base64::Engine as _;
use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::{Error, ErrorKind};
use serde_json::{Value, json};

use crate::graph::root_of;
use crate::{get, sent};

/// The error of one part, which is answered so.
async fn error_of(part: Value) -> Error {
    let mut part = part;
    part["id"] = json!("0");
    let body = json!({ "responses": [part] }).to_string();
    let server = Server::scripted([Reply::json(200, body)]).await.unwrap();
    let root = root_of(&server);
    let mut batches = root.batches();
    let item = batches.add(get(&root, 0)).unwrap();
    sent(batches).await.take(item).unwrap_err()
}

#[tokio::test]
async fn an_error_in_every_form() {
    const XML: &str = "<?xml version=\"1.0\"?><Error><Code>c</Code><Message>m m</Message></Error>";
    let error = json!({ "error": { "code": "c", "message": "m m" } });
    let base64 = |text: &str| json!(base64::prelude::BASE64_STANDARD.encode(text));
    let of = |media: &str, body: Value| json!({ "status": 403, "headers": { "Content-Type": media }, "body": body });
    for part in [
        of("application/json", error.clone()),
        of("application/json", json!(error.to_string())),
        of(
            "application/problem+json",
            json!({ "code": "c", "detail": "m m" }),
        ),
        json!({ "status": 403, "body": error }),
        json!({ "status": "403", "body": error.to_string() }),
        json!({ "Status": 403, "Headers": null, "Body": { "Error": { "Code": "c", "Message": "m m" } } }),
        of("text/plain", json!(error.to_string())),
        of("text/xml", json!(XML)),
        of("application/xml", json!(XML)),
        of("application/xml", base64(XML)),
        of("application/octet-stream", base64(&error.to_string())),
    ] {
        let found = error_of(part.clone()).await;
        assert_eq!(found.kind(), ErrorKind::Service, "{part}");
        assert_eq!(found.status().map(u16::from), Some(403));
        assert_eq!(
            (found.code(), found.message()),
            (Some("c"), Some("m m")),
            "{part}"
        );
    }
}

/// Thirty parts, each batch answered from its end, with ids as numbers, and one left out.
#[tokio::test]
async fn responses_in_any_order() {
    let script = |received: &Received| {
        let requests = received.json()["requests"].as_array().unwrap().clone();
        let parts = requests.iter().rev().filter_map(|part| {
            let id: usize = part["id"].as_str().unwrap().parse().unwrap();
            (id != 7)
                .then(|| json!({ "id": id, "status": 200, "body": { "id": format!("job-{id}") } }))
        });
        let responses: Vec<Value> = parts.collect();
        Reply::json(200, json!({ "responses": responses }).to_string())
    };
    let server = Server::answering(script).await.unwrap();
    let root = root_of(&server);
    let mut batches = root.batches();
    let items = batches
        .add_all((0..30).map(|number| get(&root, number)))
        .unwrap();
    let mut responses = sent(batches).await;
    for (number, response) in responses.take_all(items).into_iter().enumerate() {
        match response {
            Ok(response) => assert_eq!(
                response.into_model().unwrap().id,
                Some(format!("job-{number}"))
            ),
            Err(error) => assert_eq!((number, error.kind()), (7, ErrorKind::Batch)),
        }
    }
    assert_eq!(server.count(), 2);
}

/// A wait as a date, in any spelling of the header: only that part is sent again.
#[tokio::test]
async fn a_wait_in_every_form() {
    for (name, value) in [
        ("Retry-After", json!("0")),
        ("retry-after", json!(0)),
        ("RETRY-AFTER", json!(["0"])),
        ("Retry-After", json!("Sun, 06 Nov 1994 08:49:37 GMT")),
        ("x-ms-retry-after-ms", json!(1)),
    ] {
        let first = json!({ "responses": [
            { "id": "1", "status": 200, "body": { "id": "b" } },
            { "id": "0", "status": 429, "headers": { name: value } },
        ] });
        let second = json!({ "responses": [{ "id": "0", "status": 200, "body": { "id": "a" } }] });
        let replies = [first, second].map(|it| Reply::json(200, it.to_string()));
        let server = Server::scripted(replies).await.unwrap();
        let root = root_of(&server);
        let mut batches = root.batches();
        let items = batches
            .add_all((0..2).map(|number| get(&root, number)))
            .unwrap();
        let mut responses = sent(batches).await;
        let found = crate::statuses(&mut responses, items);
        assert_eq!((found, server.count()), (vec![200; 2], 2), "{value}");
        let again = server.received()[1].json()["requests"]
            .as_array()
            .unwrap()
            .len();
        assert_eq!(again, 1);
    }
}

/// Where a part is redirected to, in any spelling: the token is for no redirect.
#[tokio::test]
async fn a_redirect_in_every_form() {
    let files = Server::answering(|_| Reply::text(200, "text/plain", "bytes"));
    let files = files.await.unwrap();
    let url = format!("http://{}/f?sig=1", files.address());
    for (status, headers, expected) in [
        (302, json!({ "location": url }), Some("bytes")),
        (301, json!({ "LOCATION": url }), Some("bytes")),
        (303, json!({ "Location": [url] }), Some("bytes")),
        (
            307,
            json!({ "Location": url, "location": url }),
            Some("bytes"),
        ),
        (308, json!({ "Location": url }), Some("bytes")),
        (302, json!({ "Location": "/v1.0/direct" }), Some("own")),
        (302, json!({ "Content-Location": url }), None),
        (302, json!({ "Location": [url, "/v1.0/direct"] }), None),
        (302, json!({ "Location": "" }), None),
        (302, json!({ "Location": null }), None),
        (302, json!({}), None),
    ] {
        let part = json!({ "id": "0", "status": status, "headers": headers });
        let batch = json!({ "responses": [part] }).to_string();
        let replies = [
            Reply::json(200, batch),
            Reply::text(200, "text/plain", "own"),
        ];
        let server = Server::scripted(replies).await.unwrap();
        let root = root_of(&server);
        let mut batches = root.batches();
        let content = root.segment("content").get_stream(None);
        let item = batches.add(content).unwrap();
        match (sent(batches).await.download(item).await, expected) {
            (Ok(response), Some(expected)) => {
                let bytes = response.into_model().unwrap().collect().await.unwrap();
                assert_eq!(bytes, expected.as_bytes(), "{part}");
            }
            (Err(error), None) => assert_eq!(error.kind(), ErrorKind::Redirect, "{part}"),
            (result, _) => panic!("{part}: {result:?}"),
        }
        let mut received = server.received().into_iter().skip(1);
        assert!(received.all(|request| request.header("authorization").is_none()));
    }
    assert!(
        files
            .received()
            .iter()
            .all(|it| it.header("authorization").is_none())
    );
}

/// A number is the text of `$count`; a byte order mark and blanks around it are not part of it.
#[tokio::test]
async fn a_count_in_every_form() {
    for (media, body) in [
        ("text/plain", json!(12)),
        ("text/plain", json!("12")),
        ("text/plain; charset=utf-8", json!("\u{feff}12")),
        ("text/plain;odata.streaming=true", json!(" 12\r\n")),
        ("application/json", json!(12)),
        ("application/octet-stream", json!("MTI=")),
    ] {
        let part =
            json!({ "id": "0", "status": 200, "headers": { "Content-Type": media }, "body": body });
        let reply = Reply::json(200, json!({ "responses": [part] }).to_string());
        let server = Server::scripted([reply]).await.unwrap();
        let root = root_of(&server);
        let mut batches = root.batches();
        let count = root.segment("jobs").count::<crate::model::Job>(None);
        let item = batches.add(count).unwrap();
        let response = sent(batches).await.take(item).unwrap();
        assert_eq!(response.into_model().unwrap(), 12, "{part}");
    }
}
