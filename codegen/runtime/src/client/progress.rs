//! The state of one call that the policies share.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use azure_core::http::headers::{HeaderName, USER_AGENT};
use azure_core::http::policies::PolicyResult;
use azure_core::http::{StatusCode, Url};
use azure_core::tracing::Span;

use super::BoundRequest;
use super::events::Subject;
use super::timer::Clock;
use crate::http::{Attempts, Expects, Scrub, Sent, Token};
use crate::{Error, RetryMode};

/// Headers that make a call depend on an ETag.
const CONDITIONS: [&str; 2] = ["if-match", "if-none-match"];

/// One call, from the first attempt to the last.
pub(super) struct Progress {
    /// The span of the call.
    pub(super) span: Option<Arc<dyn Span>>,
    /// The call, for events.
    pub(super) subject: Subject,
    pub(super) expects: Expects,
    /// The path as it may be logged.
    pub(super) shown_path: String,
    /// Whether it does more than read.
    changes: bool,
    /// Whether it can be repeated although it may have run.
    repeatable: bool,
    /// Whether it is a batch.
    is_batch: bool,
    /// Whether it depends on an ETag, which changes when it has run.
    conditional: bool,
    pub(super) retry: RetryMode,
    /// For the beginning of a response.
    pub(super) timeout: Duration,
    pub(super) clock: Clock,
    /// The caller's own, which azure_core would overwrite.
    pub(super) user_agent: Option<String>,
    attempts: AtomicU32,
    may_have_run: AtomicBool,
    /// The request before any redirect.
    sent: Sent,
    /// Each `Authorization` that was sent.
    tokens: Mutex<Vec<Token>>,
    /// Each URL that it was sent to.
    urls: Mutex<Vec<Url>>,
}

impl Progress {
    pub(super) fn of(
        request: &BoundRequest,
        client_request_id: &str,
        span: Option<Arc<dyn Span>>,
    ) -> Self {
        Self {
            span,
            subject: Subject {
                operation: request.operation(),
                client_request_id: client_request_id.to_owned(),
            },
            expects: request.expects,
            shown_path: request.shown_path.clone(),
            changes: request.changes(),
            repeatable: request.is_repeatable(),
            is_batch: !request.parts.is_empty(),
            conditional: CONDITIONS.iter().any(|name| {
                let name = HeaderName::from_static(name);
                request.headers.get_optional_str(&name).is_some()
            }),
            retry: request.retry,
            timeout: request.timeout.unwrap_or(request.core.timeouts().response),
            clock: request.core.clock().clone(),
            user_agent: request.headers.get_optional_string(&USER_AGENT),
            attempts: AtomicU32::new(0),
            may_have_run: AtomicBool::new(false),
            sent: Sent::of(request),
            tokens: Mutex::default(),
            urls: Mutex::default(),
        }
    }

    /// Counts an attempt, and keeps the header with the token and where it went, so that nothing that is printed repeats
    /// them.
    pub(super) fn sent(&self, authorization: Option<&str>, url: &Url) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        if let Some(token) = authorization {
            keep(&self.tokens, Token(token.into()));
        }
        keep(&self.urls, url.clone());
    }

    /// Whether the call can be repeated after this result. If a status shows that it has run, its precondition would fail the
    /// second time.
    ///
    /// A 503 for a whole batch is of the gateway: parts that have run have a status each.
    pub(super) fn is_repeatable_after(&self, result: &PolicyResult) -> bool {
        if self.is_batch
            && result
                .as_ref()
                .is_ok_and(|it| it.status() == StatusCode::ServiceUnavailable)
        {
            return true;
        }
        let own: Option<&Error> = result.as_ref().err().and_then(|error| error.downcast_ref());
        let has_run = own.is_some_and(|error| error.status().is_some());
        self.repeatable && !(has_run && self.changes && self.conditional)
    }

    pub(super) fn may_have_run(&self) {
        self.may_have_run.store(true, Ordering::Relaxed);
    }

    pub(super) fn attempts(&self) -> Attempts {
        Attempts {
            count: self.attempts.load(Ordering::Relaxed),
            may_have_run: self.may_have_run.load(Ordering::Relaxed),
            changes: self.changes,
        }
    }

    /// The parts of the call so far that must not be printed.
    pub(super) fn scrub(&self) -> Scrub {
        let mut scrub = self.sent.scrub();
        for url in all(&self.urls) {
            scrub.query_of(&url);
            if !self.sent.is_of_origin(&url) {
                scrub.path_value(url.path());
            }
        }
        self.tokens().iter().for_each(|token| scrub.token(&token.0));
        scrub
    }

    /// Whether `url` has the origin that the call was sent to first.
    pub(super) fn is_own(&self, url: &Url) -> bool {
        self.sent.is_of_origin(url)
    }

    /// The host of `url` as it may be printed: a foreign one may repeat what was sent.
    pub(super) fn shown_host(&self, url: &Url) -> String {
        let host = url.host_str().unwrap_or_default();
        match self.sent.is_of_origin(url) {
            true => host.to_owned(),
            false => self.scrub().clean(host),
        }
    }

    pub(super) fn tokens(&self) -> Vec<Token> {
        all(&self.tokens)
    }
}

fn keep<T: PartialEq>(list: &Mutex<Vec<T>>, item: T) {
    if let Ok(mut list) = list.lock()
        && !list.contains(&item)
    {
        list.push(item);
    }
}

fn all<T: Clone>(list: &Mutex<Vec<T>>) -> Vec<T> {
    list.lock().map(|list| list.clone()).unwrap_or_default()
}
