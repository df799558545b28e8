//! The URLs that are asked.

use crate::Error;
use url::{Host, Url};

/// A URL that may be asked: https, or http on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Checks a URL. A fragment is removed.
    ///
    /// # Errors
    /// If it is malformed, has credentials, or is neither https nor a loopback address.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let url = Url::parse(text).map_err(|_| Error::Malformed(shown(text)))?;
        Self::check(url)
    }

    fn check(mut url: Url) -> Result<Self, Error> {
        url.set_fragment(None);
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::Credentials);
        }
        let address = Self(url);
        match address.0.scheme() {
            "https" => Ok(address),
            "http" if address.is_loopback() => Ok(address),
            _ => Err(Error::Insecure(address.shown())),
        }
    }

    /// The target of a redirect.
    ///
    /// # Errors
    /// If it is not followed: it is malformed, has credentials, or is less safe than this URL.
    pub(crate) fn redirect(&self, location: &str) -> Result<Self, Error> {
        let refused = |why| Error::Redirect {
            from: self.shown(),
            to: shown(location),
            why,
        };
        let url = self
            .0
            .join(location)
            .map_err(|_| refused("it is not a URL"))?;
        let is_secure = url.scheme() == "https";
        let target = Self::check(url).map_err(|error| match error {
            Error::Credentials => refused("it has credentials"),
            _ => refused("it is not https"),
        })?;
        if self.0.scheme() == "https" && !is_secure {
            return Err(refused("it is not https"));
        }
        Ok(target)
    }

    /// Whether the host is this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        match self.0.host() {
            Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// The URL, as it is sent.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The URL for messages and files: a query can have a signature, so it is left out.
    pub fn shown(&self) -> String {
        shown(self.as_str())
    }
}

/// A URL without its query, and without a user name.
fn shown(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    match url.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            let host = host.rsplit('@').next().unwrap_or_default();
            let slash = if rest.contains('/') { "/" } else { "" };
            format!("{scheme}://{host}{slash}{path}")
        }
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_this_machine_are_asked() {
        for url in [
            "https://graph.microsoft.com/v1.0/$metadata",
            "http://localhost:1/x",
            "http://127.0.0.9/x",
            "http://[::1]:81/x",
        ] {
            assert_eq!(Address::parse(url).unwrap().as_str(), url);
        }
        for url in [
            "http://graph.microsoft.com/v1.0/$metadata",
            "http://localhost.example/",
            "http://127.0.0.1.example/",
            "ftp://localhost/",
            "file:///x",
        ] {
            let error = Address::parse(url);
            assert!(matches!(error, Err(Error::Insecure(_))), "{url}: {error:?}");
        }
        assert!(matches!(
            Address::parse("https://me:secret@x/"),
            Err(Error::Credentials)
        ));
        assert!(matches!(Address::parse("x"), Err(Error::Malformed(_))));
    }

    #[test]
    fn a_redirect_is_never_less_safe() {
        let https = Address::parse("https://a.example/v1.0/$metadata").unwrap();
        for (location, target) in [
            ("https://b.example/x", "https://b.example/x"),
            ("/beta/$metadata", "https://a.example/beta/$metadata"),
            ("//b.example/x", "https://b.example/x"),
        ] {
            assert_eq!(https.redirect(location).unwrap().as_str(), target);
        }
        for location in [
            "http://a.example/x",
            "http://127.0.0.1/x",
            "https://me@b.example/x",
            "file:///x",
        ] {
            let error = https.redirect(location);
            assert!(matches!(error, Err(Error::Redirect { .. })), "{location}");
        }
    }

    #[test]
    fn a_query_is_not_shown() {
        let shown = Address::parse("https://a.example/x?sig=secret#y").unwrap();
        assert_eq!(shown.shown(), "https://a.example/x");
        let error = https_error("https://me:secret@[/x?sig=secret");
        assert!(!error.contains("secret"), "{error}");
    }

    fn https_error(url: &str) -> String {
        Address::parse(url).unwrap_err().to_string()
    }
}
