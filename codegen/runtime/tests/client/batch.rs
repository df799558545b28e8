//! Several requests in one.

use std::sync::Arc;

use graph_runtime::{Batch, ErrorKind, RequestOptions, Target};
use serde_json::{Value, json};

use super::support::{
    Job, Loopback, MockCredential, Received, Reply, Status, bounded, job, jobs, options, scripted,
    serving,
};

fn answers(parts: &[Value]) -> Reply {
    Reply::json(200, json!({ "responses": parts }).to_string())
}

fn part(id: usize, status: u16, body: Value) -> Value {
    json!({ "id": id.to_string(), "status": status, "headers": { "Content-Type": "application/json" }, "body": body })
}

fn ids(received: &Received) -> Vec<String> {
    let body = received.json();
    body["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn typed_responses_are_in_the_order_of_the_caller() {
    let (server, root) = scripted([answers(&[
        part(2, 200, json!({ "value": [{ "id": "a" }] })),
        json!({ "id": "3", "status": 204 }),
        part(1, 201, json!({ "id": "new" })),
        json!({ "id": "4", "status": 200, "headers": { "content-type": "text/plain" }, "body": "42" }),
        json!({ "id": "5", "status": 200, "headers": { "content-type": "image/png", "ETag": "e" }, "body": "AAEC" }),
        part(0, 200, json!({ "id": "j" })),
        json!({ "status": 200 }), json!({ "id": "99", "status": 200 }), json!({ "id": "x" }),
    ])])
    .await;
    let mut batch = root.batch();
    let get = batch.add(job(&root).get::<Job>(None)).unwrap();
    let body = Job {
        template_id: Some("t".into()),
        ..Job::default()
    };
    let create = batch
        .add_after(jobs(&root).create(&body, None), [get.id()])
        .unwrap();
    let list = batch
        .add(jobs(&root).list::<Job>(Some(RequestOptions::new().with_query("$top", "1").into())))
        .unwrap();
    let put = batch
        .add_after(
            job(&root).put_stream("abc", "text/csv", None),
            [get.id(), create.id()],
        )
        .unwrap();
    let count = batch.add(jobs(&root).count::<Job>(None)).unwrap();
    let image = batch.add(job(&root).get_stream(None)).unwrap();
    assert_eq!(batch.len(), 6);
    let mut all = bounded(batch.send()).await.unwrap();

    assert_eq!(
        all.take(create)
            .unwrap()
            .into_model()
            .unwrap()
            .id
            .as_deref(),
        Some("new")
    );
    assert_eq!(
        all.take(get).unwrap().into_model().unwrap().id.as_deref(),
        Some("j")
    );
    assert_eq!(all.take(list).unwrap().into_model().unwrap().value.len(), 1);
    all.take(put).unwrap().into_model().unwrap();
    assert_eq!(all.take(count).unwrap().into_model().unwrap(), 42);
    let image = all.take(image).unwrap();
    assert_eq!(image.etag(), Some("e"));
    assert_eq!(
        bounded(image.into_model().unwrap().collect())
            .await
            .unwrap(),
        [0, 1, 2]
    );

    let sent = server.only();
    assert_eq!(
        (sent.method.as_str(), sent.target.as_str()),
        ("POST", "/beta/$batch")
    );
    let requests = &sent.json()["requests"];
    assert_eq!(requests[0]["method"], "GET");
    assert_eq!(
        requests[0]["url"],
        "/servicePrincipals/sp-key-1/synchronization/jobs/job.key-1"
    );
    assert!(requests[0].get("dependsOn").is_none());
    assert_eq!(requests[1]["body"], json!({ "templateId": "t" }));
    assert_eq!(requests[1]["headers"]["content-type"], "application/json");
    assert_eq!(requests[1]["dependsOn"], json!(["0"]));
    assert!(
        requests[2]["url"]
            .as_str()
            .unwrap()
            .ends_with("/jobs?$top=1")
    );
    assert_eq!(
        (&requests[3]["body"], &requests[3]["dependsOn"]),
        (&json!("abc"), &json!(["0", "1"]))
    );
    for request in requests.as_array().unwrap() {
        assert!(request["headers"].get("authorization").is_none());
    }
}

#[tokio::test]
async fn throttled_parts_are_sent_again_with_their_dependents() {
    let throttled = json!({ "id": "1", "status": 429, "headers": { "Retry-After": "0" }, "body": { "error": { "code": "TooManyRequests" } } });
    let (server, root) = scripted([
        answers(&[
            part(0, 200, json!({})),
            throttled,
            part(2, 424, json!({})),
            part(3, 424, json!({})),
            part(4, 503, json!({})),
        ]),
        answers(&[
            part(1, 200, json!({ "id": "b" })),
            part(2, 200, json!({ "id": "c" })),
            part(3, 200, json!({ "id": "d" })),
            part(4, 200, json!({ "id": "e" })),
        ]),
    ])
    .await;
    let mut batch = root.batch();
    let first = batch.add(job(&root).get::<Job>(None)).unwrap();
    let act = |name| {
        job(&root)
            .action_without_parameters(name, None)
            .model::<Job>()
    };
    let second = batch.add_after(act("pause"), [first.id()]).unwrap();
    let third = batch
        .add_after(act("start"), [second.id(), first.id()])
        .unwrap();
    let fourth = batch.add_after(act("restart"), [third.id()]).unwrap();
    let fifth = batch.add(job(&root).get::<Job>(None)).unwrap();
    let mut all = bounded(batch.send()).await.unwrap();
    for (ticket, id) in [(second, "b"), (third, "c"), (fourth, "d"), (fifth, "e")] {
        assert_eq!(
            all.take(ticket)
                .unwrap()
                .into_model()
                .unwrap()
                .id
                .as_deref(),
            Some(id)
        );
    }
    assert!(all.take(first).is_ok());
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(ids(&received[1]), ["1", "2", "3", "4"]);
    let again = &received[1].json()["requests"];
    assert!(
        again[0].get("dependsOn").is_none(),
        "what it waited for has run"
    );
    assert_eq!(again[1]["dependsOn"], json!(["1"]));
}

#[tokio::test]
async fn a_post_that_may_have_run_is_not_sent_again() {
    let (server, root) = scripted([answers(&[
        part(0, 503, json!({ "error": { "code": "busy" } })),
        part(1, 424, json!({})),
    ])])
    .await;
    let mut batch = root.batch();
    let post = batch
        .add(
            job(&root)
                .action_without_parameters("start", None)
                .nothing(),
        )
        .unwrap();
    let waiting = batch
        .add_after(job(&root).get::<Job>(None), [post.id()])
        .unwrap();
    let mut all = bounded(batch.send()).await.unwrap();
    let error = all.take(post).unwrap_err();
    assert_eq!((error.code(), error.may_have_run()), (Some("busy"), true));
    let error = all.take(waiting).unwrap_err();
    assert_eq!(
        (error.status().map(u16::from), error.may_have_run()),
        (Some(424), false)
    );
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_wait_past_the_limit_is_an_error() {
    let long = json!({ "id": "0", "status": 429, "headers": { "Retry-After": "3600" } });
    let (server, root) = scripted([answers(&[long])]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).get::<Job>(None)).unwrap();
    let error = bounded(batch.send())
        .await
        .unwrap()
        .take(ticket)
        .unwrap_err();
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(3600));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_batch_is_repeated_only_if_all_parts_are_repeatable() {
    let ok = || answers(&[part(0, 200, json!({})), part(1, 200, json!({}))]);
    let (server, root) = scripted([Reply::new(504), ok()]).await;
    let mut batch = root.batch();
    let _a = batch.add(job(&root).get::<Job>(None)).unwrap();
    let _b = batch.add(job(&root).delete(None)).unwrap();
    bounded(batch.send()).await.unwrap();
    assert_eq!(server.count(), 2);

    let (server, root) = scripted([Reply::new(504), ok()]).await;
    let mut batch = root.batch();
    let _a = batch.add(job(&root).get::<Job>(None)).unwrap();
    let _b = batch
        .add(
            job(&root)
                .action_without_parameters("start", None)
                .nothing(),
        )
        .unwrap();
    let error = bounded(batch.send()).await.unwrap_err();
    assert!(error.may_have_run());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_part_without_an_answer() {
    for body in [
        r#"{"responses":[]}"#,
        r#"{"responses":[{"id":"7","status":200}]}"#,
    ] {
        let (_server, root) = scripted([Reply::json(200, body)]).await;
        let mut batch = root.batch();
        let ticket = batch.add(job(&root).get::<Job>(None)).unwrap();
        let error = bounded(batch.send())
            .await
            .unwrap()
            .take(ticket)
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.may_have_run()),
            (ErrorKind::Batch, true)
        );
    }
    for body in ["{}", "[]", "null", r#"{"responses":5}"#, ""] {
        let (_server, root) = scripted([Reply::json(200, body)]).await;
        let mut batch = root.batch();
        let _ticket = batch.add(job(&root).get::<Job>(None)).unwrap();
        assert!(bounded(batch.send()).await.is_err(), "{body}");
    }
}

#[tokio::test]
async fn hostile_parts_of_an_answer_do_not_panic() {
    let strange = json!({ "id": "0", "status": 200, "headers": { "中": "x", "a b": "y", "Content-Type": 5 }, "body": "x" });
    let (_server, root) = scripted([answers(&[strange])]).await;
    let mut batch = root.batch();
    let ticket = batch.add(job(&root).get::<Job>(None)).unwrap();
    let answer = bounded(batch.send()).await.unwrap().take(ticket).unwrap();
    assert!(answer.into_model().is_err());
}

fn refused<T>(batch: &mut Batch, request: graph_runtime::Request<T>) -> ErrorKind {
    batch.add(request).unwrap_err().kind()
}

#[tokio::test]
async fn requests_that_a_batch_refuses() {
    let server = serving([]).await;
    let core = || {
        graph_runtime::Core::new(
            Arc::new(MockCredential::default()),
            Some(options(&Loopback::to(&server))),
        )
        .unwrap()
    };
    let (mine, other) = (core(), core());
    let root = Target::root(&mine, "beta");
    let mut batch = root.batch();
    assert!(batch.is_empty());
    assert_eq!(
        refused(&mut batch, Target::root(&other, "beta").get::<Job>(None)),
        ErrorKind::Batch
    );
    assert_eq!(
        refused(
            &mut batch,
            Target::root(&mine, "v1.0").segment("me").get::<Job>(None)
        ),
        ErrorKind::Batch
    );
    let stream = graph_runtime::body_from_fn(None, futures_util::stream::empty);
    assert_eq!(
        refused(
            &mut batch,
            root.segment("me").put_stream(stream, "text/plain", None)
        ),
        ErrorKind::Batch
    );
    let bad = RequestOptions::new().with_header("a b", "c");
    assert_eq!(
        refused(&mut batch, root.segment("me").delete(Some(bad))),
        ErrorKind::Input
    );
    let other_batch = root
        .batch()
        .add(root.segment("me").get::<Job>(None))
        .unwrap();
    let after = batch.add_after(root.segment("me").get::<Job>(None), [other_batch.id()]);
    assert_eq!(after.unwrap_err().kind(), ErrorKind::Batch);
    for _ in 0..20 {
        let _ticket = batch.add(root.segment("me").get::<Status>(None)).unwrap();
    }
    assert_eq!(
        refused(&mut batch, root.segment("me").get::<Job>(None)),
        ErrorKind::Batch
    );
    assert_eq!(server.count(), 0);
}
