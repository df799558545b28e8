//! Tasks of several calls: nothing in their spans and events identifies anyone, and no URL that works without a token is in them.

use std::sync::Mutex;
use std::time::Duration;

use graph_runtime::delta::DeltaState;
use graph_runtime::testing::http::{Received, Reply, Server};
use graph_runtime::transfers::{Download, Upload, UploadRule};
use graph_runtime::{Json, Link, ListOptions, Method, Page, Request, RequestOptions, RetryMode};

use crate::Traced;
use crate::log::{Log, without};
use crate::model::Job;

/// What people, ids and secrets are called here.
const SECRETS: [&str; 6] = ["ada.l", "Lovelace", "id-3a7f", "s3cret", "token-1", "blob"];

/// Each URL fails once with 503 and a message that names it.
fn answer(received: &Received, seen: &mut Vec<String>) -> Reply {
    let host = received.header("host").unwrap();
    let key = format!("{} {}", received.method, received.target);
    if !seen.contains(&key) && !received.path().ends_with("$batch") {
        seen.push(key);
        let text = format!(
            r#"{{"error":{{"code":"x","message":"no {}"}}}}"#,
            received.target
        );
        return Reply::json(503, text).with_header("retry-after", "0");
    }
    let path = received.path();
    match (received.method.as_str(), path) {
        ("POST", path) if path.ends_with("createUploadSession") => {
            let url = format!("http://{host}/up/id-3a7f/s3cret?tempauth=s3cret");
            Reply::json(200, format!(r#"{{"uploadUrl":"{url}"}}"#))
        }
        ("GET", path) if path.starts_with("/up/") => {
            Reply::json(200, r#"{"nextExpectedRanges":["0-"]}"#)
        }
        ("PUT", path) if path.starts_with("/up/") => Reply::json(201, r#"{"id":"id-3a7f"}"#),
        ("POST", path) if path.ends_with("copy") => {
            let monitor = format!("http://{host}/v1.0/users/ada.l/operations/s3cret");
            Reply::new(202)
                .with_header("location", &monitor)
                .with_header("retry-after", "0")
        }
        ("GET", path) if path.contains("/operations/") => {
            Reply::json(200, r#"{"status":"completed","resourceId":"id-3a7f"}"#)
        }
        ("GET", path) if path.ends_with("/content") => {
            Reply::new(302).with_header("location", &format!("http://{host}/file/blob?sig=s3cret"))
        }
        ("GET", "/file/blob") => Reply::text(200, "text/plain", "Lovelace"),
        ("GET", path) if path.contains("delta") => {
            let link = format!("http://{host}/v1.0/users/delta?$deltatoken=s3cret");
            Reply::json(
                200,
                format!(r#"{{"value":[{{"id":"ada.l"}}],"@odata.deltaLink":"{link}"}}"#),
            )
        }
        ("POST", path) if path.ends_with("$batch") => {
            let again = seen.iter().any(|it| it == "batch");
            seen.push("batch".to_owned());
            let status = if again { 204 } else { 429 };
            let part = format!(
                r#"{{"id":"0","status":{status},"headers":{{"Retry-After":"0"}},"body":{{"error":{{"code":"c","message":"ada.l"}}}}}}"#
            );
            Reply::json(200, format!(r#"{{"responses":[{part}]}}"#))
        }
        (method, path) => panic!("{method} {path}"),
    }
}

async fn run(traced: &Traced) {
    let ada = traced.user("ada.l");
    let create = ada.segment("createUploadSession");
    let again = || RequestOptions::new().with_retry(RetryMode::EvenIfItMayHaveRun);
    let create = create.raw(Method::Post, None::<&Json>, Some(again()));
    let upload = Upload::<Json>::new(create, UploadRule::drive_item());
    upload.send(b"Lovelace".to_vec()).await.unwrap();

    let mut bytes = Vec::new();
    let content = ada.segment("content").get_stream(None);
    Download::new(content).write_to(&mut bytes).await.unwrap();
    assert_eq!(bytes, b"Lovelace");

    let copy = ada.segment("copy");
    let copy = copy.raw(Method::Post, None::<&Json>, Some(again()));
    let done = copy.into_poller().with_interval(Duration::ZERO);
    assert_eq!(done.await.unwrap().resource_id(), Some("id-3a7f"));

    let link = format!(
        "http://{}/v1.0/users/delta?$deltatoken=s3cret",
        traced.server.address()
    );
    let users: Request<Page<Job>> = traced
        .root
        .segment("users")
        .segment("delta")
        .list(None::<ListOptions<Job>>);
    let state = DeltaState::from_delta_link(Link::new(link));
    users
        .into_delta()
        .with_state(Some(state))
        .collect()
        .await
        .unwrap();

    let mut batches = traced.root.batches();
    let item = batches.add(ada.delete(None)).unwrap();
    batches.send().await.unwrap().take(item).unwrap();
}

#[tokio::test]
async fn nothing_of_transfers_operations_deltas_and_batches_is_in_spans_or_events() {
    let (log, _guard) = Log::start();
    let seen = Mutex::new(Vec::new());
    let server = Server::answering(move |received| answer(received, &mut seen.lock().unwrap()));
    let traced = Traced::of(server.await.unwrap());
    run(&traced).await;
    let spans = [traced.attempts(), traced.calls()].concat();
    assert!(spans.len() > 20, "{}", spans.len());
    let shown: Vec<String> = spans
        .iter()
        .map(|span| {
            format!(
                "{:?} {:?} {:?} {:?}",
                span.name, span.attributes, span.events, span.status
            )
        })
        .chain(log.text().lines().map(str::to_owned))
        .collect();
    assert!(log.text().contains("waiting before"), "{}", log.text());
    for shown in shown {
        for secret in SECRETS {
            without(&shown, secret, "a span or an event");
        }
    }
}
