//! One operation, step by step: the request that starts it, then waits and requests to its monitor.

use std::time::{Duration, Instant};

use azure_core::http::{Method, Url};

use super::answer::{Answer, Meaning};
use super::completed::Item;
use super::monitor;
use super::outcome;
use super::settings::Settings;
use super::{Completed, Progress, Step};
use crate::client::{BoundRequest, ThrottleScope};
use crate::http::{RawResponse, retry_after};
use crate::{Core, Error, ErrorKind, Link, RetryMode};

/// An operation.
pub(super) struct Watch {
    pub(super) core: Core,
    /// The request that starts it, until it is sent.
    unsent: Option<Box<BoundRequest>>,
    /// The same without its body, whose headers are repeated.
    pub(super) first: Option<Box<BoundRequest>>,
    pub(super) monitor: Option<Url>,
    pub(super) location: Option<Url>,
    started: Option<Instant>,
    /// The wait before the next request.
    wait: Option<Duration>,
    /// Whether the monitor has answered.
    pub(super) answered: bool,
    pub(super) failures: u32,
    moves: u32,
    is_of_teams: bool,
}

/// The result of a step, and whether it is the last one.
pub(super) enum Watched {
    More(Result<Step, Error>),
    Last(Result<Step, Error>),
}

/// Maximum redirects of a monitor in a row.
const MAX_MOVES: u32 = 5;

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
        let mut watch = Self {
            core: core.clone(),
            unsent: None,
            first: None,
            monitor: None,
            location: None,
            started: None,
            wait: Some(Duration::ZERO),
            answered: false,
            failures: 0,
            moves: 0,
            is_of_teams: false,
        };
        watch.set_monitor(url)?;
        Ok(watch)
    }

    pub(super) fn monitor(&self) -> Option<Link> {
        self.monitor.as_ref().map(|url| Link::new(url.as_str()))
    }

    /// Sends one request, after the wait that is due; more than one if the monitor fails.
    pub(super) async fn step(mut self: Box<Self>, settings: Settings) -> (Box<Self>, Watched) {
        let started = *self.started.get_or_insert_with(|| self.core.clock().now());
        let watched = match self.unsent.take() {
            Some(request) => self.begin(*request, started, &settings).await,
            None => self.ask(started, &settings).await,
        };
        (self, watched)
    }

    /// Sends the request that starts the operation.
    async fn begin(
        &mut self,
        request: BoundRequest,
        started: Instant,
        settings: &Settings,
    ) -> Watched {
        let (method, url) = (request.method, request.url.clone());
        let sending = crate::client::send(request);
        let sent = match self.left(started, settings) {
            Some(left) => self.core.clock().within(left, sending).await,
            None => Some(sending.await),
        };
        let response = match sent {
            Some(Ok(response)) => response,
            Some(Err(error)) => return Watched::Last(Err(error)),
            None => {
                let text =
                    "the deadline of the operation is over before it was accepted; it may run";
                return Watched::Last(Err(self.error(ErrorKind::Timeout, text)));
            }
        };
        self.accepted(response, method, &url, settings)
            .unwrap_or_else(|error| Watched::Last(Err(error)))
    }

    /// Reads the response to the first request.
    fn accepted(
        &mut self,
        response: RawResponse,
        method: Method,
        url: &Url,
        settings: &Settings,
    ) -> Result<Watched, Error> {
        let headers = &response.headers;
        let find = |name| {
            let text = monitor::location(headers, name)?;
            monitor::resolve(text, url, self.core.endpoint())
        };
        let answer = Answer::of(response.status, response.payload.bytes());
        let meaning = answer.meaning();
        let is_running = meaning == Meaning::Running;
        let (operation, location) = (find("operation-location"), find("location"));
        self.location = find("content-location");
        // Of a success that is not 202, `Location` is the resource that was created (RFC 9110, section 10.2.2).
        let monitor = operation.or(location.filter(|_| is_running));
        // The operation itself was read.
        let itself = (method == Method::Get && is_running).then(|| url.clone());
        let monitor = monitor.or(itself);
        let ends = answer.is_final() || method == Method::Get && !is_running;
        match monitor {
            Some(monitor) if !ends => {
                self.set_monitor(monitor)
                    .map_err(|error| self.named(error))?;
                Ok(self.running(&answer, retry_after(headers), settings))
            }
            _ if is_running => {
                let text = "the service accepted the request, and returned no monitor";
                Err(self.error(ErrorKind::NotAnOperation, text))
            }
            _ => Ok(self.end(&answer, url, response, self.first.as_deref())),
        }
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

    /// Waits and sends, within the deadline.
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
                "the deadline of the operation is over before the service is to be asked again; the operation continues",
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
                        "the deadline of the operation is over; the operation continues",
                    )
                })
            }
            None => Ok(sending.await),
        }
    }

    /// Reads an answer of the monitor.
    fn answer(
        &mut self,
        request: &BoundRequest,
        response: RawResponse,
        settings: &Settings,
    ) -> Watched {
        let answer = Answer::of(response.status, response.payload.bytes());
        match answer.meaning() {
            Meaning::Running => {
                self.answered = true;
                (self.failures, self.moves) = (0, 0);
                self.running(&answer, retry_after(&response.headers), settings)
            }
            _ => self.end(&answer, &request.url, response, Some(request)),
        }
    }

    /// The operation is not finished.
    fn running(
        &mut self,
        answer: &Answer,
        asked: Option<Duration>,
        settings: &Settings,
    ) -> Watched {
        self.is_of_teams |= answer.is_of_teams();
        let wait = asked.unwrap_or(settings.interval(self.is_of_teams));
        self.wait = Some(wait);
        Watched::More(Ok(Step::Running(Progress {
            status: answer.status(),
            percentage: answer.percentage(),
            next_poll: wait,
            body: answer.json.clone(),
        })))
    }

    /// The operation is finished, or it is none. `of` is the request that `response` is of.
    fn end(
        &self,
        answer: &Answer,
        base: &Url,
        response: RawResponse,
        of: Option<&BoundRequest>,
    ) -> Watched {
        let item = match answer.meaning() {
            Meaning::Failed => return Watched::Last(Err(outcome::failed(response, of))),
            Meaning::Collection => {
                let text = "the URL that the service returned is a collection and no monitor; it shows the results once they are there";
                return Watched::Last(Err(self.error(ErrorKind::NotAnOperation, text)));
            }
            Meaning::Item => answer.json.clone().map_or(Item::None, Item::Json),
            Meaning::Running | Meaning::Succeeded | Meaning::Nothing => Item::None,
        };
        self.completed(answer, base, item)
    }

    pub(super) fn completed(&self, answer: &Answer, base: &Url, item: Item) -> Watched {
        let first = self.first.as_deref();
        let done = Completed::new(&self.core, first, answer, base, item);
        let done = done.or_located(self.location.as_ref());
        Watched::Last(Ok(Step::Completed(Box::new(done))))
    }

    /// Judges an answer that is no success; `None` if the monitor is to be asked again.
    async fn refused(
        &mut self,
        request: &BoundRequest,
        error: Error,
        started: Instant,
        settings: &Settings,
    ) -> Option<Watched> {
        match outcome::of(&error) {
            outcome::Refusal::Ended(answer) => {
                if answer.meaning() == Meaning::Failed {
                    return Some(Watched::Last(Err(
                        error.with_kind(ErrorKind::OperationFailed)
                    )));
                }
                Some(self.completed(&answer, &request.url, Item::None))
            }
            outcome::Refusal::Finished => Some(self.follow(request, &error).await),
            outcome::Refusal::Moved => self
                .moved(request, error)
                .err()
                .map(|e| Watched::Last(Err(e))),
            outcome::Refusal::Missing if !self.answered && self.is_starting(started, settings) => {
                self.wait = error.retry_after();
                None
            }
            outcome::Refusal::Missing => {
                let error = error.with_kind(ErrorKind::OperationUnknown);
                Some(Watched::Last(Err(error)))
            }
            outcome::Refusal::Transient if self.failures < settings.max_failures => {
                self.failures += 1;
                let pace = settings.interval(self.is_of_teams);
                let later = self.core.retry().delay(self.failures).max(pace);
                self.wait = Some(error.retry_after().unwrap_or(later));
                None
            }
            outcome::Refusal::Transient => {
                self.failures = 0;
                self.wait = error.retry_after();
                Some(Watched::More(Err(error)))
            }
            outcome::Refusal::Final => Some(Watched::More(Err(error))),
        }
    }

    /// The monitor redirects to the result. Failing to read it changes nothing about the operation.
    async fn follow(&self, request: &BoundRequest, error: &Error) -> Watched {
        let nothing = Answer::of(200.into(), b"");
        let target = self.target(request, error).and_then(|url| {
            let first = self.first.as_deref();
            Ok((monitor::get(&self.core, &url, first, RetryMode::Safe)?, url))
        });
        let (request, url) = match target {
            Ok(target) => target,
            Err(error) => return self.completed(&nothing, &request.url, Item::Unreadable(error)),
        };
        match crate::client::send(request).await {
            Ok(response) => {
                let answer = Answer::of(response.status, response.payload.bytes());
                let item = answer.json.clone().map_or(Item::None, Item::Json);
                self.completed(&answer, &url, item)
            }
            Err(error) => self.completed(&nothing, &url, Item::Unreadable(error)),
        }
    }

    /// The monitor has another URL.
    fn moved(&mut self, request: &BoundRequest, error: Error) -> Result<(), Error> {
        self.moves += 1;
        if self.moves > MAX_MOVES {
            return Err(error);
        }
        self.set_monitor(self.target(request, &error)?)?;
        self.wait = Some(error.retry_after().unwrap_or_default());
        Ok(())
    }

    /// Where a redirect points to.
    fn target(&self, request: &BoundRequest, error: &Error) -> Result<Url, Error> {
        let location = error
            .headers()
            .and_then(|headers| monitor::location(headers, "location"));
        let url =
            location.and_then(|text| monitor::resolve(text, &request.url, self.core.endpoint()));
        url.ok_or_else(|| error.clone())
    }

    /// Sets the monitor, if it can be asked.
    fn set_monitor(&mut self, url: Url) -> Result<(), Error> {
        if monitor::is_query(&url) {
            return Err(monitor::not_an_operation(
                "the URL that the service returned is a query and no monitor; it finds the results once they are there",
            ));
        }
        if !monitor::is_own(&url, self.core.endpoint()) && !self.core.can_lead_to(&url) {
            let text = "the monitor is neither a URL of the service nor https";
            return Err(Error::new(ErrorKind::ForeignLink, text));
        }
        self.is_of_teams |=
            monitor::is_own(&url, self.core.endpoint()) && monitor::is_of_teams(url.path());
        self.monitor = Some(url);
        Ok(())
    }

    /// Whether the monitor may not exist yet.
    fn is_starting(&self, started: Instant, settings: &Settings) -> bool {
        let passed = self.core.clock().now().saturating_duration_since(started);
        passed <= settings.start_window
    }

    /// The time that is left of the whole operation.
    fn left(&self, started: Instant, settings: &Settings) -> Option<Duration> {
        let passed = self.core.clock().now().saturating_duration_since(started);
        Some(settings.deadline?.saturating_sub(passed))
    }

    fn error(&self, kind: ErrorKind, text: &str) -> Error {
        self.named(Error::new(kind, text))
    }

    /// The error with the call that started the operation.
    fn named(&self, error: Error) -> Error {
        match &self.first {
            Some(first) => error.with_operation(&first.operation()),
            None => error,
        }
    }
}
