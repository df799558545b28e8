//! Where connections come from: directly, or through a proxy.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use azure_core::http::Url;
use hyper::Uri;
use hyper::http::uri::Scheme;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use hyper_util::rt::TokioIo;
use tower_service::Service;

use super::connection::Connection;
use super::options::{HttpOptions, Proxy};
use super::tls::Tls;
use crate::url::is_loopback;

pub(super) type BoxError = Box<dyn StdError + Send + Sync>;
type Connecting = Pin<Box<dyn Future<Output = Result<Connection, BoxError>> + Send>>;

/// How long a connection may be silent before the system asks whether the other side is still there, and how often.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
const KEEP_ALIVE_PROBES: u32 = 3;

/// Connects through the proxy if there is one for a URL.
#[derive(Clone)]
pub(super) struct Connector {
    direct: Direct,
    proxies: Arc<Matcher>,
    limit: Duration,
}

impl Connector {
    pub(super) fn new(options: &HttpOptions) -> Result<Self, BoxError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(Some(KEEP_ALIVE));
        tcp.set_keepalive_interval(Some(KEEP_ALIVE));
        tcp.set_keepalive_retries(Some(KEEP_ALIVE_PROBES));
        tcp.set_connect_timeout(Some(options.connect_timeout));
        let proxies = match &options.proxy {
            Proxy::Environment => Matcher::from_env(),
            Proxy::None => Matcher::builder().build(),
            Proxy::At(url) => always(url)?,
        };
        let tls = Tls::new(&options.roots)?;
        Ok(Self {
            direct: Direct { tcp, tls },
            proxies: Arc::new(proxies),
            limit: options.connect_timeout,
        })
    }

    /// The proxy for this URL. Plain http to this machine has none: it is accepted because nothing leaves the machine, and for the
    /// proxy `localhost` would be another one.
    pub(super) fn proxy(&self, url: &Uri) -> Option<Intercept> {
        let is_here = is(url, &Scheme::HTTP) && url.host().is_some_and(is_loopback);
        (!is_here).then(|| self.proxies.intercept(url)).flatten()
    }
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.direct.poll_ready(context)
    }

    fn call(&mut self, url: Uri) -> Connecting {
        let mut direct = self.direct.clone();
        let (proxy, limit) = (self.proxy(&url), self.limit);
        Box::pin(async move {
            let connecting = async {
                match proxy {
                    Some(proxy) => through(direct, &proxy, url).await,
                    None => direct.call(url).await,
                }
            };
            match tokio::time::timeout(limit, connecting).await {
                Ok(result) => result,
                Err(_) => Err(io::Error::from(io::ErrorKind::TimedOut).into()),
            }
        })
    }
}

/// This proxy for every URL. One that hyper can't read would be none: all would be sent past it.
fn always(proxy: &Url) -> Result<Matcher, BoxError> {
    let matcher = Matcher::builder().all(proxy.as_str()).build();
    let any = Uri::from_static("https://graph.microsoft.com");
    match matcher.intercept(&any) {
        Some(_) => Ok(matcher),
        None => Err(ProxyError("the proxy is not a URL of http or https").into()),
    }
}

/// Connects through `proxy`: by a tunnel for https, of which the proxy sees the host alone, else by asking it.
async fn through(mut direct: Direct, proxy: &Intercept, url: Uri) -> Result<Connection, BoxError> {
    let address = proxy.uri();
    if !is(address, &Scheme::HTTP) && !is(address, &Scheme::HTTPS) {
        return Err(ProxyError("the proxy is not a URL of http or https").into());
    }
    if !is(&url, &Scheme::HTTPS) {
        return Ok(direct.call(address.clone()).await?.into_proxied());
    }
    let tls = direct.tls.clone();
    let mut tunnel = Tunnel::new(address.clone(), direct);
    if let Some(credentials) = proxy.basic_auth() {
        tunnel = tunnel.with_auth(credentials.clone());
    }
    let connection = tunnel.call(url.clone()).await.map_err(refused)?;
    tls.connect(host(&url), TokioIo::new(connection)).await
}

/// The error of a proxy that refuses, which hyper-util shows only by its text.
fn refused(error: impl StdError + Send + Sync + 'static) -> BoxError {
    let text = error.to_string();
    if text.contains("proxy authorization required") {
        ProxyError("the proxy requires a valid user name and password (407)").into()
    } else if text.ends_with("unsuccessful") {
        ProxyError("the proxy refused to connect").into()
    } else {
        error.into()
    }
}

fn is(url: &Uri, scheme: &Scheme) -> bool {
    url.scheme() == Some(scheme)
}

/// The host, an IPv6 address without its brackets.
fn host(url: &Uri) -> &str {
    let host = url.host().unwrap_or_default();
    host.trim_start_matches('[').trim_end_matches(']')
}

/// A proxy that can't be used as it is set up. Trying again would change nothing.
#[derive(Debug)]
pub(super) struct ProxyError(&'static str);

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for ProxyError {}

/// Connects to the host of a URL, with TLS if it is one of https.
#[derive(Clone)]
struct Direct {
    tcp: HttpConnector,
    tls: Tls,
}

impl Service<Uri> for Direct {
    type Response = Connection;
    type Error = BoxError;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, url: Uri) -> Connecting {
        let (connecting, tls) = (self.tcp.call(url.clone()), self.tls.clone());
        Box::pin(async move {
            let stream = connecting.await?.into_inner();
            if is(&url, &Scheme::HTTPS) {
                tls.connect(host(&url), stream).await
            } else {
                Ok(Connection::new(stream))
            }
        })
    }
}
