//! Many calls at once through one client: each gets its own answer, and one token does for all.

use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use graph_tests::server::{Loopback, MockCredential, Reply, Server};

use crate::support::{SERVICE_PRINCIPAL, bounded, client_of};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_at_once() {
    let server = Server::answering(|request| {
        let id = request.segments().pop().unwrap();
        let late = Duration::from_millis(id.len() as u64 * 7 % 20);
        Reply::json(200, format!(r#"{{"id":"{id}"}}"#)).after(late)
    });
    let server = server.await.unwrap();
    let tokens = MockCredential::default();
    let graph = client_of(tokens.clone(), &Loopback::to(&server), |options| options);
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    let jobs = root.synchronization().jobs();
    let mut calls: FuturesUnordered<_> = (0..100)
        .map(|n| {
            let id = format!("job.{}", "x".repeat(n));
            let get = jobs.by_id(&id).get(None);
            tokio::spawn(async move { (id, get.await) })
        })
        .collect();
    while let Some(done) = bounded(calls.next()).await {
        let (id, answer) = done.unwrap();
        assert_eq!(answer.unwrap().into_model().unwrap().id, Some(id));
    }
    let received = server.received();
    assert_eq!((received.len(), tokens.given()), (100, 1));
    let mut ids: Vec<_> = received
        .iter()
        .map(|one| one.header("client-request-id"))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 100, "each call has an id of its own");
}
