//! An upload session: where bytes go, until when, and which are missing.

use std::fmt;

use azure_core::http::{Method, Url};
use serde_json::Value as JsonValue;
use time::OffsetDateTime;

use super::ranges::Ranges;
use crate::http::RawResponse;
use crate::transfers::members::{self, member};
use crate::{Core, Error, ErrorKind, Json, Request, RequestOptions, Value};

/// An upload session of the service: a URL that takes the bytes of one file until it expires.
///
/// The URL grants access to whoever has it, without a token, so it is a secret: Debug does not show it, nor do errors and logs.
///
/// Source: [uploadSession resource type](https://learn.microsoft.com/graph/api/resources/uploadsession).
#[derive(Clone, PartialEq, Eq)]
pub struct UploadSession {
    url: String,
    expires: Option<OffsetDateTime>,
    /// What the service said last.
    pub(super) expected: Ranges,
}

/// What a response of an upload session says of it.
pub(super) struct Status {
    pub(super) expires: Option<OffsetDateTime>,
    pub(super) expected: Ranges,
}

impl UploadSession {
    /// A session that was saved: its [`url`](Self::url).
    ///
    /// # Errors
    /// An input error if that is not an absolute URL.
    pub fn new(url: &str) -> Result<Self, Error> {
        if Url::parse(url).is_err() {
            return Err(Error::input("the URL of the upload is not an absolute URL"));
        }
        Ok(Self {
            url: url.to_owned(),
            expires: None,
            expected: Ranges::all(),
        })
    }

    /// The session in a model of any generated crate, `uploadSession`: its `uploadUrl`, `expirationDateTime` and
    /// `nextExpectedRanges`, in any case.
    ///
    /// # Errors
    /// If it has no URL, or a range that can't be read.
    pub fn from_model<T: Value>(model: &T) -> Result<Self, Error> {
        Self::read(&members::read(&crate::json::to_vec(model)?))
    }

    /// Reads what the service returned for a new session.
    pub(super) fn read(json: &JsonValue) -> Result<Self, Error> {
        let url = member(json, "uploadUrl").and_then(JsonValue::as_str);
        let url = url.filter(|url| Url::parse(url).is_ok());
        let url = url.ok_or_else(|| undecoded("the upload session has no URL"))?;
        let status = Status::read(json)?;
        // A session that is new and states no ranges expects all.
        let (expires, expected) = match status {
            Some(status) if !status.expected.is_empty() => (status.expires, status.expected),
            status => (status.and_then(|it| it.expires), Ranges::all()),
        };
        Ok(Self {
            url: url.to_owned(),
            expires: expires.or_else(|| expiry(json)),
            expected,
        })
    }

    /// The URL, which is a secret: to resume the upload later, or for `@microsoft.graph.sourceUrl` to commit it under another
    /// name.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// When the session expires, as the service said last. Each slice that it receives may move this.
    pub fn expires_at(&self) -> Option<OffsetDateTime> {
        self.expires
    }

    /// Adopts what the service says now.
    pub(super) fn update(&mut self, status: Status) {
        self.expires = status.expires.or(self.expires);
        self.expected = status.expected;
    }

    pub(super) fn has_expired(&self, now: OffsetDateTime) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// A request to the session, without the token.
    pub(super) fn request(
        &self,
        core: &Core,
        method: Method,
        options: RequestOptions,
    ) -> Result<Request<Json>, Error> {
        let request = core.without_token(method, &self.url, Some(options))?;
        Ok(request.any())
    }

    /// Completes an upload that was created with `deferCommit`, when all bytes were sent: a POST without content. The result is
    /// the new item.
    ///
    /// # Errors
    /// An error of the kind [`ForeignLink`](ErrorKind::ForeignLink) if the URL can't be used without a token, since it is not https.
    pub fn commit<T: Value>(&self, core: &Core) -> Result<Request<T>, Error> {
        let request = self.request(core, Method::Post, RequestOptions::new())?;
        Ok(request.into_typed())
    }

    /// Cancels the upload: the service deletes the bytes that it has. A session that no longer exists is fine.
    ///
    /// # Errors
    /// The errors of the request.
    pub async fn cancel(&self, core: &Core) -> Result<(), Error> {
        let request = core.without_token(Method::Delete, &self.url, None)?;
        match request.nothing().await {
            Err(error) if !is_gone(&error) => Err(error),
            _ => Ok(()),
        }
    }
}

impl Status {
    /// What a body says of the session; `None` if it is about something else, such as the new item.
    ///
    /// # Errors
    /// If a range can't be read.
    pub(super) fn read(json: &JsonValue) -> Result<Option<Self>, Error> {
        let Some(ranges) = member(json, "nextExpectedRanges") else {
            return Ok(None);
        };
        let texts: Option<Vec<String>> = match ranges {
            JsonValue::Array(ranges) => ranges.iter().map(text).collect(),
            one => text(one).map(|text| vec![text]),
        };
        // Several may be in one text, as in a `Range`.
        let expected =
            texts.and_then(|texts| Ranges::parse(texts.iter().flat_map(|it| it.split(','))));
        let expected = expected.ok_or_else(|| {
            undecoded("a range that the upload session expects is not of the form N, N- or N-M")
        })?;
        let expires = expiry(json);
        Ok(Some(Self { expires, expected }))
    }

    /// Whether a response is about the session, and does not say what it expects.
    pub(super) fn is_silent(response: &RawResponse) -> bool {
        let json = members::read(response.payload.bytes());
        let has = |name| member(&json, name).is_some();
        !has("id") && (has("expirationDateTime") || has("uploadUrl"))
    }

    /// Whether a response that has no status has something else: the new item.
    pub(super) fn is_item(response: &RawResponse) -> bool {
        !response.payload.bytes().is_empty() && !Self::is_silent(response)
    }

    /// The same of a response.
    pub(super) fn of(response: &RawResponse) -> Result<Option<Self>, Error> {
        Self::read(&members::read(response.payload.bytes()))
    }
}

/// A range is a string; a bare number is one in JSON too.
fn text(range: &JsonValue) -> Option<String> {
    match range {
        JsonValue::String(text) => Some(text.clone()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn expiry(json: &JsonValue) -> Option<OffsetDateTime> {
    let text = member(json, "expirationDateTime")?.to_string();
    crate::json::from_slice(text.as_bytes()).ok()
}

fn undecoded(text: &str) -> Error {
    Error::new(ErrorKind::Decode, text)
}

/// Whether the service no longer has the session.
pub(super) fn is_gone(error: &Error) -> bool {
    let status = error.status().map(u16::from);
    matches!(status, Some(404 | 410))
}

impl fmt::Debug for UploadSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadSession")
            .field("url", &"[redacted]")
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}
