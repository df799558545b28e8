//! Answers of the monitor that are no success.

use std::time::Instant;

use azure_core::http::{StatusCode, Url};

use super::answer::Answer;
use super::completed::Item;
use super::meaning::Meaning;
use super::monitor;
use super::outcome::{self, Refusal};
use super::settings::Settings;
use super::watch::{Watch, Watched};
use crate::client::BoundRequest;
use crate::url::location;
use crate::{Error, ErrorKind, RetryMode};

/// Maximum redirects of a monitor in a row.
const MAX_MOVES: u32 = 5;

impl Watch {
    /// Judges an answer that is no success; `None` if the monitor is to be asked again.
    pub(super) async fn refused(
        &mut self,
        request: &BoundRequest,
        error: Error,
        started: Instant,
        settings: &Settings,
    ) -> Option<Watched> {
        match outcome::of(&error) {
            Refusal::Ended(answer) => {
                if answer.meaning() == Meaning::Failed {
                    return Some(Watched::Last(Err(
                        error.with_kind(ErrorKind::OperationFailed)
                    )));
                }
                Some(self.completed(&answer, &request.url, Item::None))
            }
            Refusal::Finished => self.follow(request, &error, settings).await,
            Refusal::Moved => self
                .moved(request, error)
                .err()
                .map(|e| Watched::Last(Err(e))),
            Refusal::Missing if !self.answered && self.is_starting(started, settings) => {
                self.wait = error.retry_after();
                None
            }
            Refusal::Missing => {
                let error = error.with_kind(ErrorKind::OperationUnknown);
                Some(Watched::Last(Err(error)))
            }
            Refusal::Transient if self.failures < settings.max_failures => {
                self.failures += 1;
                let pace = settings.interval(self.is_of_teams);
                let later = self.core.retry().delay(self.failures).max(pace);
                self.wait = Some(error.retry_after().unwrap_or(later));
                None
            }
            Refusal::Transient => {
                self.failures = 0;
                self.wait = error.retry_after();
                Some(Watched::More(Err(error)))
            }
            Refusal::Final => Some(Watched::More(Err(error))),
        }
    }

    /// The monitor redirects to the result. Failing to read it changes nothing about the operation. A 302 may also lead to
    /// another monitor, which shows in the answer.
    async fn follow(
        &mut self,
        request: &BoundRequest,
        error: &Error,
        settings: &Settings,
    ) -> Option<Watched> {
        let nothing = Answer::of(200.into(), b"");
        let target = self.target(request, error).and_then(|url| {
            let first = self.first.as_deref();
            Ok((monitor::get(&self.core, &url, first, RetryMode::Safe)?, url))
        });
        let (next, url) = match target {
            Ok(target) => target,
            Err(error) => {
                return Some(self.completed(&nothing, &request.url, Item::Unreadable(error)));
            }
        };
        let response = match crate::client::send(next.clone()).await {
            Ok(response) => response,
            Err(error) => return Some(self.completed(&nothing, &url, Item::Unreadable(error))),
        };
        let answer = Answer::of(response.status, response.payload.bytes());
        let is_operation = answer.meaning() == Meaning::Running || answer.is_operation();
        if is_operation && error.status() == Some(StatusCode::Found) {
            return Some(match self.set_monitor(url) {
                Ok(()) => self.answer(&next, response, settings),
                Err(error) => Watched::Last(Err(error)),
            });
        }
        let item = answer.json.clone().map_or(Item::None, Item::Json);
        Some(self.completed(&answer, &url, item))
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
            .and_then(|headers| location::of(headers, "location"));
        let url =
            location.and_then(|text| location::resolve(text, &request.url, self.core.endpoint()));
        url.ok_or_else(|| error.clone())
    }

    /// Whether the monitor may not exist yet.
    fn is_starting(&self, started: Instant, settings: &Settings) -> bool {
        let passed = self.core.clock().now().saturating_duration_since(started);
        passed <= settings.grace_period
    }
}
