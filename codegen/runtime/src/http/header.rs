//! Which headers a caller may set.

use super::Error;

/// Headers that describe the connection or the framing of the message (RFC 9110, sections 7.2, 7.6.1 and 8.6; RFC 9112,
/// section 6). The transport writes them; a second opinion cuts bodies or confuses proxies.
const OF_THE_TRANSPORT: [&str; 11] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Checks a header of the caller's; `name` is in lower case.
///
/// # Errors
/// An input error where HTTP has no such name or value, or the header is not the caller's to set.
pub(super) fn check(name: &str, value: &str) -> Result<(), Error> {
    if name.is_empty() || !name.chars().all(is_token) {
        let text = "a header name contains characters that are not allowed";
        return Err(Error::input(text));
    }
    if OF_THE_TRANSPORT.contains(&name) || name.starts_with("proxy-") {
        let text =
            format!("the header {name} is set by the transport and can't be set by the caller");
        return Err(Error::input(text));
    }
    if name == "authorization" {
        let text =
            "the header authorization can't be set by name; use RequestOptions::with_authorization";
        return Err(Error::input(text));
    }
    check_value(name, value)
}

/// Checks the value of a header.
///
/// # Errors
/// An input error where HTTP has no such value.
pub(super) fn check_value(name: &str, value: &str) -> Result<(), Error> {
    if value.chars().all(|c| (' '..='~').contains(&c) || c == '\t') {
        return Ok(());
    }
    Err(Error::input(format!(
        "the value of the header {name} contains characters that are not allowed"
    )))
}

/// A `tchar` of RFC 9110, section 5.6.2.
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
