//! Nothing in a span identifies anyone.

use graph_runtime::testing::http::Reply;
use graph_runtime::{ListOptions, Literal, RequestOptions};

use crate::Traced;
use crate::log::without;
use crate::model::Job;

/// What people and secrets are called here.
const SECRETS: [&str; 7] = [
    "zoe", "Lovelace", "id-3a7f", "token-1", "s3cret", "blob", "mine",
];

#[tokio::test]
async fn keys_queries_tokens_and_bodies_are_in_no_span() {
    let message = r#"{"error":{"code":"x","message":"no zoe@example.com, token-1, s3cret"}}"#;
    let replies = (0..8).map(|_| Reply::json(400, message).with_header("x-note", "s3cret"));
    let traced = Traced::new(replies).await;
    let request = || {
        RequestOptions::new()
            .with_client_request_id("mine")
            .with_header("x-name", "zoe")
    };
    let user = traced.user("zoe@example.com");
    let secret = Job {
        secret: Some("s3cret".to_owned()),
        id: Some("id-3a7f".to_owned()),
        ..Job::default()
    };
    let parameter = [("name", Literal::from("Lovelace"))];
    let filter = ListOptions::<Job>::new()
        .with_filter("id eq 'id-3a7f'")
        .with_search("\"Lovelace\"")
        .with_request(request());
    user.list(Some(filter)).await.unwrap_err();
    user.create(&secret, Some(request())).await.unwrap_err();
    user.function("find", &parameter)
        .delete(Some(request()))
        .await
        .unwrap_err();
    let drive = traced.root.segment("drive").segment("root");
    drive
        .by_path("zoe/blob.txt")
        .delete(None)
        .await
        .unwrap_err();
    let mut batch = traced.root.batch();
    let _item = batch.add(user.delete(None)).unwrap();
    batch.send().await.unwrap_err();

    let spans = [traced.attempts(), traced.calls()].concat();
    assert_eq!(spans.len(), 10);
    for span in spans {
        let shown = format!(
            "{:?} {:?} {:?} {:?}",
            span.name, span.attributes, span.events, span.status
        );
        for secret in SECRETS {
            without(&shown, secret, "a span");
        }
    }
}
