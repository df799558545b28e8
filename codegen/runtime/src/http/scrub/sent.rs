//! The texts that were sent, so that they can be redacted in the response.

use std::fmt;
use std::sync::Arc;

use azure_core::Bytes;
use azure_core::http::headers::{AUTHORIZATION, CONTENT_TYPE, Headers};
use azure_core::http::{Body, Url};

use super::Scrub;
use crate::http::RawRequest;
use crate::model::ReadMarked;

/// Headers whose values are words of the protocol, not of the caller.
const PLAIN_HEADERS: [&str; 6] = [
    "accept",
    "client-request-id",
    "consistencylevel",
    "content-type",
    "prefer",
    "range",
];

/// The value of an `Authorization` header that was sent.
#[derive(Clone, PartialEq)]
pub(crate) struct Token(pub(crate) Arc<str>);

/// A request, as far as what it sent must not be printed.
#[derive(Clone)]
pub(crate) struct Sent {
    url: Url,
    path_values: Vec<String>,
    headers: Headers,
    body: Option<Bytes>,
    read: Option<ReadMarked>,
    parts: Arc<Vec<Sent>>,
}

impl Sent {
    pub(crate) fn of(request: &RawRequest) -> Self {
        Self {
            url: request.url.clone(),
            path_values: request.path_values.clone(),
            headers: request.headers.clone(),
            body: match &request.body {
                Some(Body::Bytes(body)) => Some(body.clone()),
                _ => None,
            },
            read: request.read_body,
            parts: request.parts.clone(),
        }
    }

    /// Whether it was sent to the origin of `url`.
    pub(crate) fn is_of_origin(&self, url: &Url) -> bool {
        self.url.origin() == url.origin()
    }

    /// What must not be printed of it, and of its parts if it is a batch.
    pub(crate) fn scrub(&self) -> Scrub {
        let mut scrub = Scrub::default();
        self.add_to(&mut scrub);
        scrub
    }

    fn add_to(&self, scrub: &mut Scrub) {
        self.path_values
            .iter()
            .for_each(|value| scrub.path_value(value));
        scrub.query_of(&self.url);
        for (name, value) in self.headers.iter() {
            if name == &AUTHORIZATION {
                scrub.token(value.as_str());
            } else if !PLAIN_HEADERS.contains(&name.as_str()) {
                scrub.text(value.as_str());
            }
        }
        if let Some(body) = &self.body {
            match self.is_json() {
                true => scrub.body(body, self.read),
                false => std::str::from_utf8(body)
                    .into_iter()
                    .for_each(|it| scrub.text(it)),
            }
        }
        self.parts.iter().for_each(|part| part.add_to(scrub));
    }

    fn is_json(&self) -> bool {
        let media = self.headers.get_optional_str(&CONTENT_TYPE);
        media.is_none_or(|media| media.to_ascii_lowercase().contains("json"))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
