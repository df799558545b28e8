//! The answer of a page, as a server gives it: its status, its headers and its body.

use super::cases::Case;
use crate::server::Reply;
use graph_codegen::snippet::Answer;
use graph_reference::page::{Body, Response};
use graph_synchronization_beta::graph_runtime::azure_core::http::Url;
use hyper::header::{HeaderName, HeaderValue};

/// Headers that are about the connection and the length of the real message. A page shows them for another body.
const OF_THE_MESSAGE: [&str; 5] = [
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "transfer-encoding",
];

/// What a download gives that a page only redirects to.
pub(super) const DOWNLOAD: &[u8] = b"\x00the bytes that the page redirects to\xff";

/// The page's answer.
pub(super) fn reply(case: &Case) -> Reply {
    let Some(response) = &case.example.response else {
        return unsaid(case);
    };
    let mut reply = Reply::new(status(response));
    for header in &response.headers {
        let (name, value) = (header.name.value.trim(), header.value.value.trim());
        let is_header = HeaderName::try_from(name).is_ok() && HeaderValue::from_str(value).is_ok();
        if is_header && !OF_THE_MESSAGE.contains(&name.to_ascii_lowercase().as_str()) {
            reply = reply.with_header(name, value);
        }
    }
    match (&case.answer, &response.body) {
        _ if matches!(response.status.value, 204 | 304) => reply,
        (Some(json), _) => reply.with_body(json.to_string()),
        (None, Some(Body::Text(text))) => reply.with_body(text.value.clone()),
        (None, _) => reply,
    }
}

/// The page's status; one that it leaves out is 200.
pub(super) fn status(response: &Response) -> u16 {
    match response.status.value {
        0 => 200,
        status => status,
    }
}

/// A page that shows no answer: the least that its operation gives back.
fn unsaid(case: &Case) -> Reply {
    let answer = case.snippet.as_ref().map(|snippet| &snippet.answer);
    match answer {
        Ok(Answer::Page) => Reply::json(200, "{\"value\":[]}"),
        Ok(Answer::Value) => Reply::json(200, "{\"value\":null}"),
        Ok(Answer::Whole(_)) => Reply::json(200, "{}"),
        _ => Reply::new(204),
    }
}

/// The host that the page's answer redirects a download to.
pub(super) fn redirected(case: &Case) -> Option<String> {
    let response = case.example.response.as_ref()?;
    let snippet = case.snippet.as_ref().ok()?;
    if !(300..400).contains(&response.status.value) || snippet.answer != Answer::Bytes {
        return None;
    }
    let url = Url::parse(header(response, "location")?).ok()?;
    url.host_str().map(str::to_owned)
}

/// A header of the page's answer.
pub(super) fn header<'r>(response: &'r Response, name: &str) -> Option<&'r str> {
    let mut headers = response.headers.iter();
    let found = headers.find(|header| header.name.value.eq_ignore_ascii_case(name));
    found.map(|header| header.value.value.trim())
}
