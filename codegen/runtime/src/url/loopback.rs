//! Which URLs of plain http never leave this machine.

use std::net::IpAddr;

use azure_core::http::Url;

/// Whether `url` is plain http to a loopback address (127.0.0.0/8, `::1`; RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3)
/// or to `localhost` (RFC 6761, section 6.3).
pub(crate) fn is_loopback_http(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address: Result<IpAddr, _> = host.trim_matches(['[', ']']).parse();
    let is_loopback = match address {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost",
    };
    url.scheme() == "http" && is_loopback
}
