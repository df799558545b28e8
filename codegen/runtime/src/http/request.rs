//! A request as a plain value, and which parts of it must not be printed.

use std::sync::Arc;
use std::time::Duration;

use azure_core::http::headers::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, Headers};
use azure_core::http::{Body, Method, Url};

use super::{Error, Expects, Operation, RetryMode, Scrub, Sent, Token};
use crate::Link;
use crate::model::ReadMarked;

const PREFER: HeaderName = HeaderName::from_static("prefer");

/// Asks for the names of members that were added to an enum later, instead of `unknownFutureValue`.
const UNKNOWN_MEMBERS: &str = "include-unknown-enum-members";

/// A request without its response type.
#[derive(Clone)]
pub(crate) struct RawRequest {
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
    /// Overrides whether the request is idempotent.
    pub(crate) repeatable: Option<bool>,
    pub(crate) expects: Expects,
    /// Whether it is sent without the token, even to the endpoint.
    pub(crate) without_token: bool,
    /// The query option by which a delta function starts from now; `None` if nothing documents one.
    pub(crate) delta_token: Option<&'static str>,
    /// An error that was found while building the request.
    pub(crate) problem: Option<Error>,
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

    /// Sets `Authorization` of the caller, which replaces the token of the credential.
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

    /// Sets the headers for the expected response.
    pub(crate) fn expect(&mut self, expects: Expects, evolvable: bool) {
        self.expects = expects;
        self.accept();
        if evolvable && !self.prefer_is_given {
            self.prefer(UNKNOWN_MEMBERS);
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

    /// Whether the response may be HTML.
    pub(crate) fn accepts_html(&self) -> bool {
        let accept = self.headers.get_optional_str(&ACCEPT).unwrap_or("*/*");
        let accept = accept.to_ascii_lowercase();
        ["*/*", "text/*", "html"]
            .iter()
            .any(|it| accept.contains(it))
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

    /// The request for `link`, which must be of the endpoint. It has the same headers, since the service wants them on each page.
    /// `tokens` went with the request whose response has the link.
    pub(crate) fn follow(
        &self,
        link: &Link,
        endpoint: &Url,
        tokens: &[Token],
    ) -> Result<Self, Error> {
        let clean = |text: &str| self.scrub_with(tokens).clean(text);
        let resolved = link.resolve(&self.url, endpoint, clean);
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

    /// Whether it may change anything.
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
