//! The call, without its arguments, for errors and events.

use std::fmt;
use std::sync::Arc;

use azure_core::http::Method;

/// Replaces a key in a path that is shown.
const REDACTED: &str = "REDACTED";

/// A method and the template of a path: `POST /users/{id}/sendMail`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Operation {
    pub(crate) method: Method,
    pub(crate) path: Arc<str>,
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match &*self.path {
            "" => "/",
            path => path,
        };
        write!(f, "{} {path}", self.method.as_str())
    }
}

/// The template of a path that is shown with its keys redacted: `/users/{id}`, `/applications(appId={appId})`.
pub(crate) fn template(shown: &str) -> String {
    let mut out = String::with_capacity(shown.len());
    for (index, piece) in shown.split(REDACTED).enumerate() {
        if index > 0 {
            let argument = out
                .strip_suffix('=')
                .and_then(|out| out.rsplit(['(', ',']).next());
            let name = match argument {
                Some(name) => name.to_owned(),
                None if out.ends_with(":/") => "path".to_owned(),
                // Another segment of the same path.
                None if out.ends_with("{path}/") => {
                    out.pop();
                    String::new()
                }
                None => "id".to_owned(),
            };
            if !name.is_empty() {
                out.push_str(&format!("{{{name}}}"));
            }
        }
        out.push_str(piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Method, Operation, template};

    #[test]
    fn the_root_has_a_path() {
        let shown = |path: &str| {
            let (method, path) = (Method::Get, path.into());
            Operation { method, path }.to_string()
        };
        assert_eq!(
            (shown(""), shown("/me")),
            ("GET /".into(), "GET /me".into())
        );
    }

    #[test]
    fn keys_and_arguments_have_names() {
        for (shown, expected) in [
            ("", ""),
            ("/me/$count", "/me/$count"),
            ("/users/REDACTED/jobs/REDACTED", "/users/{id}/jobs/{id}"),
            (
                "/apps(appId=REDACTED)/f(a=REDACTED,b=REDACTED)",
                "/apps(appId={appId})/f(a={a},b={b})",
            ),
            ("/root:/REDACTED:/content", "/root:/{path}:/content"),
            (
                "/sites/REDACTED:/REDACTED/REDACTED/REDACTED:/drive",
                "/sites/{id}:/{path}:/drive",
            ),
        ] {
            assert_eq!(template(shown), expected);
        }
    }
}
