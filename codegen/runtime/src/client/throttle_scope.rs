//! Which requests share a wait that the service asks for.

use azure_core::http::Url;

use crate::http::RawRequest;

/// The requests that a wait applies to, judged by their URL: those to one foreign host; at the endpoint, those with one
/// version and first segment, since the service limits each workload separately.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ThrottleScope(String);

impl ThrottleScope {
    /// The scope of `request` of a client for `endpoint`.
    pub(crate) fn of(request: &RawRequest, endpoint: &Url) -> Self {
        if request.url.origin() != endpoint.origin() {
            return Self(request.url.origin().ascii_serialization());
        }
        let base = endpoint.path().trim_end_matches('/');
        let shown = request.shown_path.as_str();
        Self(part(shown.strip_prefix(base).unwrap_or(shown)).to_owned())
    }
}

/// Version and first segment.
fn part(path: &str) -> &str {
    let end = path
        .match_indices(['/', '('])
        .nth(2)
        .map_or(path.len(), |(at, _)| at);
    &path[..end]
}

#[cfg(test)]
mod tests {
    use super::{ThrottleScope, part};

    impl ThrottleScope {
        /// For the tests of waits, which don't depend on URLs.
        pub(in crate::client) fn named(name: &str) -> Self {
            Self(name.to_owned())
        }
    }

    #[test]
    fn parts_of_the_service() {
        assert_eq!(part("/beta/users/REDACTED/x"), "/beta/users");
        assert_eq!(
            part("/beta/servicePrincipals(appId=REDACTED)/x"),
            "/beta/servicePrincipals"
        );
        assert_eq!((part("/beta"), part("")), ("/beta", ""));
    }
}
