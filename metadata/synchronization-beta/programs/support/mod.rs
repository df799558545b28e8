//! Where an example calls: a server on this machine, or with `--graph` the real service.

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::testing::MockCredential;
use graph_synchronization_beta::graph_runtime::testing::http::{Loopback, Reply, Server};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

/// The service that an example calls.
pub struct Service {
    pub graph: GraphClient,
    /// The server on this machine.
    server: Option<Server>,
}

impl Service {
    /// A server on this machine that gives these responses in turn: a status, and a body or nothing. With the argument `--graph` it
    /// is Graph, as whoever is signed in with `az login` or `azd auth login`.
    pub async fn connect(responses: &[(u16, &str)]) -> Result<Self, Box<dyn Error>> {
        if std::env::args().any(|argument| argument == "--graph") {
            let credential = azure_identity::DeveloperToolsCredential::new(None)?;
            let graph = GraphClient::new(credential, None)?;
            return Ok(Self {
                graph,
                server: None,
            });
        }
        let replies = responses.iter().map(|(status, body)| match *body {
            "" => Reply::new(*status),
            body => Reply::json(*status, body.to_owned()),
        });
        let server = Server::scripted(replies.collect::<Vec<_>>()).await?;
        let options = Loopback::to(&server).options()?;
        let graph = GraphClient::new(Arc::new(MockCredential::new()), Some(options))?;
        let server = Some(server);
        Ok(Self { graph, server })
    }

    /// The values of environment variables; on this machine the values beside their names.
    pub fn variables<const N: usize>(
        &self,
        names: [(&str, &str); N],
    ) -> Result<[String; N], String> {
        if self.server.is_some() {
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
    #[allow(dead_code, reason = "only some examples wait")]
    pub fn interval(&self, seconds: u64) -> Duration {
        match self.server {
            Some(_) => Duration::from_millis(10),
            None => Duration::from_secs(seconds),
        }
    }

    /// Prints what has arrived at the server on this machine.
    pub fn print_requests(&self) {
        let Some(server) = &self.server else { return };
        println!("\nWhat the server on this machine has received (`--graph` calls Graph):");
        for request in server.received() {
            println!("{} {}", request.method, request.target);
            println!("{}", String::from_utf8_lossy(&request.body));
        }
    }
}
