//! A successful response.

use std::fmt;

use azure_core::Bytes;
use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{StatusCode, Url};

use super::{BufferedResponse, Decoder, Error, ErrorKind, Origin, Payload, RawResponse, Token};
use crate::url::location;

/// A successful response: status, headers, and a body that is read when it is asked for.
pub struct Response<T> {
    answer: RawResponse,
    decoder: Decoder<T>,
}

impl<T> Response<T> {
    pub(crate) fn new(answer: RawResponse, decoder: Decoder<T>) -> Self {
        Self { answer, decoder }
    }

    /// The tokens that went with the call.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.answer.tokens
    }

    /// The status: 2xx, or 304 if the request had `If-None-Match`. All others are an [`Error`].
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// All headers. A value that repeats a token or a secret of the request is `[redacted]`.
    pub fn headers(&self) -> &Headers {
        &self.answer.headers
    }

    /// One header; names are not case-sensitive.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = |(known, _): &(&HeaderName, _)| known.as_str().eq_ignore_ascii_case(name);
        self.headers()
            .iter()
            .find(found)
            .map(|(_, value)| value.as_str())
    }

    /// `ETag` (RFC 9110, section 8.8.3): the version of the resource, for [`RequestOptions::with_if_match`](crate::RequestOptions::with_if_match).
    /// Graph mostly has it as `@odata.etag` in the body instead.
    pub fn etag(&self) -> Option<&str> {
        self.header("etag")
    }

    /// `Location`: the URL of a new resource, or of the monitor of a long-running action.
    pub fn location(&self) -> Option<&str> {
        self.header("location")
    }

    /// `Location` as an absolute URL: a relative one is resolved against the URL of the request (RFC 9110, section 10.2.2). A path
    /// without a version, such as Teams has it, `/teams('…')/operations('…')`, is below the version of the request.
    /// `None` where there is none, or it is no URL, or there are several.
    pub fn location_url(&self) -> Option<Url> {
        let location = location::of(self.headers(), "location")?;
        match &self.answer.of {
            Some(of) => location::resolve(location, &of.url, &of.endpoint),
            None => Url::parse(location).ok(),
        }
    }

    /// The `request-id`, which Microsoft's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.header("request-id")
    }

    /// The `client-request-id`: the caller's id of the request.
    pub fn client_request_id(&self) -> Option<&str> {
        self.header("client-request-id")
    }

    /// The body as received; empty for a stream, which is still to be read. For a part of a batch it is decoded: the bytes of an
    /// image, or the text if that is not valid base64.
    pub fn body(&self) -> &[u8] {
        self.answer.payload.bytes()
    }

    /// The response as it came.
    #[cfg(feature = "polling")]
    pub(crate) fn into_raw(self) -> RawResponse {
        self.answer
    }

    /// Reads the body. A 204 is an empty collection.
    ///
    /// # Errors
    /// If the body is not what the operation returns, or there is none.
    pub fn into_model(self) -> Result<T, Error> {
        let (status, headers, attempts) =
            (self.status(), self.headers().clone(), self.answer.attempts);
        let of = self.answer.of.clone();
        let nothing = match status {
            StatusCode::NoContent => self.decoder.nothing_else(),
            _ => None,
        };
        self.into_optional()?.or(nothing).ok_or_else(|| {
            let reply = BufferedResponse {
                status,
                headers,
                body: Bytes::new(),
            };
            let error = Error::new(
                ErrorKind::NoContent,
                "the response has no content; `into_optional` reads such a response as `None`",
            );
            named(error.with_reply(reply).with_attempts(attempts), of.as_ref())
        })
    }

    /// Reads the body; `None` if there is no content: 204, 304, an empty body, `null`.
    ///
    /// # Errors
    /// If the body is not what the operation returns.
    pub fn into_optional(self) -> Result<Option<T>, Error> {
        let RawResponse {
            status,
            headers,
            payload,
            attempts,
            of,
            tokens: _,
            is_clean: _,
        } = self.answer;
        let payload = match status {
            StatusCode::NoContent | StatusCode::NotModified => Payload::Bytes(Bytes::new()),
            _ => payload,
        };
        let body = match &payload {
            Payload::Bytes(bytes) | Payload::Unfit(bytes, _) => bytes.clone(),
            Payload::Stream(_) => Bytes::new(),
        };
        let reply = BufferedResponse {
            status,
            headers,
            body,
        };
        let (decoder, url) = (self.decoder, of.as_ref().map(|of| &of.url));
        let read = decoder.read(payload, &reply).map(|value| match url {
            Some(url) => value.map(|value| decoder.located(value, url)),
            None => value,
        });
        read.map_err(|error| named(error.with_reply(reply).with_attempts(attempts), of.as_ref()))
    }
}

/// `error`, with the call that it is of.
fn named(error: Error, of: Option<&Origin>) -> Error {
    match of {
        Some(of) => error.with_operation(&of.operation),
        None => error,
    }
}

impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}
