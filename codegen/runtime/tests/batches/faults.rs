//! Connections that break, tokens that are refused, responses that lack parts.

use graph_runtime::testing::MockCredential;
use graph_runtime::testing::MockTransport;
use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{BatchesOptions, Core, ErrorKind, Target};
use serde_json::json;

use crate::graph::{Graph, OK, root_of};
use crate::{chain, get, sent, start, statuses};

#[tokio::test]
async fn the_outcome_of_a_post_is_unknown_when_the_connection_breaks() {
    let lost = |number| (number == 0).then(Reply::reset);
    let graph = Graph::with(|_, _| OK, lost).await;
    let mut batches = graph.root.batches();
    let read = batches.add(get(&graph.root, 0)).unwrap();
    let post = batches.add(start(&graph.root, 1)).unwrap();
    let after = batches.add_after(get(&graph.root, 2), [post.id()]).unwrap();
    let mut responses = sent(batches.with_options(BatchesOptions::new().with_concurrency(1))).await;
    let _ = graph.sizes();
    assert_eq!(statuses(&mut responses, vec![read]), [200]);
    let error = responses.take(post).unwrap_err();
    assert_eq!((error.kind(), error.may_have_run()), (ErrorKind::Io, true));
    assert_eq!(graph.asked("/jobs/1/start"), 0, "it is not sent again");
    assert!(responses.take(after).is_err());
}

#[tokio::test]
async fn idempotent_parts_are_sent_again_alone() {
    let lost = |number| (number == 0).then(Reply::reset);
    let graph = Graph::with(|_, _| OK, lost).await;
    let mut batches = graph.root.batches();
    let reads = batches
        .add_all((0..3).map(|number| get(&graph.root, number)))
        .unwrap();
    let posts = batches
        .add_all((3..6).map(|number| start(&graph.root, number)))
        .unwrap();
    let mut responses = sent(batches).await;
    assert_eq!(statuses(&mut responses, reads), [200; 3]);
    assert_eq!(statuses(&mut responses, posts), [0; 3]);
    assert_eq!(graph.sizes(), [6, 3]);
}

#[tokio::test]
async fn a_chain_whose_batch_is_lost_does_not_continue() {
    let lost = |number| (number == 1).then(Reply::reset);
    let graph = Graph::with(|_, _| OK, lost).await;
    let (batches, items) = chain(&graph.root, 50);
    let mut responses = sent(batches).await;
    let statuses = statuses(&mut responses, items);
    assert_eq!(statuses[..20], [200; 20]);
    assert_eq!(statuses[20..40], [0; 20]);
    assert_eq!(statuses[40..], [424; 10]);
    assert_eq!(graph.sizes(), [20, 20]);
}

#[tokio::test]
async fn without_a_token_only_the_first_batches_are_tried() {
    let mock = MockTransport::new();
    let credential = std::sync::Arc::new(MockCredential::failing("no"));
    let core = Core::new(credential, Some(mock.options())).unwrap();
    let root = Target::root(&core, "v1.0");
    let mut batches = root.batches();
    let items = batches
        .add_all((0..100).map(|number| start(&root, number)))
        .unwrap();
    let mut responses = sent(batches).await;
    for response in responses.take_all(items) {
        let error = response.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credential);
        assert!(!error.may_have_run());
    }
    assert!(mock.requests().is_empty());
}

fn part(id: impl ToString, status: u16) -> serde_json::Value {
    let headers = json!({ "Content-Type": "application/json" });
    json!({ "id": id.to_string(), "status": status, "headers": headers, "body": {} })
}

#[tokio::test]
async fn further_parts_are_behind_a_link_of_the_same_origin() {
    let pages = |name: &str, link: &str| {
        [
            json!({ "responses": [part(1, 200)], name: link }).to_string(),
            json!({ "responses": [part(0, 200)] }).to_string(),
        ]
        .map(|page| Reply::json(200, page))
    };
    for (name, link, expected) in [
        ("@odata.nextLink", "/v1.0/$batch/more?x=1", [200, 200]),
        ("@nextLink", "?x=1", [200, 200]),
        ("nextLink", "/v1.0/$batch/more?x=1", [200, 200]),
        (
            "@odata.nextLink",
            "https://elsewhere.example/more",
            [0, 200],
        ),
        ("nextLink", "https://elsewhere.example/more", [0, 200]),
    ] {
        let server = Server::scripted(pages(name, link)).await.unwrap();
        let root = root_of(&server);
        let mut batches = root.batches();
        let items = batches
            .add_all((0..2).map(|number| get(&root, number)))
            .unwrap();
        let mut responses = sent(batches).await;
        assert_eq!(statuses(&mut responses, items), expected, "{link}");
        let count = expected.iter().filter(|status| **status == 200).count();
        assert_eq!(server.count(), count);
    }
}

#[tokio::test]
async fn a_part_that_is_missing_is_an_error_of_that_part_and_what_follows() {
    let page = json!({ "responses": [part(2, 200), part("0", 200), part("9", 200)] });
    let server = Server::scripted([Reply::json(200, page.to_string())])
        .await
        .unwrap();
    let root = root_of(&server);
    let mut batches = root.batches();
    let items = batches
        .add_all((0..3).map(|number| get(&root, number)))
        .unwrap();
    let ids: Vec<_> = items.iter().map(graph_runtime::BatchItem::id).collect();
    let follows = batches.add_after(get(&root, 3), [ids[0], ids[1]]).unwrap();
    let mut responses = sent(batches).await;
    assert!(responses.json(ids[0]).is_some() && responses.json(ids[1]).is_none());
    let mut all = responses.take_all(items);
    let error = all.remove(1).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Batch);
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(statuses(&mut responses, vec![follows]), [424]);
    assert_eq!(server.count(), 1);
}
