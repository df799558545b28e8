//! What a response means: a result, an error of the service, a redirect, a challenge, or not Graph at all.

use azure_core::Bytes;
use azure_core::http::headers::{CONTENT_TYPE, HeaderName, Headers};
use azure_core::http::{StatusCode, Url};

use super::attempt::Attempt;
use super::{
    Attempts, BufferedResponse, Error, ErrorKind, Expects, Operation, Payload, RawRequest, Scrub,
    Token, claims_of, cleaned_headers,
};

/// A response, and the attempts that it took.
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: Headers,
    pub(crate) payload: Payload,
    pub(crate) attempts: Attempts,
    /// The call that it is for, and the URL that it came from.
    pub(crate) of: Option<(Operation, Url)>,
    /// The tokens that went with the call.
    pub(crate) tokens: Vec<Token>,
    /// Whether the headers are without what must not be printed.
    pub(crate) is_clean: bool,
}

impl RawResponse {
    /// A response that no client of this crate has received.
    pub(crate) fn of(status: StatusCode, headers: Headers, payload: Payload) -> Self {
        Self {
            status,
            headers,
            payload,
            attempts: Attempts::default(),
            of: None,
            tokens: Vec::new(),
            is_clean: false,
        }
    }

    /// The response itself if it is a success of `request`, or else the error. Every response passes through here before it
    /// is printed: headers and errors are redacted.
    pub(crate) fn check(mut self, request: &RawRequest) -> Result<Self, Error> {
        let tokens = self.tokens.clone();
        let scrub = || request.scrub_with(&tokens);
        if !self.is_clean
            && let Some(headers) = cleaned_headers(&self.headers, scrub)
        {
            self.headers = headers;
        }
        let status = u16::from(self.status);
        self.of = Some((request.operation(), request.url.clone()));
        self.attempts.changes |= request.changes();
        self.attempts.may_have_run |= Attempt::of_status(status, None).may_have_run();
        let kind = match status {
            200..=299 if self.is_html() && request.expects != Expects::Stream => ErrorKind::Decode,
            200..=299 | 304 => return Ok(self),
            300..=399 => ErrorKind::Redirect,
            401 | 403 if claims_of(&self.headers).is_some() => ErrorKind::ClaimsChallenge,
            _ => ErrorKind::Service,
        };
        Err(self.into_error(kind, request, &scrub()))
    }

    /// The error of the response to `request`, if it is one.
    pub(crate) fn error(&self, request: &RawRequest) -> Option<Error> {
        let copy = Self {
            status: self.status,
            headers: self.headers.clone(),
            payload: Payload::Bytes(Bytes::copy_from_slice(self.payload.bytes())),
            attempts: self.attempts,
            of: None,
            tokens: self.tokens.clone(),
            is_clean: self.is_clean,
        };
        copy.check(request).err()
    }

    /// Whether the body is a page for people: a proxy's, or a portal's.
    fn is_html(&self) -> bool {
        let media = self
            .headers
            .get_optional_str(&CONTENT_TYPE)
            .unwrap_or_default();
        media
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("text/html")
            && !self.payload.bytes().is_empty()
    }

    fn into_error(self, kind: ErrorKind, request: &RawRequest, scrub: &Scrub) -> Error {
        let body = Bytes::copy_from_slice(self.payload.bytes());
        let claims = claims_of(&self.headers);
        let attempts = self.attempts;
        let reply = BufferedResponse {
            status: self.status,
            headers: self.headers,
            body,
        };
        let error = match kind {
            ErrorKind::Redirect => {
                let text = scrub.clean(&redirect(&reply.headers, &request.url));
                Error::new(kind, text).with_reply(reply)
            }
            ErrorKind::Decode => {
                let text = format!("expected a response of Graph, found {}", reply.describe());
                Error::new(kind, text).with_reply(reply)
            }
            _ => Error::service(kind, reply, scrub),
        };
        let error = match claims {
            Some(claims) => error.with_claims(claims),
            None => error,
        };
        error
            .with_attempts(attempts)
            .with_operation(&request.operation())
    }
}

/// The origin that a redirect points to.
fn redirect(headers: &Headers, from: &Url) -> String {
    let location = headers.get_optional_str(&HeaderName::from_static("location"));
    match location.map(|location| from.join(location)) {
        Some(Ok(url)) => {
            format!(
                "a redirect to {}, not followed",
                url.origin().ascii_serialization()
            )
        }
        _ => "a redirect without a valid location".to_owned(),
    }
}
