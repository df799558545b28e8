//! Graph's own HTTP stack, led to this machine: below the policies, which only ever see https.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use azure_core::http::{AsyncRawResponse, HttpClient, Request};
use graph_runtime::Timeouts;

use super::Server;

/// The global endpoint.
const GRAPH: &str = "graph.microsoft.com";
/// Some host that is not Graph's.
pub(crate) const FOREIGN: &str = "files.example";

/// Which host is where.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loopback {
    hosts: BTreeMap<String, SocketAddr>,
    /// How many attempts find no one listening.
    refused: usize,
    attempts: Arc<AtomicUsize>,
}

impl Loopback {
    pub(crate) fn to(server: &Server) -> Self {
        Self::default().and(GRAPH, server)
    }

    pub(crate) fn and(mut self, host: &str, server: &Server) -> Self {
        self.hosts.insert(host.to_owned(), server.address());
        self
    }

    /// The first attempts find no one listening.
    pub(crate) fn refusing(mut self, attempts: usize) -> Self {
        self.refused = attempts;
        self
    }

    pub(crate) fn attempts(&self) -> usize {
        self.attempts.load(Ordering::SeqCst)
    }

    pub(crate) fn client(&self) -> Arc<dyn HttpClient> {
        let inner = graph_runtime::http_client(&Timeouts::default()).unwrap();
        Arc::new(Led {
            map: self.clone(),
            inner,
        })
    }
}

#[derive(Debug)]
struct Led {
    map: Loopback,
    inner: Arc<dyn HttpClient>,
}

#[async_trait::async_trait]
impl HttpClient for Led {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let url = request.url();
        assert_eq!(
            url.scheme(),
            "https",
            "nothing but https reaches the transport"
        );
        let host = url.host_str().unwrap().to_owned();
        let mut address = *self
            .map
            .hosts
            .get(&host)
            .unwrap_or_else(|| panic!("no such host: {host}"));
        if self.map.attempts.fetch_add(1, Ordering::SeqCst) < self.map.refused {
            address = nobody();
        }
        let mut led = request.clone();
        led.insert_header("host", host);
        led.url_mut().set_scheme("http").unwrap();
        led.url_mut().set_ip_host(address.ip()).unwrap();
        led.url_mut().set_port(Some(address.port())).unwrap();
        self.inner.execute_request(&led).await
    }
}

/// An address where nobody listens: one that was just given up.
fn nobody() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}
