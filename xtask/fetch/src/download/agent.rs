//! The HTTP client.

use super::Request;
use crate::Address;
use std::sync::Arc;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Proxy};

/// The client for one request: no state is kept between two.
pub(super) fn agent(request: &Request, address: &Address) -> Agent {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build();
    // A proxy cannot reach this machine under its own name for itself.
    let proxy = Proxy::try_from_env().filter(|_| !address.is_loopback());
    let timeout = Some(request.timeout);
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(proxy)
        .timeout_connect(timeout)
        .timeout_per_read(timeout)
        .timeout_recv_response(timeout)
        .timeout_resolve(timeout)
        .timeout_send_request(timeout)
        .tls_config(tls)
        .user_agent(concat!("xtask-fetch/", env!("CARGO_PKG_VERSION")));
    config.build().new_agent()
}
