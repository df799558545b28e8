//! A loopback server that is scripted answer by answer, and a client whose transport leads to it.

mod credential;
mod log;
#[expect(unreachable_pub, reason = "as generated code writes them")]
mod model;
mod server;
mod transport;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use azure_core::http::{ClientOptions, Transport};
use graph_runtime::{Core, GraphClientOptions, RetryOptions, Target, Timeouts};

pub(crate) use credential::Tokens;
pub(crate) use log::Log;
pub(crate) use model::{Job, JobProperty, Status, StatusProperty};
pub(crate) use server::Server;
pub(crate) use transport::{FOREIGN, Loopback};
pub(crate) use wire::{Fault, Received, Reply};

/// Waits that tests can afford.
pub(crate) fn options(transport: &Loopback) -> GraphClientOptions {
    let client = ClientOptions {
        transport: Some(Transport::new(transport.client())),
        ..Default::default()
    };
    GraphClientOptions::new()
        .with_client_options(client)
        .with_timeouts(Timeouts::default().with_response(Duration::from_secs(10)))
        .with_retry(RetryOptions::default().with_first_delay(Duration::from_millis(5)))
}

/// A server that gives these answers in turn, and the root of a client of it.
pub(crate) async fn scripted(replies: impl IntoIterator<Item = Reply>) -> (Server, Target) {
    let server = Server::scripted(replies).await;
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
        &Core::new(Arc::new(Tokens::default()), Some(options)).unwrap(),
        "beta",
    )
}

/// A job, four levels down, reached by keys.
pub(crate) fn job(root: &Target) -> Target {
    let sp = root.segment("servicePrincipals").key("sp-key-1").unwrap();
    sp.segment("synchronization")
        .segment("jobs")
        .key("job.key-1")
        .unwrap()
}

/// The collection of jobs.
pub(crate) fn jobs(root: &Target) -> Target {
    root.segment("servicePrincipals")
        .key("sp-key-1")
        .unwrap()
        .segment("synchronization")
        .segment("jobs")
}

/// Fails a test that hangs.
pub(crate) async fn bounded<F: IntoFuture>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), future)
        .await
        .expect("within 20 s")
}
