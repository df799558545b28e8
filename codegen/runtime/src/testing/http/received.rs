//! A request as it arrived: as it was on the wire, and decoded as a server would.

use std::fmt;

use azure_core::http::Url;
use serde_json::Value;

/// Bytes of a body that are kept; of what comes after only the length is.
pub(super) const KEPT: usize = 4 << 20;

/// A request as it arrived at a [`Server`](super::Server). `Debug` shows the method, the names of headers and the length of the body.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Received {
    /// The method.
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    /// Names in lower case and values, in the order of the wire.
    pub headers: Vec<(String, String)>,
    /// The body, or its beginning if it is longer than 4 MB.
    pub body: Vec<u8>,
    /// The length of the body.
    pub length: u64,
    /// Whether the body arrived completely.
    pub is_complete: bool,
}

impl Received {
    /// The value of a header.
    ///
    /// # Panics
    /// If the header occurs twice.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "the header {name} occurs twice");
        value
    }

    /// The path, still encoded.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The path's segments, each decoded by itself.
    pub fn segments(&self) -> Vec<String> {
        self.path().split('/').skip(1).map(decoded).collect()
    }

    /// The query, still encoded.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The query's names and values, decoded, in the order of the wire.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pairs = self.query().split('&').filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// If it is not.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    /// The URL of the request, as `https`.
    ///
    /// # Panics
    /// If there is no host or no path.
    pub fn url(&self) -> Url {
        let host = self.header("host").unwrap_or_default();
        Url::parse(&format!("https://{host}{}", self.target)).expect("host and path")
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Received")
            .field("method", &self.method)
            .field("headers", &names)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// Percent-decoded, and nothing else: `+` stays what it is, as in RFC 3986.
fn decoded(text: &str) -> String {
    let mut rest = text.as_bytes();
    let mut out = Vec::new();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| byte == b'%');
        let value = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(value.unwrap_or(byte));
        rest = if value.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&out).into_owned()
}
