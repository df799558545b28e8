//! The URL that a `Location` header means: of a monitor, a new item, or a new start. There is one rule for all of them.

use azure_core::http::Url;
use azure_core::http::headers::{HeaderName, Headers};

use super::backslash;

/// A header that is a URL. One that was repeated with the same value counts once.
pub(crate) fn of<'a>(headers: &'a Headers, name: &'static str) -> Option<&'a str> {
    let value = headers.get_optional_str(&HeaderName::from_static(name))?;
    // No URL has a space: it is what a repeated header was joined with.
    let first = value.split(", ").next()?.trim();
    let same = value.split(", ").all(|other| other.trim() == first);
    (same && !first.is_empty()).then_some(first)
}

/// The URL that `reference` means in a response to a request for `base`. A path without a version is below the service root,
/// which RFC 3986 would not have.
pub(crate) fn resolve(reference: &str, base: &Url, endpoint: &Url) -> Option<Url> {
    let reference = &*backslash::encoded(reference);
    if let Ok(url) = Url::parse(reference) {
        return Some(url);
    }
    let after = reference.strip_prefix('/');
    let is_path = after.is_some_and(|after| !after.starts_with(['/', '\\']));
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
pub(crate) fn below<'a>(path: &'a str, root: &str) -> Option<&'a str> {
    path.strip_prefix(root).filter(|rest| rest.starts_with('/'))
}

fn first_segment(path: &str) -> &str {
    let path = path.strip_prefix('/').unwrap_or(path);
    path.split(['/', '?']).next().unwrap_or_default()
}

pub(crate) fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix('v').unwrap_or_default();
    segment == "beta"
        || number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a token may be sent to `url`.
pub(crate) fn is_own(url: &Url, endpoint: &Url) -> bool {
    url.origin() == endpoint.origin() && url.username().is_empty() && url.password().is_none()
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
            (
                "https://g/",
                "https://g/v1.0/teams",
                r"/users('D\u')?a=\",
                r"https://g/v1.0/users('D%5Cu')?a=\",
            ),
            (
                "https://g/",
                "https://g/v1.0/teams",
                r"/\h/m",
                "https://h/m",
            ),
            ("https://g/", "https://h/m/1", "/m/2", "https://h/m/2"),
        ] {
            let found = resolve(reference, &url(base), &url(endpoint)).unwrap();
            assert_eq!(found.as_str(), expected, "{reference}");
        }
    }
}
