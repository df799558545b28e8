//! Runs a block of Rust.

use super::exchange::Exchange;
use super::{Given, PRINTED, Running};
use graph_synchronization::GraphClient;
use graph_synchronization::graph_runtime::testing::MockCredential;
use graph_synchronization::graph_runtime::testing::http::{Loopback, Reply, Server};
use graph_synchronization::graph_runtime::{GraphClientOptions, TokenCredential};
use std::sync::Arc;
use std::time::Duration;

/// Runs a block, and compares what arrives at the server and what it prints with what the guide shows.
///
/// # Errors
/// The first difference.
pub(crate) fn run(
    code: fn(Given) -> Running,
    text: &str,
    http: Option<&str>,
    printed: Option<&str>,
) -> Result<(), String> {
    if http.is_none() && printed.is_none() && !text.contains("assert") {
        return Err("nothing shows what it does".to_owned());
    }
    let exchanges = Exchange::all(http.unwrap_or_default());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let replies: Vec<Reply> = exchanges.iter().map(Exchange::reply).collect();
        let server = Server::scripted(replies).await.expect("a server");
        let given = given(&server, &exchanges);
        PRINTED.take();
        let limit = Duration::from_secs(120);
        let ran = tokio::time::timeout(limit, code(given)).await;
        let ran = ran.map_err(|_| "no end after 120 s".to_owned())?;
        let received = server.received();
        for (exchange, received) in exchanges.iter().zip(&received) {
            if let Some(difference) = exchange.difference(received) {
                return Err(difference);
            }
        }
        ran.map_err(|error| format!("{error}"))?;
        if received.len() != exchanges.len() {
            return Err(format!(
                "{} requests, not {}",
                received.len(),
                exchanges.len()
            ));
        }
        let found = PRINTED.take();
        match found.trim() == printed.unwrap_or_default().trim() {
            true => Ok(()),
            false => Err(format!("it prints\n{found}")),
        }
    })
}

fn given(server: &Server, exchanges: &[Exchange]) -> Given {
    let hosts = exchanges.iter().map(Exchange::host);
    let loopback = hosts.fold(Loopback::to(server), |loopback, host| {
        loopback.and(host, server)
    });
    let http = loopback.http_client().expect("a transport");
    let options = || GraphClientOptions::new().with_http_client(http.clone());
    let credential: Arc<dyn TokenCredential> = Arc::new(MockCredential::new());
    let graph = GraphClient::new(credential.clone(), Some(options())).expect("a client");
    Given {
        graph,
        credential,
        options: options(),
        http: http.clone(),
    }
}
