//! Clients of a server on this machine, with waits that tests can afford.

use std::future::IntoFuture;
use std::sync::Arc;
use std::time::Duration;

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::builders::SynchronizationJobRequestBuilder;
use graph_synchronization_beta::graph_runtime::{GraphClientOptions, RetryOptions, Timeouts};
use graph_tests::server::{Loopback, MockCredential, Reply, Server};

/// The slice whose crate this is.
pub(crate) const SLICE: &str = "synchronization-beta";

pub(crate) const SERVICE_PRINCIPAL: &str = "1f6d2b84-5c3e-4f0a-9b7d-8e2c41a6d935";
pub(crate) const APPLICATION: &str = "c47e9a10-2d5b-4b86-a3f1-6097de18b2c4";
pub(crate) const JOB: &str =
    "scim.0a9f4c7e2b6d4d19b8e35f71c2a604de.7d3e15b2-94c8-4e6f-a1d7-3b0852fc69ea";

/// A job as an answer.
pub(crate) const A_JOB: &str = r#"{"id":"scim.1","templateId":"wingtipScim"}"#;

pub(crate) fn a_job() -> Reply {
    Reply::json(200, A_JOB)
}

/// A server that gives these answers in turn, and a client of it.
pub(crate) async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Server, GraphClient) {
    let server = Server::scripted(replies).await.unwrap();
    let graph = client(&Loopback::to(&server), |options| options);
    (server, graph)
}

/// A client that goes this way, with other options.
pub(crate) fn client(
    way: &Loopback,
    change: impl FnOnce(GraphClientOptions) -> GraphClientOptions,
) -> GraphClient {
    client_of(MockCredential::default(), way, change)
}

/// A client that has its tokens from there.
pub(crate) fn client_of(
    tokens: MockCredential,
    way: &Loopback,
    change: impl FnOnce(GraphClientOptions) -> GraphClientOptions,
) -> GraphClient {
    let options = way
        .options()
        .unwrap()
        .with_timeouts(Timeouts::default().with_response(Duration::from_secs(30)))
        .with_retry(RetryOptions::default().with_first_delay(Duration::from_millis(5)));
    GraphClient::new(Arc::new(tokens), Some(change(options))).unwrap()
}

/// The job of the pages.
pub(crate) fn job(graph: &GraphClient) -> SynchronizationJobRequestBuilder {
    let root = graph.service_principals().by_id(SERVICE_PRINCIPAL);
    root.synchronization().jobs().by_id(JOB)
}

/// Fails a test that hangs.
pub(crate) async fn bounded<F: IntoFuture>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(60), future)
        .await
        .expect("within 60 s")
}
