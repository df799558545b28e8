//! What a response means: a result, an error of the service, a redirect, a challenge, or not Graph at all.

use azure_core::Bytes;
use azure_core::http::headers::{HeaderName, Headers};
use azure_core::http::{StatusCode, Url};

use super::attempt::Attempt;
use super::{
    Attempts, BufferedResponse, Error, ErrorKind, Expects, Operation, Payload, RawRequest, Scrub,
    Token, claims_of, cleaned_headers, is_html, is_of_file,
};
use crate::url::{backslash, location};

/// A response, and the attempts that it took.
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: Headers,
    pub(crate) payload: Payload,
    pub(crate) attempts: Attempts,
    pub(crate) of: Option<Origin>,
    /// The tokens that went with the call.
    pub(crate) tokens: Vec<Token>,
    /// Whether the headers are without what must not be printed.
    pub(crate) is_clean: bool,
}

/// Where a response came from.
#[derive(Clone)]
pub(crate) struct Origin {
    /// The call that it is for.
    pub(crate) operation: Operation,
    pub(crate) url: Url,
    /// The service root of the client, without a version.
    pub(crate) endpoint: Url,
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

    /// The response itself if it is a success of `request` of a client for `endpoint`, or else the error. Every response passes
    /// through here before it is printed: headers and errors are redacted.
    pub(crate) fn check(mut self, request: &RawRequest, endpoint: &Url) -> Result<Self, Error> {
        let tokens = self.tokens.clone();
        let scrub = || request.scrub_with(&tokens);
        if !self.is_clean
            && let Some(headers) = cleaned_headers(&self.headers, scrub)
        {
            self.headers = headers;
        }
        let status = u16::from(self.status);
        self.of = Some(Origin {
            operation: request.operation(),
            url: request.url.clone(),
            endpoint: endpoint.clone(),
        });
        self.attempts.changes |= request.changes();
        self.attempts.may_have_run |= Attempt::of_status(status, None).may_have_run();
        let kind = match status {
            200..=299 if self.is_page(request, endpoint) => ErrorKind::Decode,
            200..=299 | 304 => return Ok(self),
            300..=399 => ErrorKind::Redirect,
            401 | 403 if claims_of(&self.headers).is_some() => ErrorKind::ClaimsChallenge,
            _ => ErrorKind::Service,
        };
        Err(self.into_error(kind, request, &scrub()))
    }

    /// The error of the response to `request`, if it is one.
    pub(crate) fn error(&self, request: &RawRequest, endpoint: &Url) -> Option<Error> {
        let copy = Self {
            status: self.status,
            headers: self.headers.clone(),
            payload: Payload::Bytes(Bytes::copy_from_slice(self.payload.bytes())),
            attempts: self.attempts,
            of: None,
            tokens: self.tokens.clone(),
            is_clean: self.is_clean,
        };
        copy.check(request, endpoint).err()
    }

    /// Whether the body is a page for people, a proxy's or a portal's, which `request` did not ask for. A stream of the service may
    /// be one, unless its `Accept` says otherwise; one of another host, that the service redirected to, only as a file.
    fn is_page(&self, request: &RawRequest, endpoint: &Url) -> bool {
        let is_unwanted = match request.expects {
            Expects::Stream => {
                let is_foreign = !location::is_own(&request.url, endpoint);
                !request.accepts_html() || is_foreign && !is_of_file(&self.headers)
            }
            Expects::Nothing | Expects::Json | Expects::Text => !self.payload.bytes().is_empty(),
        };
        is_unwanted && is_html(&self.headers)
    }

    fn into_error(self, kind: ErrorKind, request: &RawRequest, scrub: &Scrub) -> Error {
        let body = Bytes::copy_from_slice(self.payload.bytes());
        let is_stream = matches!(self.payload, Payload::Stream(_));
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
                let found = match is_stream {
                    true => "a page of HTML".to_owned(),
                    false => reply.describe(),
                };
                let text = format!("expected a response of Graph, found {found}");
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
    match location.map(|location| from.join(&backslash::encoded(location))) {
        Some(Ok(url)) => {
            format!(
                "a redirect to {}, not followed",
                url.origin().ascii_serialization()
            )
        }
        _ => "a redirect without a valid location".to_owned(),
    }
}
