//! The default HTTP client, redirected to this machine below all policies, which only see `https`.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use azure_core::error::{Error as AzureError, ErrorKind as AzureKind};
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, Transport};
use tokio::net::TcpSocket;

use super::Server;
use crate::client::direct;
use crate::{Cloud, Error, GraphClientOptions, Timeouts};

/// Redirects requests for https origins to servers on this machine, by host. It needs one of the features `rustls`, `aws-lc` and `native-tls`.
#[derive(Clone, Debug, Default)]
pub struct Loopback {
    hosts: BTreeMap<String, SocketAddr>,
    refused: usize,
    attempts: Arc<AtomicUsize>,
}

impl Loopback {
    /// Redirects the global service to `server`.
    pub fn to(server: &Server) -> Self {
        let graph = Cloud::Global;
        let host = graph.endpoint().trim_start_matches("https://");
        Self::default().and(host, server)
    }

    /// Redirects `host` to `server`, too.
    #[must_use]
    pub fn and(mut self, host: &str, server: &Server) -> Self {
        self.hosts.insert(host.to_owned(), server.address());
        self
    }

    /// Makes the first attempts fail to connect.
    #[must_use]
    pub fn refusing(mut self, attempts: usize) -> Self {
        self.refused = attempts;
        self
    }

    /// The number of attempts.
    pub fn attempts(&self) -> usize {
        self.attempts.load(Ordering::SeqCst)
    }

    /// A transport with these redirections.
    ///
    /// # Errors
    /// If the HTTP stack can't be set up.
    pub fn http_client(&self) -> Result<Arc<dyn HttpClient>, Error> {
        Ok(Arc::new(Led {
            map: self.clone(),
            inner: direct(&Timeouts::default())?,
        }))
    }

    /// Options for a client with these redirections.
    ///
    /// # Errors
    /// If the HTTP stack can't be set up.
    pub fn options(&self) -> Result<GraphClientOptions, Error> {
        let client = ClientOptions {
            transport: Some(Transport::new(self.http_client()?)),
            ..ClientOptions::default()
        };
        Ok(GraphClientOptions::new().with_client_options(client))
    }

    fn address(&self, request: &Request) -> azure_core::Result<(String, SocketAddr)> {
        let url = request.url();
        if url.scheme() != "https" {
            return Err(refused("something other than https reached the transport"));
        }
        let host = url.host_str().unwrap_or_default();
        let known = self.hosts.get(host);
        let address = known.ok_or_else(|| refused("the test has no server for this host"))?;
        Ok((host.to_owned(), *address))
    }
}

fn refused(text: &'static str) -> AzureError {
    AzureError::with_message(AzureKind::Other, text)
}

#[derive(Debug)]
struct Led {
    map: Loopback,
    inner: Arc<dyn HttpClient>,
}

#[async_trait::async_trait]
impl HttpClient for Led {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let (host, mut address) = self.map.address(request)?;
        let is_refused = self.map.attempts.fetch_add(1, Ordering::SeqCst) < self.map.refused;
        let nobody = is_refused.then(nobody).transpose()?;
        if let Some(nobody) = &nobody {
            address = nobody.local_addr()?;
        }
        let mut led = request.clone();
        led.insert_header("host", host);
        let url = led.url_mut();
        let changed = url
            .set_scheme("http")
            .and_then(|()| url.set_ip_host(address.ip()))
            .and_then(|()| url.set_port(Some(address.port())));
        changed.map_err(|()| refused("the URL can't be redirected to this machine"))?;
        self.inner.execute_request(&led).await
    }
}

/// A socket that does not listen. It keeps its address from others, who might.
fn nobody() -> std::io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    Ok(socket)
}
