//! A loopback server that is scripted answer by answer, and a client whose transport leads to it.

mod authority;
mod https;
mod log;
#[expect(unreachable_pub, reason = "as generated code writes them")]
mod model;
mod proxy;
mod recorder;

use std::sync::Arc;
use std::time::Duration;

use azure_core::http::{ClientOptions, Transport};
pub(crate) use graph_runtime::testing::MockCredential;
pub(crate) use graph_runtime::testing::http::{Loopback, Received, Reply, Server};
use graph_runtime::{Core, GraphClientOptions, RetryOptions, Target, Timeouts};

pub(crate) use authority::Authority;
pub(crate) use https::https;
pub(crate) use log::{Log, without, without_chance};
pub(crate) use model::{Job, JobProperty, Status, StatusProperty};
pub(crate) use proxy::{proxy, proxy_with};
pub(crate) use recorder::Recorder;

/// Some host that is not Graph's.
pub(crate) const FOREIGN: &str = "files.example";

/// Waits that tests can afford.
pub(crate) fn options(transport: &Loopback) -> GraphClientOptions {
    let client = ClientOptions {
        transport: Some(Transport::new(transport.http_client().unwrap())),
        ..Default::default()
    };
    GraphClientOptions::new()
        .with_client_options(client)
        .with_timeouts(Timeouts::default().with_response(Duration::from_secs(30)))
        .with_retry(RetryOptions::default().with_first_delay(Duration::from_millis(5)))
}

/// A server that gives these answers in turn.
pub(crate) async fn serving(replies: impl IntoIterator<Item = Reply>) -> Server {
    Server::scripted(replies).await.unwrap()
}

/// A server that gives the answers that `script` makes.
pub(crate) async fn answering(script: impl FnMut(&Received) -> Reply + Send + 'static) -> Server {
    Server::answering(script).await.unwrap()
}

/// A server that gives these answers in turn, and the root of a client of it.
pub(crate) async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Server, Target) {
    let server = serving(replies).await;
    let root = root(&server, |options| options);
    (server, root)
}

/// The root of a client of `server`, with other options.
pub(crate) fn root(
    server: &Server,
    change: impl FnOnce(GraphClientOptions) -> GraphClientOptions,
) -> Target {
    let options = change(options(&Loopback::to(server)));
    Target::root(
        &Core::new(Arc::new(MockCredential::default()), Some(options)).unwrap(),
        "beta",
    )
}

/// A job, four levels down, reached by keys.
pub(crate) fn job(root: &Target) -> Target {
    let sp = root.segment("servicePrincipals").key("sp-key-1");
    sp.segment("synchronization")
        .segment("jobs")
        .key("job.key-1")
}

/// The collection of jobs.
pub(crate) fn jobs(root: &Target) -> Target {
    root.segment("servicePrincipals")
        .key("sp-key-1")
        .segment("synchronization")
        .segment("jobs")
}

/// Waits until `text` is logged.
pub(crate) async fn logged(log: &Log, text: &str) {
    let is_there = async {
        while !log.text().contains(text) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    bounded(is_there).await;
}

/// Drops `future` once `event` has happened.
pub(crate) async fn dropped_after<F: IntoFuture>(future: F, event: impl Future<Output = ()>) {
    tokio::select! {
        biased;
        () = bounded(event) => {}
        _ = future.into_future() => panic!("it did not wait"),
    }
}

/// Fails a test that hangs.
pub(crate) async fn bounded<F: IntoFuture>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(60), future)
        .await
        .expect("within 60 s")
}
