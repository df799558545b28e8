//! What each kind of operation sends, and what it makes of the answer.

use azure_core::http::Method;
use graph_runtime::{Error, Json, RequestOptions, Structured};

use super::support::{Job, Reply, bounded, job, jobs, scripted};

const JOB: &str = "/beta/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1";

/// Digits as the service has them, and as a part of a batch may have them.
#[tokio::test]
async fn a_count_in_every_spelling() {
    for (body, count) in [
        ("7", 7),
        ("\u{feff}7", 7),
        (" 7\r\n", 7),
        ("7.0", 7),
        (r#""7""#, 7),
        ("9007199254740993", 9_007_199_254_740_993),
    ] {
        for media in ["text/plain", "application/json"] {
            let (_server, root) = scripted([Reply::text(200, media, body)]).await;
            let response = bounded(root.segment("x").count::<Job>(None)).await.unwrap();
            assert_eq!(response.into_model().unwrap(), count, "{body} {media}");
        }
    }
    for body in [
        "seven",
        "7.5",
        r#"{"value":7}"#,
        "true",
        "<html>",
        "9223372036854775808",
    ] {
        let (_server, root) = scripted([Reply::text(200, "text/plain", body)]).await;
        let response = bounded(root.segment("x").count::<Job>(None)).await.unwrap();
        let error = response.into_model().unwrap_err();
        assert_eq!(error.kind(), graph_runtime::ErrorKind::Decode, "{body}");
    }
}

#[tokio::test]
async fn changes() {
    let (server, root) = scripted((0..5).map(|_| Reply::json(200, r#"{"id":"j"}"#))).await;
    let mut body = Job {
        template_id: Some("t".into()),
        ..Job::default()
    };
    body.additional_mut().insert("@odata.etag", "W/1");
    let if_match = || Some(RequestOptions::new().with_if_match("*"));
    let target = job(&root);
    bounded(jobs(&root).create(&body, None))
        .await
        .unwrap()
        .into_model()
        .unwrap();
    bounded(target.update(Method::Patch, &body, if_match()))
        .await
        .unwrap();
    bounded(target.update(Method::Put, &body, None))
        .await
        .unwrap();
    bounded(target.replace(&body, None)).await.unwrap();
    bounded(target.delete(if_match())).await.unwrap();

    let received = server.received();
    let methods: Vec<&str> = received.iter().map(|r| r.method.as_str()).collect();
    assert_eq!(methods, ["POST", "PATCH", "PUT", "PUT", "DELETE"]);
    assert_eq!(received[0].path(), JOB.strip_suffix("/job.key-1").unwrap());
    assert_eq!(received[1].json()["templateId"], "t");
    for request in &received[..4] {
        let has_etag = request.json().get("@odata.etag").is_some();
        assert!(!has_etag, "a request leaves out what only responses have");
    }
    assert_eq!(received[1].header("if-match"), Some("*"));
    assert_eq!(received[0].header("content-type"), Some("application/json"));
    assert!(received[4].body.is_empty());
}

#[tokio::test]
async fn the_way_out_and_without_a_network() {
    let text = r#"{"id" : "j", "n": 1.0e5}"#;
    let (server, root) = scripted([Reply::json(200, text), Reply::json(200, text)]).await;
    let body: Json = r#"{"a": 1.10}"#.parse().unwrap();
    let response = bounded(job(&root).raw(Method::Post, Some(&body), None))
        .await
        .unwrap();
    assert_eq!(response.into_model().unwrap().as_str(), text);
    let raw = bounded(job(&root).get::<Job>(None).into_raw())
        .await
        .unwrap();
    assert_eq!(raw.into_model().unwrap().as_str(), text);
    assert_eq!(server.received()[0].body, body.as_str().as_bytes());

    let request = job(&root).update(Method::Patch, &Job::default(), None);
    assert_eq!(request.method(), Method::Patch);
    assert_eq!(request.url().path(), JOB);
    assert_eq!(job(&root).url().unwrap().path(), JOB);
    assert_eq!(request.body(), Some(&b"{}"[..]));
    let headers = azure_core::http::headers::Headers::new();
    let decoded = request.decode(200.into(), headers.clone(), text).unwrap();
    assert_eq!(decoded.into_model().unwrap().id.as_deref(), Some("j"));
    let error: Error = request
        .decode(404.into(), headers, r#"{"error":{"code":"x"}}"#)
        .unwrap_err();
    assert_eq!(error.code(), Some("x"));
}

#[tokio::test]
async fn whole_collections_are_put() {
    let (server, root) = scripted([Reply::new(204)]).await;
    let item = Job {
        id: Some("a".into()),
        ..Job::default()
    };
    let call = root
        .segment("secrets")
        .replace_items(&[item.clone(), item], None);
    bounded(call).await.unwrap().into_model().unwrap();
    let received = server.only();
    assert_eq!(
        (received.method.as_str(), received.path()),
        ("PUT", "/beta/secrets")
    );
    assert_eq!(
        received.json(),
        serde_json::json!({ "value": [{ "id": "a" }, { "id": "a" }] })
    );
}

/// The response may have the whole collection, which is not read.
#[tokio::test]
async fn an_item_is_posted_to_a_collection() {
    let all = Reply::json(200, r#"{"value":[{"id":"a"},{"id":"b"}]}"#);
    let (server, root) = scripted([all, Reply::new(204)]).await;
    let item = Job {
        id: Some("b".into()),
        ..Job::default()
    };
    let comments = root.segment("comments");
    for _ in 0..2 {
        let call = comments.add_item(&item, None);
        bounded(call).await.unwrap().into_model().unwrap();
    }
    for received in server.received() {
        assert_eq!(
            (received.method.as_str(), received.path()),
            ("POST", "/beta/comments")
        );
        assert_eq!(received.json(), serde_json::json!({ "id": "b" }));
    }
}

/// A property that is a primitive value, and a collection of such values, are in `{"value": …}` (OData protocol 11.2.4.1).
#[tokio::test]
async fn values_without_properties_are_read_put_and_counted() {
    let replies = [
        Reply::new(204),
        Reply::new(204),
        Reply::json(200, r#"{"@odata.context":"x","value":["a","b"]}"#),
        Reply::text(200, "text/plain", "2"),
    ];
    let (server, root) = scripted(replies).await;
    let (name, phones) = (root.segment("displayName"), root.segment("phones"));
    bounded(name.replace_value("Ann".to_owned(), None))
        .await
        .unwrap();
    bounded(phones.replace_items(&["a".to_owned()], None))
        .await
        .unwrap();
    let page = bounded(phones.list_values::<String>(None)).await.unwrap();
    assert_eq!(page.into_model().unwrap().value, ["a", "b"]);
    let count = bounded(phones.count_values(None)).await.unwrap();
    assert_eq!(count.into_model().unwrap(), 2);
    let received = server.received();
    let lines: Vec<_> = received
        .iter()
        .map(|it| format!("{} {}", it.method, it.path()))
        .collect();
    assert_eq!(
        lines,
        [
            "PUT /beta/displayName",
            "PUT /beta/phones",
            "GET /beta/phones",
            "GET /beta/phones/$count",
        ]
    );
    assert_eq!(received[0].json(), serde_json::json!({ "value": "Ann" }));
    assert_eq!(received[1].json(), serde_json::json!({ "value": ["a"] }));
}
