//! Links of the service: opaque, kept byte for byte, and never followed to another origin.

use std::borrow::Cow;
use std::fmt;

use azure_core::http::Url;

use super::{backslash, location};
use crate::{Error, ErrorKind};

/// A URL that the service returned: `@odata.nextLink`, `@odata.deltaLink`, the monitor of a long-running operation. It can be saved and resumed later. It often contains values of the first
/// request, so Debug does not show it.
///
/// A relative link of a page is resolved against the URL of the request (RFC 3986, section 5). An absolute one is sent unchanged,
/// except for characters that URLs can't contain, which the URL library percent-encodes: a space, `"`, `<`, `>`, letters beyond
/// ASCII, `'` in a query, and `{`, `}` and `` ` `` in a path; and a `#`, which is sent as `%23`: a link has no fragment, which
/// would never reach the service. A `\` in the path, which RFC 3986 has no more than a space, is sent as `%5C`; browsers would take it for
/// `/`. So the link means the same: what is encoded stays as it is, and a `+` stays a `+`.
#[derive(Clone, PartialEq, Eq, Hash)]
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

    /// True where it is no link: some services write an empty text where there is none.
    pub(crate) fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The link that a response of `base` meant: itself if it is absolute, or can't be resolved.
    pub(crate) fn absolute(self, base: &Url) -> Self {
        if self.is_blank() || Url::parse(&self.0).is_ok() {
            return self;
        }
        match base.join(&repaired(&self.0)) {
            Ok(url) => Self(url.into()),
            Err(_) => self,
        }
    }

    /// The link that a `Location` of a response of `base` meant; an absolute one byte for byte.
    #[cfg(feature = "delta")]
    pub(crate) fn of_location(location: &str, base: &Url, endpoint: &Url) -> Self {
        let resolved = location::resolve(location, base, endpoint);
        match resolved.filter(|_| Url::parse(location).is_err()) {
            Some(url) => Self(url.into()),
            None => Self::new(location),
        }
    }

    /// The URL to send, if it has the same origin as `endpoint`; a relative link is resolved against `base`. The error names
    /// the host that `clean` leaves of it.
    pub(crate) fn resolve(
        &self,
        base: &Url,
        endpoint: &Url,
        clean: impl FnOnce(&str) -> String,
    ) -> Result<Url, Error> {
        if self.0.trim().is_empty() {
            // RFC 3986 means `base` by it: a delta query would start again unnoticed.
            return Err(Error::new(ErrorKind::ForeignLink, "the link is empty"));
        }
        let text = repaired(&self.0);
        // What has a scheme is absolute, even where the URL library would take it as relative to the same one.
        let url = Url::parse(&text)
            .or_else(|_| base.join(&text))
            .map_err(|_| Error::new(ErrorKind::ForeignLink, "the link is not a URL"))?;
        if location::is_own(&url, endpoint) {
            return Ok(url);
        }
        let host = url.host_str().unwrap_or("no host");
        let origin = clean(&format!("{}://{host}", url.scheme()));
        Err(Error::new(
            ErrorKind::ForeignLink,
            format!("the link points to {origin}, and the token belongs to another origin"),
        ))
    }
}

/// `link` without a fragment, which RFC 3986 (section 3.5) never sends, and without `\`: the part after a `#` belongs to the link.
fn repaired(link: &str) -> Cow<'_, str> {
    if !link.contains('#') {
        return backslash::encoded(link);
    }
    // The target that the documentation of the client names.
    tracing::warn!(
        target: "graph_runtime::client::events",
        "a link of the service has a `#` in it, which is sent as `%23`"
    );
    let link = link.replace('#', "%23");
    Cow::Owned(backslash::encoded(&link).into_owned())
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link([redacted])")
    }
}
