//! A request as a value: it can be looked at, sent, put into a batch, or decoded without any network.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use azure_core::Bytes;
use azure_core::http::headers::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, Headers};
use azure_core::http::{Body, Method, StatusCode, Url};

use super::{
    Answer, Decoder, Error, Expects, Operation, Payload, Response, RetryMode, Scrub, Sent, Token,
};
use crate::client::Core;
use crate::model::ReadMarked;
use crate::{Json, Link, Value};

const PREFER: HeaderName = HeaderName::from_static("prefer");

/// Asks for the names of members that were added to an enum later, instead of `unknownFutureValue`.
const UNKNOWN_MEMBERS: &str = "include-unknown-enum-members";

/// A call of an operation that returns a `T`. Nothing is sent until it is awaited.
#[must_use = "nothing is sent until a request is awaited"]
pub struct Request<T> {
    raw: RawRequest,
    decoder: Decoder<T>,
}

/// All of a request but what it returns.
#[derive(Clone)]
pub(crate) struct RawRequest {
    pub(crate) core: Core,
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// The path as it may be logged: without keys.
    pub(crate) shown_path: String,
    /// The path below the version, as a template, of the call that this request serves.
    pub(crate) template: Arc<str>,
    /// The keys and other values in the path.
    pub(crate) path_values: Vec<String>,
    pub(crate) headers: Headers,
    /// Whether `Accept` is the caller's, and not ours to set.
    pub(crate) accept_is_given: bool,
    /// Whether `Prefer` is the caller's, and not ours to add to.
    pub(crate) prefer_is_given: bool,
    pub(crate) body: Option<Body>,
    /// Reads the model in the body: what of it is secret, and what it shows of itself.
    pub(crate) read_body: Option<ReadMarked>,
    /// The requests within it, if it is a batch.
    pub(crate) parts: Arc<Vec<Sent>>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: RetryMode,
    /// Whether it bears repeating, if its method does not say.
    pub(crate) repeatable: Option<bool>,
    pub(crate) expects: Expects,
    /// Whether it goes out without the token, even to the endpoint.
    pub(crate) without_token: bool,
    /// An error that was found while building the request.
    pub(crate) problem: Option<Error>,
}

impl<T> Request<T> {
    pub(crate) fn new(mut raw: RawRequest, decoder: Decoder<T>) -> Self {
        raw.expects = decoder.expects;
        raw.accept();
        if decoder.evolvable && !raw.prefer_is_given {
            raw.prefer(UNKNOWN_MEMBERS);
        }
        Self { raw, decoder }
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.raw.method
    }

    /// The URL, keys and query included.
    pub fn url(&self) -> &Url {
        &self.raw.url
    }

    /// The headers that are known by now; the client adds its own when it sends.
    pub fn headers(&self) -> &Headers {
        &self.raw.headers
    }

    /// The body; `None` where there is none, or where it is a stream.
    pub fn body(&self) -> Option<&[u8]> {
        match &self.raw.body {
            Some(Body::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The error that was found while building the request, and that sending it would give.
    pub fn problem(&self) -> Option<&Error> {
        self.raw.problem.as_ref()
    }

    /// Reads an answer to this request, wherever it came from.
    ///
    /// # Errors
    /// Where the answer is an error, a redirect, or not what the operation returns.
    pub fn decode(
        &self,
        status: StatusCode,
        headers: Headers,
        body: impl Into<Bytes>,
    ) -> Result<Response<T>, Error> {
        let answer = Answer::of(status, headers, Payload::Bytes(body.into()));
        let answer = answer.check(&self.raw)?;
        Ok(Response::new(answer, self.decoder))
    }

    /// The same request, its answer taken as JSON of any kind.
    pub fn into_raw(self) -> Request<Json> {
        Request::new(self.raw, Decoder::value())
    }

    /// The same request, its answer taken as a `U`.
    pub fn into_typed<U: Value>(self) -> Request<U> {
        Request::new(self.raw, Decoder::value())
    }

    pub(crate) fn into_parts(self) -> (RawRequest, Decoder<T>) {
        (self.raw, self.decoder)
    }
}

impl RawRequest {
    /// Sets a header of the caller's; one that can't be sent is an error that is kept.
    pub(crate) fn header(&mut self, name: String, value: String) {
        if let Err(error) = super::header::check(&name, &value) {
            return self.fail(error);
        }
        self.accept_is_given |= name == "accept";
        self.headers.insert(HeaderName::from(name), value);
    }

    /// Sets the caller's own `Authorization`, which replaces the token of the credential.
    pub(crate) fn authorization(&mut self, value: String) {
        if let Err(error) = super::header::check_value(AUTHORIZATION.as_str(), &value) {
            return self.fail(error);
        }
        self.headers.insert(AUTHORIZATION, value);
    }

    /// Whether the caller has set `Authorization`.
    pub(crate) fn has_authorization(&self) -> bool {
        self.headers.get_optional_str(&AUTHORIZATION).is_some()
    }

    /// Sets the body and what it is, unless the caller's options say what it is.
    pub(crate) fn content(&mut self, body: Body, content_type: &str) {
        if self.headers.get_optional_str(&CONTENT_TYPE).is_none() {
            self.header("content-type".to_owned(), content_type.to_owned());
        }
        self.body = Some(body);
    }

    /// Keeps the first error that was found.
    pub(crate) fn fail(&mut self, error: Error) {
        let operation = self.operation();
        self.problem
            .get_or_insert_with(|| error.with_operation(&operation));
    }

    /// The call that it is, for errors and events.
    pub(crate) fn operation(&self) -> Operation {
        Operation {
            method: self.method,
            path: self.template.clone(),
        }
    }

    fn accept(&mut self) {
        let accept = match self.expects {
            Expects::Nothing | Expects::Json => "application/json",
            Expects::Text => "text/plain",
            Expects::Stream => "*/*",
        };
        if !self.accept_is_given {
            self.headers.insert(ACCEPT, accept);
        }
    }

    /// Adds a preference to those that are there (RFC 7240), unless it is one of them.
    fn prefer(&mut self, preference: &'static str) {
        let given = self.headers.get_optional_str(&PREFER).unwrap_or_default();
        let mut names = given.split([',', ';']).map(str::trim);
        if names.any(|name| name.eq_ignore_ascii_case(preference)) {
            return;
        }
        let all = match given.trim() {
            "" => preference.to_owned(),
            given => format!("{given}, {preference}"),
        };
        self.headers.insert(PREFER, all);
    }

    /// The request for what `link` leads to: the same headers, since the service asks for them on each page.
    /// `tokens` went with the request whose answer has the link.
    pub(crate) fn follow(&self, link: &Link, tokens: &[Token]) -> Result<Self, Error> {
        let clean = |text: &str| self.scrub_with(tokens).clean(text);
        let resolved = link.resolve(&self.url, self.core.endpoint(), clean);
        let url = resolved.map_err(|error| error.with_operation(&self.operation()))?;
        let mut next = Self {
            method: Method::Get,
            url,
            body: None,
            read_body: None,
            parts: Arc::default(),
            ..self.clone()
        };
        next.headers.remove("content-type");
        next.headers.remove("if-match");
        next.headers.remove("if-none-match");
        Ok(next)
    }

    /// What must not be printed of this request, and of the tokens that went with it.
    pub(crate) fn scrub_with(&self, tokens: &[Token]) -> Scrub {
        let mut scrub = Sent::of(self).scrub();
        tokens.iter().for_each(|token| scrub.token(&token.0));
        scrub
    }

    /// Whether it does more than read.
    pub(crate) fn changes(&self) -> bool {
        !matches!(self.method, Method::Get | Method::Head)
    }

    /// Whether the call can be repeated without harm although it may have run.
    pub(crate) fn is_repeatable(&self) -> bool {
        let method = matches!(
            self.method,
            Method::Get | Method::Head | Method::Put | Method::Delete
        );
        self.repeatable.unwrap_or(method)
    }
}

impl<T: 'static> IntoFuture for Request<T> {
    type Output = Result<Response<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { raw, decoder } = self;
        Box::pin(async move { Ok(Response::new(crate::client::send(raw).await?, decoder)) })
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.raw.method)
            .field("path", &self.raw.shown_path)
            .field("headers", &self.raw.headers)
            .field("problem", &self.raw.problem)
            .finish_non_exhaustive()
    }
}
