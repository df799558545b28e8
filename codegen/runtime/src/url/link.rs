//! Links that the service hands out: opaque, kept byte for byte, and never followed to another host.

use std::fmt;

use azure_core::http::Url;

use crate::{Error, ErrorKind};

/// An `@odata.nextLink` or `@odata.deltaLink`, as it came. It can be saved and taken up again later; it holds a place in
/// a collection, and often values from the first request, so Debug does not show it. It is sent as it is, except for what
/// URLs can't carry (and `'` in a query), which the URL library percent-encodes.
#[derive(Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Takes a link that was received or saved.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The link, byte for byte.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL to send, if it has the same origin as `endpoint`.
    pub(crate) fn resolve(&self, endpoint: &Url) -> Result<Url, Error> {
        let url = Url::parse(&self.0)
            .map_err(|_| Error::new(ErrorKind::ForeignLink, "the link is not an absolute URL"))?;
        let own = url.origin() == endpoint.origin()
            && url.username().is_empty()
            && url.password().is_none();
        if own {
            return Ok(url);
        }
        let host = url.host_str().unwrap_or("no host");
        Err(Error::new(
            ErrorKind::ForeignLink,
            format!(
                "the link leads to {}://{host} and the token belongs to another origin",
                url.scheme()
            ),
        ))
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link([redacted])")
    }
}
