//! The first lines of requests and responses, and status codes in text.

use super::markup::Text;
use graph_csdl::config::Spanned;

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// `GET /me`: method and what follows it, each with its offset in the line.
pub(super) struct RequestLine<'l> {
    pub(super) method: &'l str,
    pub(super) method_at: usize,
    pub(super) target: &'l str,
    pub(super) target_at: usize,
}

/// The line as the first one of a request; `None` if it is something else.
pub(super) fn request_line(line: &str) -> Option<RequestLine<'_>> {
    let start = line.len() - line.trim_start().len();
    let body = line.trim();
    let end = body.find(char::is_whitespace).unwrap_or(body.len());
    let method = &body[..end];
    let target = body[end..].trim_start();
    let exact = METHODS.contains(&method);
    let is_method = exact
        || METHODS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(method));
    let looks_like_url = target.starts_with(['/', '{']) || target.starts_with("http");
    let looks_like_path = exact
        && target.starts_with(|letter: char| letter.is_ascii_alphabetic() || "$<".contains(letter));
    if !is_method || !(looks_like_url || looks_like_path || (exact && target.is_empty())) {
        return None;
    }
    let target_at = start + body.len() - target.len();
    Some(RequestLine {
        method,
        method_at: start,
        target: without_version(target),
        target_at,
    })
}

/// `/me HTTP/1.1` without the last word.
fn without_version(target: &str) -> &str {
    match target.rsplit_once(char::is_whitespace) {
        Some((before, last)) if last.starts_with("HTTP/") => before.trim_end(),
        _ => target,
    }
}

/// A status line.
pub(super) struct StatusLine<'l> {
    pub(super) code: u16,
    pub(super) reason: &'l str,
    /// Where the code is in the line.
    pub(super) at: usize,
    /// Whether it is spelled as the standard has it.
    pub(super) plain: bool,
}

/// `HTTP/1.1 200 OK`, or something close to it.
pub(super) fn status_line(line: &str) -> Option<StatusLine<'_>> {
    let rest = line.trim_start().strip_prefix("HTTP")?;
    let words = rest.trim_start_matches(|letter: char| {
        letter == '/' || letter == '.' || letter.is_ascii_digit()
    });
    let at = line.len() - words.trim_start().len();
    let words = words.trim();
    let code = status_code(words)?;
    let behind = &words[3..];
    let reason = behind.trim_matches([' ', ',', '.', '\t']);
    let plain = rest.starts_with("/1.1 ")
        && behind.trim() == reason
        && standard_reason(code).is_some_and(|known| known == reason);
    Some(StatusLine {
        code,
        reason,
        at,
        plain,
    })
}

/// Three digits that are a status code and are alone.
fn status_code(words: &str) -> Option<u16> {
    let digits = words.get(..3)?;
    let alone = !words[3..]
        .starts_with(|letter: char| letter.is_alphanumeric() || letter == '.' || letter == '-');
    let code = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())??;
    ((100..600).contains(&code) && alone).then_some(code)
}

/// What the standards call a status code.
fn standard_reason(code: u16) -> Option<&'static str> {
    Some(match code {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition Failed",
        422 => "Unprocessable Entity",
        423 => "Locked",
        424 => "Failed Dependency",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => return None,
    })
}

/// Status codes in the code spans of a text.
pub(super) fn statuses(text: &Text) -> impl Iterator<Item = Spanned<u16>> + '_ {
    text.codes.iter().filter_map(|code| {
        let words = code.value.trim();
        let words = status_line(words).map_or(words, |line| &words[line.at..]);
        Some(Spanned {
            value: status_code(words)?,
            at: code.at,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{request_line, status_line};

    #[test]
    fn reads_request_lines() {
        for (line, expected) in [
            ("GET /me", Some(("GET", "/me"))),
            (
                "  POST  https://graph.microsoft.com/v1.0/me HTTP/1.1",
                Some(("POST", "https://graph.microsoft.com/v1.0/me")),
            ),
            ("get /me", Some(("get", "/me"))),
            (
                "GET me/messages?$filter=a eq 'b c'",
                Some(("GET", "me/messages?$filter=a eq 'b c'")),
            ),
            (
                "GET /users/{id | upn}/x",
                Some(("GET", "/users/{id | upn}/x")),
            ),
            ("Get the item", None),
            ("or", None),
            ("GETS /me", None),
        ] {
            assert_eq!(
                request_line(line).map(|line| (line.method, line.target)),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn reads_status_lines() {
        for (line, expected) in [
            ("HTTP/1.1 200 OK", Some((200, "OK", true))),
            ("HTTP/1.1 200, OK", Some((200, "OK", false))),
            ("HTTP 201 Created", Some((201, "Created", false))),
            ("HTTP/1.1 204", Some((204, "", false))),
            ("HTTP/1.1 202 Accpted", Some((202, "Accpted", false))),
            ("HTTP/1.1", None),
            ("HTTPS 200", None),
        ] {
            assert_eq!(
                status_line(line).map(|line| (line.code, line.reason, line.plain)),
                expected,
                "{line}"
            );
        }
    }
}
