//! Answers of the monitor that are a success.

use std::time::Duration;

use azure_core::http::{StatusCode, Url};

use super::answer::Answer;
use super::completed::Item;
use super::meaning::Meaning;
use super::outcome;
use super::settings::Settings;
use super::watch::{Watch, Watched};
use super::{Completed, OperationState, Progress};
use crate::ErrorKind;
use crate::client::BoundRequest;
use crate::http::{RawResponse, retry_after};
use crate::url::location;

impl Watch {
    /// Reads an answer of the monitor.
    pub(super) fn answer(
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
                self.move_along(&request.url, &response);
                self.running(&answer, retry_after(&response.headers), settings)
            }
            // Such as a part of a body: it says nothing about the operation.
            Meaning::Nothing if answer.is_unreadable() => {
                let text = "the answer of the monitor is no JSON";
                Watched::More(Err(self.error(ErrorKind::Decode, text)))
            }
            _ => self.end(&answer, &request.url, response, Some(request)),
        }
    }

    /// A 202 of the monitor may name another monitor. One that must not be requested is ignored.
    fn move_along(&mut self, url: &Url, response: &RawResponse) {
        let names: &[&'static str] = match response.status {
            StatusCode::Accepted => &["operation-location", "location"],
            _ => &["operation-location"],
        };
        let mut found = names
            .iter()
            .filter_map(|name| location::of(&response.headers, name));
        let next = found
            .next()
            .and_then(|text| location::resolve(text, url, self.core.endpoint()));
        if let Some(next) = next {
            let _ = self.set_monitor(next);
        }
    }

    /// The operation is not finished.
    pub(super) fn running(
        &mut self,
        answer: &Answer,
        asked: Option<Duration>,
        settings: &Settings,
    ) -> Watched {
        self.is_of_teams |= answer.is_of_teams();
        let wait = asked.unwrap_or(settings.interval(self.is_of_teams));
        self.wait = Some(wait);
        Watched::More(Ok(OperationState::Running(Progress {
            status: answer.status(),
            percentage: answer.percentage(),
            next_poll: wait,
            body: answer.json.clone(),
        })))
    }

    /// The operation is finished, or is not an operation. `of` is the request that `response` is of.
    pub(super) fn end(
        &self,
        answer: &Answer,
        base: &Url,
        response: RawResponse,
        of: Option<&BoundRequest>,
    ) -> Watched {
        let item = match answer.meaning() {
            Meaning::Failed => return Watched::Last(Err(outcome::failed(response, of))),
            Meaning::Collection => {
                let text = "the URL that the service returned is a collection, not a monitor; it shows the results when they exist";
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
        Watched::Last(Ok(OperationState::Completed(Box::new(done))))
    }
}
