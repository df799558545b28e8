//! Which URLs of plain http never leave this machine.

use std::net::IpAddr;

use azure_core::http::Url;

/// Whether `url` is plain http to a loopback address (127.0.0.0/8, `::1`; RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3)
/// or to `localhost` (RFC 6761, section 6.3).
pub(crate) fn is_loopback_http(url: &Url) -> bool {
    url.scheme() == "http" && is_loopback(url.host_str().unwrap_or_default())
}

/// Whether a host is this machine by its name alone; an IPv6 address is in brackets.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address: Result<IpAddr, _> = host.trim_matches(['[', ']']).parse();
    match address {
        Ok(address) => address.is_loopback(),
        Err(_) => host == "localhost",
    }
}
