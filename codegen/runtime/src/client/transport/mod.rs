//! The default transport: hyper over TLS.

use std::sync::Arc;

use azure_core::http::HttpClient;

use super::Timeouts;
use crate::Error;

#[cfg(feature = "_transport")]
mod body;
#[cfg(feature = "_transport")]
mod connection;
#[cfg(feature = "_transport")]
mod connector;
#[cfg(feature = "_transport")]
mod failed_write;
#[cfg(feature = "_transport")]
mod gunzip;
#[cfg(feature = "_transport")]
mod hyper_client;
#[cfg(all(feature = "native-tls", not(feature = "aws-lc")))]
#[path = "native_tls.rs"]
mod tls;
#[cfg(any(
    feature = "aws-lc",
    all(feature = "rustls", not(feature = "native-tls"))
))]
#[path = "rustls.rs"]
mod tls;

mod options;

pub use options::HttpOptions;

/// The default HTTP client, for credentials and others that are to share its connections: [`HttpOptions`] with the
/// connect timeout of `timeouts`.
///
/// # Errors
/// If none of the features `rustls`, `aws-lc` and `native-tls` is on, or it can't be set up.
pub fn http_client(timeouts: &Timeouts) -> Result<Arc<dyn HttpClient>, Error> {
    HttpOptions::new()
        .with_connect_timeout(timeouts.connect)
        .build()
}

/// The same without proxies.
pub(crate) fn direct(timeouts: &Timeouts) -> Result<Arc<dyn HttpClient>, Error> {
    HttpOptions::new()
        .with_connect_timeout(timeouts.connect)
        .without_proxy()
        .build()
}
