//! Calls that block the thread, in every place where a program may make them.
#![cfg(all(
    feature = "blocking",
    any(feature = "rustls", feature = "aws-lc", feature = "native-tls")
))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod calls;
mod places;
mod readers;
mod tasks;

#[expect(unreachable_pub, reason = "as generated code writes them")]
#[path = "../client/support/model.rs"]
mod model;

use std::sync::Arc;
use std::time::Duration;

use graph_runtime::blocking::BlockingClient;
use graph_runtime::testing::MockCredential;
use graph_runtime::testing::http::{Reply, Server};
use graph_runtime::{GraphClientOptions, Request, Target, Timeouts};

use model::Job;

/// How long a client waits for a response.
const RESPONSE: Duration = Duration::from_secs(20);

/// A server that gives each request a job.
async fn server() -> Server {
    Server::answering(|_| Reply::json(200, r#"{"id":"job"}"#))
        .await
        .unwrap()
}

/// A client of `server` that does not wait for long.
fn blocking(server: &Server) -> BlockingClient {
    let timeouts = Timeouts::default().with_response(RESPONSE);
    let options = GraphClientOptions::new()
        .with_cloud(server.cloud())
        .with_timeouts(timeouts);
    BlockingClient::new(Arc::new(MockCredential::new()), Some(options)).unwrap()
}

fn job(blocking: &BlockingClient) -> Request<Job> {
    let root = Target::root(blocking.core(), "v1.0");
    root.segment("jobs").key("1").get(None)
}

/// The id of the job that a call gives.
fn id(blocking: &BlockingClient) -> Result<String, graph_runtime::Error> {
    let model = job(blocking).send_blocking()?.into_model()?;
    Ok(model.id.unwrap())
}

fn single() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}

fn several(threads: usize) -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder
        .worker_threads(threads)
        .enable_all()
        .build()
        .unwrap()
}

/// Fails a test that hangs, instead of hanging with it.
fn bounded<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = std::sync::mpsc::channel();
    let thread = std::thread::spawn(move || {
        let output = test();
        // The receiver may have given up.
        let _ = sender.send(());
        output
    });
    match receiver.recv_timeout(Duration::from_secs(60)) {
        Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("a call hangs"),
        _ => thread.join().unwrap(),
    }
}
