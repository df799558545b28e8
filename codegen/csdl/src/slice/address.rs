//! Patterns that are copied from somewhere: URLs, requests, paths with a version.

use crate::http::HttpMethod;
use crate::problem::Mistake;

/// What is wrong with a pattern that does not start at the service root or has a query, and what fixes it.
pub(super) fn check(text: &str) -> Option<Mistake> {
    let path = path(text);
    let instead = || format!("write `{path}`");
    if let Some((method, _)) = text.split_once(' ')
        && HttpMethod::named(method).is_some()
    {
        return Some(Mistake::new("it starts with a method", instead()));
    }
    if text.contains("://") || text.starts_with("graph.microsoft.") {
        let what = "it is a URL, and paths start at the service root";
        return Some(Mistake::new(what, instead()));
    }
    if !text.starts_with('/') {
        let what = "it does not start at the service root";
        return Some(Mistake::new(what, instead()));
    }
    if outside_of_parentheses(text).contains('?') {
        let what = "it has a query, which belongs to a request";
        return Some(Mistake::new(what, instead()));
    }
    None
}

/// The same of an item that `why` is asked for, where it is no name but a request, a URL or a path.
pub(super) fn check_item(text: &str) -> Option<Mistake> {
    let method = text.split_once(' ').map(|(method, _)| method);
    let is_request = text.contains("://") || method.and_then(HttpMethod::named).is_some();
    if !is_request && !text.starts_with('/') {
        return None;
    }
    check(text).or_else(|| {
        let path = text.strip_suffix('/')?.trim_end_matches('/');
        let fix = match path {
            "" => "write a path such as `/users`; `cargo xtask list --slice NAME` shows them"
                .to_owned(),
            path => format!("write `{path}`"),
        };
        Some(Mistake::new("it ends in a slash", fix))
    })
}

/// A path without the version of Graph that it starts with, if it does.
pub(super) fn without_version(path: &str) -> Option<&str> {
    let rest = ["/v1.0", "/beta"]
        .into_iter()
        .find_map(|version| path.strip_prefix(version))?;
    match rest {
        "" => Some("/**"),
        rest => rest.starts_with('/').then_some(rest),
    }
}

/// The path that is meant: without method, host, version and query.
fn path(text: &str) -> String {
    let text = match text.split_once(' ') {
        Some((method, rest)) if HttpMethod::named(method).is_some() => rest.trim_start(),
        _ => text,
    };
    let (host, rest) = match text.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (text.starts_with("graph.microsoft."), text),
    };
    let path = match rest.split_once('/') {
        Some((_, path)) if host => format!("/{path}"),
        None if host => "/**".to_owned(),
        _ => format!("/{}", rest.trim_start_matches('/')),
    };
    let path = match outside_of_parentheses(&path).find('?') {
        Some(query) => &path[..query],
        None => &path,
    };
    let path = without_version(path).unwrap_or(path);
    match path.trim_end_matches('/') {
        "" => "/**".to_owned(),
        path => path.to_owned(),
    }
}

/// The text as far as no value in parentheses is in it, which may hold anything.
fn outside_of_parentheses(text: &str) -> &str {
    text.split('(').next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_copied_from_elsewhere_is_put_right() {
        for (text, expected) in [
            ("https://graph.microsoft.com/v1.0/users", "write `/users`"),
            (
                "https://graph.microsoft.com/beta/users?$top=1",
                "write `/users`",
            ),
            ("https://graph.microsoft.com/v1.0", "write `/**`"),
            ("https://graph.microsoft.com", "write `/**`"),
            (
                "graph.microsoft.com/v1.0/me/messages/**",
                "write `/me/messages/**`",
            ),
            ("graph.microsoft.us/v1.0/me", "write `/me`"),
            ("GET /v1.0/me", "write `/me`"),
            (
                "POST https://graph.microsoft.com/v1.0/me/sendMail",
                "write `/me/sendMail`",
            ),
            ("users/{id}", "write `/users/{id}`"),
            ("users/", "write `/users`"),
            ("https://graph.microsoft.com/v1.0/", "write `/**`"),
            ("/users?$select=id", "write `/users`"),
        ] {
            let fix = check(text).map(|mistake| mistake.fix);
            assert_eq!(fix.as_deref(), Some(expected), "{text}");
        }
        for text in ["/users/**", "/x/range(address='a?b')/format", "/v1.0/users"] {
            assert_eq!(check(text), None, "{text}");
        }
    }
}
