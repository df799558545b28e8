//! Where an example calls: a server on this machine, or with `--graph` the real service.
#![allow(dead_code, reason = "each example uses some of it")]

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::azure_core::http::HttpClient;
use graph_synchronization_beta::graph_runtime::testing::MockCredential;
use graph_synchronization_beta::graph_runtime::testing::http::{Loopback, Received, Server};
use graph_synchronization_beta::graph_runtime::{GraphClientOptions, TokenCredential};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

pub use graph_synchronization_beta::graph_runtime::testing::http::Reply;

/// The host of files, which the server on this machine is too.
const FILES: &str = "contoso.sharepoint.com";

/// Headers of requests that are printed.
const SHOWN: [&str; 2] = ["content-range", "range"];

/// Longer bodies are not printed.
const MAX_PRINTED: u64 = 2000;

/// The service that an example calls.
pub struct Service {
    pub graph: GraphClient,
    pub credential: Arc<dyn TokenCredential>,
    local: Option<Local>,
}

/// The server on this machine.
struct Local {
    server: Server,
    http: Arc<dyn HttpClient>,
    /// What the server runs on if the program has no runtime.
    runtime: Option<tokio::runtime::Runtime>,
}

impl Service {
    /// A server on this machine that gives these responses in turn. With the argument `--graph` it is Graph, as whoever is signed in
    /// with `az login` or `azd auth login`.
    pub async fn connect(
        responses: impl IntoIterator<Item = Reply>,
    ) -> Result<Self, Box<dyn Error>> {
        let is_graph = std::env::args().any(|argument| argument == "--graph");
        let (credential, local): (Arc<dyn TokenCredential>, _) = match is_graph {
            true => (azure_identity::DeveloperToolsCredential::new(None)?, None),
            false => {
                let server = Server::scripted(responses).await?;
                let local = Local {
                    http: Loopback::to(&server).and(FILES, &server).http_client()?,
                    server,
                    runtime: None,
                };
                (Arc::new(MockCredential::new()), Some(local))
            }
        };
        let options = options(local.as_ref());
        Ok(Self {
            graph: GraphClient::new(credential.clone(), Some(options))?,
            credential,
            local,
        })
    }

    /// The same for a program without async code. The client is to be created with the credential and the options.
    pub fn connect_blocking(
        responses: impl IntoIterator<Item = Reply>,
    ) -> Result<Self, Box<dyn Error>> {
        let runtime = tokio::runtime::Runtime::new()?;
        let mut service = runtime.block_on(Self::connect(responses))?;
        if let Some(local) = &mut service.local {
            local.runtime = Some(runtime);
        }
        Ok(service)
    }

    /// The options of a client that calls the service.
    pub fn options(&self) -> GraphClientOptions {
        options(self.local.as_ref())
    }

    /// Whether it is the server on this machine.
    pub fn is_local(&self) -> bool {
        self.local.is_some()
    }

    /// The values of environment variables; on this machine the values beside their names.
    pub fn variables<const N: usize>(
        &self,
        names: [(&str, &str); N],
    ) -> Result<[String; N], String> {
        if self.is_local() {
            return Ok(names.map(|(_, value)| value.to_owned()));
        }
        let values = names.map(|(name, _)| std::env::var(name).unwrap_or_default());
        let pairs = names.iter().zip(&values);
        let missing: Vec<&str> = pairs
            .filter(|(_, value)| value.is_empty())
            .map(|((name, _), _)| *name)
            .collect();
        match missing.is_empty() {
            true => Ok(values),
            false => Err(format!("to call Graph, set {}", missing.join(", "))),
        }
    }

    /// A wait that is shorter on this machine.
    pub fn interval(&self, seconds: u64) -> Duration {
        match self.is_local() {
            true => Duration::from_millis(10),
            false => Duration::from_secs(seconds),
        }
    }

    /// Prints what has arrived at the server on this machine.
    pub fn print_requests(&self) {
        let Some(Local { server, .. }) = &self.local else {
            return;
        };
        println!("\nWhat the server on this machine has received (`--graph` calls Graph):");
        server.received().iter().for_each(print_request);
    }
}

fn options(local: Option<&Local>) -> GraphClientOptions {
    let options = GraphClientOptions::new();
    match local {
        Some(local) => options.with_http_client(local.http.clone()),
        None => options,
    }
}

fn print_request(request: &Received) {
    println!("{} {}", request.method, request.url());
    for name in SHOWN {
        if let Some(value) = request.header(name) {
            println!("{name}: {value}");
        }
    }
    match request.length {
        0 => {}
        1..=MAX_PRINTED => println!("{}", String::from_utf8_lossy(&request.body)),
        length => println!("{length} bytes"),
    }
}
