//! The URL of a monitor, and the requests to it.

use std::sync::Arc;

use azure_core::http::{Method, Url};

use crate::client::BoundRequest;
use crate::http::Expects;
use crate::url::location::{below, is_own, is_version};
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
