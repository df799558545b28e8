//! The URL of a monitor, and the requests to it.

use std::sync::Arc;

use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{Method, Url};

use crate::client::BoundRequest;
use crate::http::Expects;
use crate::{Core, Error, ErrorKind, Json, RequestOptions, RetryMode, Target};

/// The path template of a monitor in errors.
const TEMPLATE: &str = "{monitor}";

/// Headers of the first request that are not for the requests after it.
const ONLY_FIRST: [&str; 7] = [
    "accept",
    "client-request-id",
    "content-type",
    "if-match",
    "if-none-match",
    "prefer",
    "range",
];

/// Query options of a collection (OData URL conventions 4.01, section 5.1).
const OF_QUERIES: [&str; 5] = ["$filter", "$search", "$orderby", "$top", "$count"];

/// A header that is a URL. One that was repeated with the same value counts once.
pub(super) fn location<'a>(headers: &'a Headers, name: &'static str) -> Option<&'a str> {
    let value = headers.get_optional_str(&HeaderName::from_static(name))?;
    // No URL has a space: it is what a repeated header was joined with.
    let first = value.split(", ").next()?.trim();
    let same = value.split(", ").all(|other| other.trim() == first);
    (same && !first.is_empty()).then_some(first)
}

/// The URL that `reference` means in a response to a request for `base`. A path without a version is below the service root,
/// which RFC 3986 would not have.
pub(super) fn resolve(reference: &str, base: &Url, endpoint: &Url) -> Option<Url> {
    if let Ok(url) = Url::parse(reference) {
        return Some(url);
    }
    let is_path = reference.starts_with('/') && !reference.starts_with("//");
    if !is_path || !is_own(base, endpoint) {
        return base.join(reference).ok();
    }
    let root = endpoint.path().trim_end_matches('/');
    let below = |path| below(path, root);
    let version = below(base.path()).map_or("", first_segment);
    let path = below(reference).unwrap_or(reference);
    let first = first_segment(path);
    let has_version = first == version || is_version(first);
    match has_version || version.is_empty() {
        true => endpoint.join(&format!("{root}{path}")).ok(),
        false => endpoint.join(&format!("{root}/{version}{path}")).ok(),
    }
}

/// `path` without the endpoint's own path.
fn below<'a>(path: &'a str, root: &str) -> Option<&'a str> {
    path.strip_prefix(root).filter(|rest| rest.starts_with('/'))
}

fn first_segment(path: &str) -> &str {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.split(['/', '?']).next().unwrap_or_default()
}

fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix('v').unwrap_or_default();
    segment == "beta"
        || number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a token may be sent to `url`.
pub(super) fn is_own(url: &Url, endpoint: &Url) -> bool {
    url.origin() == endpoint.origin() && url.username().is_empty() && url.password().is_none()
}

/// Whether `url` is a query over a collection, and so no monitor.
pub(super) fn is_query(url: &Url) -> bool {
    url.query_pairs().any(|(name, _)| {
        OF_QUERIES
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    })
}

/// Whether a path of the service is one of Teams.
pub(super) fn is_of_teams(path: &str) -> bool {
    let mut segments = path.split('/');
    segments.any(|segment| {
        let name = segment.split('(').next().unwrap_or_default();
        name.eq_ignore_ascii_case("teams") || name.eq_ignore_ascii_case("team")
    })
}

/// A GET of `url` as JSON, with the token on the service's own origin only. `first` is the request that started the operation:
/// on the own origin, the caller's headers are repeated.
pub(super) fn get(
    core: &Core,
    url: &Url,
    first: Option<&BoundRequest>,
    retry: RetryMode,
) -> Result<BoundRequest, Error> {
    let mut request = if is_own(url, core.endpoint()) {
        own(core, url, first)
    } else {
        let request = core.without_token(Method::Get, url.as_str(), None)?;
        request.any::<Json>().into_parts().0
    };
    request.template = TEMPLATE.into();
    request.retry = retry;
    request.timeout = first.and_then(|first| first.timeout);
    // Names of members that were added to an enum later are asked for.
    request.expect(Expects::Json, is_own(url, core.endpoint()));
    Ok(request)
}

fn own(core: &Core, url: &Url, first: Option<&BoundRequest>) -> BoundRequest {
    let mut request = match first {
        Some(first) if is_own(&first.url, core.endpoint()) => first.clone(),
        _ => {
            let query = crate::url::Query::default();
            Target::root(core, "").request(Method::Get, &query, RequestOptions::new())
        }
    };
    for name in ONLY_FIRST {
        request.headers.remove(name);
    }
    request.method = Method::Get;
    request.body = None;
    request.read_body = None;
    request.parts = Arc::default();
    request.repeatable = None;
    request.accept_is_given = false;
    request.prefer_is_given = false;
    request.shown_path = shown(url, core.endpoint());
    request.path_values.push(url.path().to_owned());
    request.url = url.clone();
    request
}

/// The path of an own URL as it may be logged: version and first segment, by which waits are shared too.
fn shown(url: &Url, endpoint: &Url) -> String {
    let root = endpoint.path().trim_end_matches('/');
    let mut segments = below(url.path(), root).unwrap_or_default().split('/');
    let version = segments.nth(1).unwrap_or_default();
    let first = segments.next().unwrap_or_default();
    let name = first.split('(').next().unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
    match is_version(version) && is_name {
        true => format!("{root}/{version}/{name}/REDACTED"),
        false => format!("{root}/REDACTED"),
    }
}

/// The error for a monitor that can't be asked.
pub(super) fn not_an_operation(text: &str) -> Error {
    Error::new(ErrorKind::NotAnOperation, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn references_of_all_forms() {
        for (endpoint, base, reference, expected) in [
            (
                "https://g/",
                "https://g/v1.0/teams",
                "/teams('g')/operations('o')",
                "https://g/v1.0/teams('g')/operations('o')",
            ),
            (
                "https://g/",
                "https://g/v1.0/teams",
                "/v1.0/teams('g')",
                "https://g/v1.0/teams('g')",
            ),
            (
                "https://g/",
                "https://g/v1.0/teams",
                "/beta/teams('g')",
                "https://g/beta/teams('g')",
            ),
            (
                "https://g/x",
                "https://g/x/beta/teams",
                "/teams('g')",
                "https://g/x/beta/teams('g')",
            ),
            (
                "https://g/x",
                "https://g/x/beta/teams",
                "/x/beta/teams('g')",
                "https://g/x/beta/teams('g')",
            ),
            (
                "https://g/x/",
                "https://g/x/v1.0/teams",
                "/v1.0/teams('g')",
                "https://g/x/v1.0/teams('g')",
            ),
            (
                "https://g/",
                "https://g/v1.0/print/printers/create",
                "operations/1",
                "https://g/v1.0/print/printers/operations/1",
            ),
            (
                "https://g/",
                "https://g/v1.0/teams",
                "https://h/m?tempauth=a%2Fb",
                "https://h/m?tempauth=a%2Fb",
            ),
            ("https://g/", "https://g/v1.0/teams", "//h/m", "https://h/m"),
            ("https://g/", "https://h/m/1", "/m/2", "https://h/m/2"),
        ] {
            let found = resolve(reference, &url(base), &url(endpoint)).unwrap();
            assert_eq!(found.as_str(), expected, "{reference}");
        }
    }

    #[test]
    fn what_is_shown_of_a_monitor() {
        let endpoint = url("https://g/x");
        for (own, expected) in [
            (
                "https://g/x/v1.0/teams('a')/operations('o')",
                "/x/v1.0/teams/REDACTED",
            ),
            ("https://g/x/v1.0/me/drive", "/x/v1.0/me/REDACTED"),
            ("https://g/x/secret/teams", "/x/REDACTED"),
            ("https://g/x/v1.0/5d0b", "/x/REDACTED"),
            ("https://g/other", "/x/REDACTED"),
        ] {
            assert_eq!(shown(&url(own), &endpoint), expected);
        }
    }
}
