//! A request that is expected, and how another one differs from it.

use azure_core::Bytes;
use azure_core::http::headers::{AUTHORIZATION, CONTENT_TYPE, HeaderName, Headers};
use azure_core::http::{Body, Method, Url};

use super::SentRequest;
use super::body_differences::body_differences;
use super::differences::Differences;
use super::sent_request::whole;
use super::url_differences::url_differences;
use crate::http::{RawRequest, Scrub};
use crate::model::ReadMarked;

/// Headers that change what a request means, so that one too many is a difference too.
const TELLING: [&str; 7] = [
    "accept",
    "consistencylevel",
    "content-type",
    "if-match",
    "if-none-match",
    "prefer",
    "range",
];

/// Headers whose values are words of the protocol, and may be printed.
const PLAIN: [&str; 5] = [
    "accept",
    "consistencylevel",
    "content-type",
    "prefer",
    "range",
];

/// A request that is expected.
pub(super) struct ExpectedRequest {
    method: Method,
    url: Url,
    headers: Headers,
    /// `None` where any body will do.
    body: Option<Body>,
    read_body: Option<ReadMarked>,
    /// Whether the URL lets its holder in.
    is_secret: bool,
}

impl ExpectedRequest {
    pub(super) fn of(request: &RawRequest, any_body: bool) -> Self {
        let body = request.body.clone().unwrap_or(Body::Bytes(Bytes::new()));
        Self {
            method: request.method,
            url: request.url.clone(),
            headers: request.headers.clone(),
            body: (!any_body).then_some(body),
            read_body: request.read_body,
            is_secret: request.without_token,
        }
    }

    /// The same with its body in memory.
    pub(super) async fn in_memory(&self) -> azure_core::Result<Option<Bytes>> {
        match &self.body {
            Some(body) => whole(body).await.map(Some),
            None => Ok(None),
        }
    }

    /// The request as it may be printed.
    pub(super) fn shown(&self) -> String {
        shown(self.method, &self.url, self.is_secret)
    }

    /// How `sent` may be printed beside it, without what is secret.
    pub(super) fn shown_beside(&self, sent: &SentRequest) -> String {
        let text = shown_alone(sent);
        self.scrub(sent, None).without_texts().clean(&text)
    }

    /// Each difference of `sent`, in words; `body` is the expected one.
    pub(super) fn differences(&self, sent: &SentRequest, body: Option<&Bytes>) -> Differences {
        let expects_none = body.is_some_and(Bytes::is_empty);
        let alone = sent.without_empty_body().filter(|_| expects_none);
        let sent = alone.as_ref().unwrap_or(sent);
        let mut found = Differences::default();
        if self.method != sent.method {
            found.of_operation("the method");
        }
        let is_secret = self.is_secret || !sent.has_token();
        let scrub = self.scrub(sent, None).without_texts();
        url_differences(&self.url, &sent.url, is_secret, &scrub, &mut found);
        for name in self.header_names(sent) {
            let header = HeaderName::from(name.clone());
            let expected = self.headers.get_optional_str(&header);
            let got = sent.headers.get_optional_str(&header);
            if expected != got {
                found.push(header_difference(&name, expected, got));
            }
        }
        if let Some(body) = body {
            let scrub = self.scrub(sent, Some(body));
            let texts = body_differences(body, &sent.body);
            for text in texts {
                found.push(text.shown(&scrub));
            }
        }
        found
    }

    fn header_names(&self, sent: &SentRequest) -> Vec<String> {
        let expected = self.headers.iter();
        let expected = expected.map(|(name, _)| name.as_str().to_owned());
        let telling = TELLING.into_iter();
        let telling = telling.filter(|name| self.body.is_some() || *name != CONTENT_TYPE.as_str());
        let telling = telling.filter(|name| {
            let name = HeaderName::from_static(name);
            sent.headers.get_optional_str(&name).is_some()
        });
        let mut names: Vec<String> = expected.chain(telling.map(str::to_owned)).collect();
        names.sort();
        names.dedup();
        names
    }

    /// What must not be printed: tokens, and of the bodies what the model redacts.
    fn scrub(&self, sent: &SentRequest, body: Option<&Bytes>) -> Scrub {
        let mut scrub = Scrub::default();
        for headers in [&self.headers, &sent.headers] {
            if let Some(token) = headers.get_optional_str(&AUTHORIZATION) {
                scrub.token(token);
            }
        }
        scrub.body(&sent.body, self.read_body);
        if let Some(body) = body {
            scrub.body(body, self.read_body);
        }
        scrub
    }
}

/// A request that was sent, as it may be printed: a URL that is used without a token lets its holder in.
pub(super) fn shown_alone(sent: &SentRequest) -> String {
    shown(sent.method, &sent.url, !sent.has_token())
}

fn shown(method: Method, url: &Url, is_secret: bool) -> String {
    match is_secret {
        true => {
            let origin = url.origin().ascii_serialization();
            format!("{} {origin}/[redacted]", method.as_str())
        }
        false => format!("{} {url}", method.as_str()),
    }
}

fn header_difference(name: &str, expected: Option<&str>, got: Option<&str>) -> String {
    let word = |value: Option<&str>| match value {
        Some(value) if PLAIN.contains(&name) => format!("{value:?}"),
        Some(_) => "another".to_owned(),
        None => "none".to_owned(),
    };
    match (expected, got) {
        (Some(_), Some(_)) if !PLAIN.contains(&name) => {
            format!("the header {name} has another value")
        }
        (Some(_), None) if !PLAIN.contains(&name) => format!("the header {name} is missing"),
        (None, Some(_)) if !PLAIN.contains(&name) => format!("the header {name} is not expected"),
        _ => format!(
            "the header {name}: expected {}, got {}",
            word(expected),
            word(got)
        ),
    }
}
