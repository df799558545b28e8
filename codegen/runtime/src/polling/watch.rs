//! One operation, step by step: the request that starts it, then waits and requests to its monitor.

use std::time::{Duration, Instant};

use azure_core::http::{Method, Url};

use super::OperationState;
use super::monitor;
use super::settings::Settings;
use crate::client::{BoundRequest, ThrottleScope};
use crate::http::RawResponse;
use crate::url::location;
use crate::{Core, Error, ErrorKind, Link, RetryMode};

/// An operation.
pub(super) struct Watch {
    pub(super) core: Core,
    /// The request that starts it, until it is sent.
    unsent: Option<Box<BoundRequest>>,
    /// The response that accepted it, if the program sent the request.
    received: Option<Box<Received>>,
    /// The same without its body, whose headers are repeated.
    pub(super) first: Option<Box<BoundRequest>>,
    pub(super) monitor: Option<Url>,
    pub(super) location: Option<Url>,
    started: Option<Instant>,
    /// The wait before the next request.
    pub(super) wait: Option<Duration>,
    /// Whether the monitor has answered.
    pub(super) answered: bool,
    pub(super) failures: u32,
    pub(super) moves: u32,
    pub(super) is_of_teams: bool,
}

/// A response to a request.
struct Received {
    response: RawResponse,
    method: Method,
    url: Url,
}

/// The result of a step, and whether it is the last one.
pub(super) enum Watched {
    More(Result<OperationState, Error>),
    Last(Result<OperationState, Error>),
}

impl Watch {
    pub(super) fn start(request: BoundRequest) -> Self {
        let mut first = request.clone();
        first.body = None;
        first.read_body = None;
        first.problem = None;
        Self {
            core: request.core.clone(),
            is_of_teams: monitor::is_of_teams(&request.template),
            unsent: Some(Box::new(request)),
            received: None,
            first: Some(Box::new(first)),
            monitor: None,
            location: None,
            started: None,
            wait: None,
            answered: false,
            failures: 0,
            moves: 0,
        }
    }

    pub(super) fn resume(core: &Core, url: Url) -> Result<Self, Error> {
        let mut watch = Self::new(core);
        watch.wait = Some(Duration::ZERO);
        watch.set_monitor(url)?;
        Ok(watch)
    }

    /// Continues with the response to a request for `url`.
    pub(super) fn received(core: &Core, response: RawResponse, method: Method, url: Url) -> Self {
        let received = Received {
            response,
            method,
            url,
        };
        Self {
            received: Some(Box::new(received)),
            ..Self::new(core)
        }
    }

    fn new(core: &Core) -> Self {
        Self {
            core: core.clone(),
            unsent: None,
            received: None,
            first: None,
            monitor: None,
            location: None,
            started: None,
            wait: None,
            answered: false,
            failures: 0,
            moves: 0,
            is_of_teams: false,
        }
    }

    pub(super) fn monitor(&self) -> Option<Link> {
        self.monitor.as_ref().map(|url| Link::new(url.as_str()))
    }

    /// Sends one request, after the wait that is due; more than one if the monitor fails.
    pub(super) async fn step(mut self: Box<Self>, settings: Settings) -> (Box<Self>, Watched) {
        let started = *self.started.get_or_insert_with(|| self.core.clock().now());
        let watched = match (self.unsent.take(), self.received.take()) {
            (Some(request), _) => self.begin(*request, started, &settings).await,
            (None, Some(received)) => {
                let Received {
                    response,
                    method,
                    url,
                } = *received;
                self.accepted(response, method, &url, &settings)
            }
            (None, None) => self.ask(started, &settings).await,
        };
        (self, watched)
    }

    /// Asks the monitor, after the wait that is due.
    async fn ask(&mut self, started: Instant, settings: &Settings) -> Watched {
        loop {
            let Some(url) = self.monitor.clone() else {
                return Watched::Last(Err(monitor::not_an_operation("there is no monitor")));
            };
            let first = self.first.as_deref();
            let request = match monitor::get(&self.core, &url, first, RetryMode::Never) {
                Ok(request) => request,
                Err(error) => return Watched::Last(Err(error)),
            };
            let sent = match self.wait_and_send(request.clone(), started, settings).await {
                Ok(sent) => sent,
                Err(late) => return Watched::More(Err(late)),
            };
            let judged = match sent {
                Ok(response) => Some(self.answer(&request, response, settings)),
                Err(error) => self.refused(&request, error, started, settings).await,
            };
            if let Some(watched) = judged {
                return watched;
            }
        }
    }

    /// Waits and sends, within the timeout.
    async fn wait_and_send(
        &mut self,
        request: BoundRequest,
        started: Instant,
        settings: &Settings,
    ) -> Result<Result<RawResponse, Error>, Error> {
        let scope = ThrottleScope::of(&request, self.core.endpoint());
        let others = self.core.throttle().left(&scope);
        let pace = self.wait.unwrap_or(settings.interval(self.is_of_teams));
        let wait = pace.max(others);
        let late = |text: &str| self.error(ErrorKind::Timeout, text);
        if self.left(started, settings).is_some_and(|left| wait > left) {
            return Err(late(
                "the timeout of the operation ends before the next request to the monitor; the operation continues",
            ));
        }
        if !wait.is_zero() {
            self.core.clock().wait(wait).await;
        }
        // A poller that is asked again after an error waits again.
        self.wait = None;
        let sending = crate::client::send(request);
        match self.left(started, settings) {
            Some(left) => {
                let sent = self.core.clock().within(left, sending).await;
                sent.ok_or_else(|| {
                    self.error(
                        ErrorKind::Timeout,
                        "the timeout of the operation is reached; the operation continues",
                    )
                })
            }
            None => Ok(sending.await),
        }
    }

    /// Sets the monitor, if it can be asked.
    pub(super) fn set_monitor(&mut self, url: Url) -> Result<(), Error> {
        if monitor::is_query(&url) {
            return Err(monitor::not_an_operation(
                "the URL that the service returned is a query, not a monitor; it finds the results when they exist",
            ));
        }
        if !location::is_own(&url, self.core.endpoint()) && !self.core.can_lead_to(&url) {
            let text = "the monitor is neither a URL of the service nor https";
            return Err(Error::new(ErrorKind::ForeignLink, text));
        }
        self.is_of_teams |=
            location::is_own(&url, self.core.endpoint()) && monitor::is_of_teams(url.path());
        self.monitor = Some(url);
        Ok(())
    }

    /// The time that is left of the whole operation.
    pub(super) fn left(&self, started: Instant, settings: &Settings) -> Option<Duration> {
        let passed = self.core.clock().now().saturating_duration_since(started);
        Some(settings.timeout?.saturating_sub(passed))
    }

    pub(super) fn error(&self, kind: ErrorKind, text: &str) -> Error {
        self.named(Error::new(kind, text))
    }

    /// The error with the call that started the operation.
    pub(super) fn named(&self, error: Error) -> Error {
        match &self.first {
            Some(first) => error.with_operation(&first.operation()),
            None => error,
        }
    }
}
