//! The options of the default HTTP client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use azure_core::http::{HttpClient, Url};

use crate::client::Timeouts;
use crate::{Error, ErrorKind};

/// Options of the default HTTP client: timeout, proxy and root certificates.
///
/// It trusts the certificates that the platform trusts. On Linux these are the files of the distribution, or those that
/// the variables `SSL_CERT_FILE` and `SSL_CERT_DIR` name; on Windows and macOS the system's store, where a company's own
/// authorities are. It follows no redirects, and responses compressed by gzip are decompressed.
///
/// ```
/// # fn main() -> Result<(), graph_runtime::Error> {
/// # #[cfg(feature = "rustls")] {
/// use graph_runtime::{GraphClientOptions, HttpOptions};
///
/// let http = HttpOptions::new().with_proxy("http://user:password@proxy.example:3128")?.build()?;
/// let options = GraphClientOptions::new().with_http_client(http);
/// # let _ = options; }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct HttpOptions {
    pub(super) connect_timeout: Duration,
    pub(super) proxy: Proxy,
    /// Files in PEM.
    pub(super) roots: Vec<Vec<u8>>,
}

/// Which proxy.
#[derive(Clone)]
pub(super) enum Proxy {
    Environment,
    None,
    At(Url),
}

impl fmt::Debug for HttpOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpOptions")
            .field("connect_timeout", &self.connect_timeout)
            .field("proxy", &self.proxy)
            .field("roots", &self.roots.len())
            .finish()
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment => f.write_str("Environment"),
            Self::None => f.write_str("None"),
            Self::At(url) => write!(f, "At({})", url.origin().ascii_serialization()),
        }
    }
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Timeouts::default().connect,
            proxy: Proxy::Environment,
            roots: Vec::new(),
        }
    }
}

impl HttpOptions {
    /// The platform's certificates, and the proxy that the environment names: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`
    /// and `NO_PROXY`, in capitals or small letters, as curl reads them. Plain http to this machine never uses a proxy.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time limit for a connection, TLS and proxy included; 20 seconds by default.
    #[must_use]
    pub fn with_connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// Sends everything but plain http to this machine through this proxy, and ignores the environment: `http://proxy.example:3128`,
    /// or `https://…` if the connection to the proxy is encrypted as well. A user name and a password in the URL are sent to the proxy alone, and
    /// are printed nowhere.
    ///
    /// # Errors
    /// If that is not a URL of http or https.
    pub fn with_proxy(mut self, url: &str) -> Result<Self, Error> {
        let url = Url::parse(url).ok();
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https"));
        let text = "the proxy is not a URL of http or https";
        self.proxy = Proxy::At(url.ok_or_else(|| Error::new(ErrorKind::Configuration, text))?);
        Ok(self)
    }

    /// Uses no proxy, and ignores the environment.
    #[must_use]
    pub fn without_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Trusts these certificates too: one or more in PEM, such as a company's own authority. The lines may be indented, and a byte
    /// order mark is ignored.
    #[must_use]
    pub fn with_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.push(plain_lines(&pem.into()));
        self
    }

    /// Builds the HTTP client: for [`GraphClientOptions::with_http_client`](crate::GraphClientOptions::with_http_client), and for
    /// the client options of a credential.
    ///
    /// # Errors
    /// If a certificate can't be read, the platform has none, or none of the features `rustls`, `aws-lc` and `native-tls` is on.
    pub fn build(&self) -> Result<Arc<dyn HttpClient>, Error> {
        #[cfg(feature = "_transport")]
        match super::hyper_client::HyperClient::new(self) {
            Ok(client) => Ok(Arc::new(client)),
            Err(error) => {
                let text = "the HTTP client could not be set up";
                Err(Error::new(ErrorKind::Configuration, text)
                    .with_source(std::io::Error::other(error)))
            }
        }
        #[cfg(not(feature = "_transport"))]
        {
            let text = "there is no HTTP transport: enable the feature `rustls`, or set one in the client options";
            Err(Error::new(ErrorKind::Configuration, text))
        }
    }
}

/// The lines without what editors and YAML put around them: a parser would skip a certificate whose first line has it.
fn plain_lines(pem: &[u8]) -> Vec<u8> {
    const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
    let lines = pem.split(|byte| matches!(byte, b'\n' | b'\r'));
    let lines = lines.map(|line| line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line));
    let lines: Vec<&[u8]> = lines.map(<[u8]>::trim_ascii).collect();
    lines.join(&b'\n')
}
