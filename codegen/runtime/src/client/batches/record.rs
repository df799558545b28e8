//! What the response to a batch means for each of its parts.

use std::time::Duration;

use super::schedule::{Schedule, State};
use crate::client::Core;
use crate::client::batch::gather::{Gathered, Sending};
use crate::client::batch::rounds::{FAILED_DEPENDENCY, Outcome};
use crate::client::events;
use crate::http::{Attempt, retry_after};
use crate::{Error, ErrorKind, RetryMode};

const TOO_MANY_REQUESTS: u16 = 429;
const CONTENT_TOO_LARGE: u16 = 413;
const UNAVAILABLE: u16 = 503;

/// A batch of so few parts says nothing about the others.
const FEW: usize = 4;

/// The most times that a part is sent, if it is throttled in batches of which other parts run.
const MAX_SENT: u32 = 10;

/// What is sent again of one batch.
#[derive(Default)]
struct Again {
    /// After the wait.
    delayed: Vec<usize>,
    /// At once: they have not run.
    at_once: Vec<usize>,
    wait: Duration,
    statuses: Vec<u16>,
}

impl Schedule<'_> {
    /// Records the response to a batch.
    pub(super) fn record(
        &mut self,
        core: &Core,
        sent: &[Sending],
        result: Result<Gathered, Error>,
    ) {
        let again = match result {
            Ok(gathered) => self.record_parts(core, sent, gathered),
            Err(error) => self.record_failure(core, sent, &error),
        };
        let now = core.clock().now();
        if !again.delayed.is_empty() {
            let tries = again.delayed.iter().map(|&id| self.parts[id].tries);
            let mut statuses = again.statuses;
            statuses.sort_unstable();
            statuses.dedup();
            let statuses: Vec<String> = statuses.iter().map(ToString::to_string).collect();
            let reason = match statuses.is_empty() {
                true => "the connection broke".to_owned(),
                false => statuses.join(", "),
            };
            let round = tries.max().unwrap_or_default().max(1);
            events::batch_retried(round, again.wait, again.delayed.len(), &reason);
        }
        // A wait without end was refused by the retry options.
        self.delay(again.delayed, now.checked_add(again.wait).unwrap_or(now));
        self.arrive_again(again.at_once);
    }

    fn record_parts(&mut self, core: &Core, sent: &[Sending], mut gathered: Gathered) -> Again {
        let outcomes = sent.iter().map(|&Sending { id, .. }| {
            let part = &self.parts[id];
            let request = &self.steps[id].request;
            Outcome::new(gathered.take(id), request, part.sent, part.before)
        });
        let outcomes: Vec<Outcome> = outcomes.collect();
        let progresses = makes_progress(&outcomes);
        let mut again = Again::default();
        for (sending, outcome) in sent.iter().zip(outcomes) {
            let id = sending.id;
            let counts = !progresses || status(&outcome) != Some(TOO_MANY_REQUESTS);
            let wait = self.wait(core, id, &outcome, counts);
            let not_run = self.has_not_run(sending, &outcome);
            let part = &mut self.parts[id];
            part.before = outcome.attempts();
            if not_run {
                self.requeue(id, &mut again.at_once);
            } else if let Some(wait) = wait {
                part.tries += u32::from(counts);
                again.wait = again.wait.max(wait);
                again.statuses.extend(status(&outcome));
                self.requeue(id, &mut again.delayed);
            } else {
                self.finish(id, outcome);
            }
        }
        again
    }

    /// How long to wait before a part is sent again; `None` if it is not.
    fn wait(&self, core: &Core, id: usize, outcome: &Outcome, counts: bool) -> Option<Duration> {
        let answer = outcome.answer.as_ref().ok()?;
        let request = &self.steps[id].request;
        let attempt = Attempt::of_status(answer.status.into(), retry_after(&answer.headers));
        let part = &self.parts[id];
        let number = match counts {
            true => part.tries + 1,
            false if part.sent < MAX_SENT => 1,
            false => return None,
        };
        let repeatable = request.is_repeatable();
        let wait = core
            .retry()
            .wait(attempt, number, request.retry, repeatable);
        let wait = wait.filter(|_| !self.is_lost(id));
        let throttle = core.throttle();
        throttle.take_over(request, core.endpoint(), answer, wait.is_some(), !counts);
        wait
    }

    /// Whether a part did not run only because of one before it in the batch, on which it does not depend or which is sent
    /// again.
    fn has_not_run(&self, sending: &Sending, outcome: &Outcome) -> bool {
        let id = sending.id;
        let succeeded = |on: &usize| self.parts[*on].state == State::Succeeded;
        let may_be_sent_again = match self.parts[id].unmet {
            0 => true,
            _ => self.steps[id].request.retry != RetryMode::Never && !self.is_lost(id),
        };
        may_be_sent_again
            && status(outcome) == Some(FAILED_DEPENDENCY)
            && !sending.waits_for.iter().all(succeeded)
    }

    /// Sends a part again with `ready`, or after those that it depends on.
    fn requeue(&mut self, id: usize, ready: &mut Vec<usize>) {
        let part = &mut self.parts[id];
        match part.unmet {
            0 => ready.push(id),
            _ => part.state = State::Waiting,
        }
    }

    /// Records that a batch failed as a whole.
    fn record_failure(&mut self, core: &Core, sent: &[Sending], error: &Error) -> Again {
        let mut again = Again::default();
        let status = error.status().map(u16::from);
        if status == Some(CONTENT_TOO_LARGE) && sent.len() > 1 {
            self.size = self.size.min(sent.len().div_ceil(2));
            for sending in sent {
                self.requeue(sending.id, &mut again.at_once);
            }
            return again;
        }
        if fails_always(error) {
            self.refusal.get_or_insert_with(|| error.clone());
        }
        // What is idempotent as a whole has been sent again as a whole.
        let all = |sent: &[Sending]| {
            let mut requests = sent.iter().map(|part| &self.steps[part.id].request);
            requests.all(|request| request.is_repeatable())
        };
        let is_unknown = is_unknown(error) && !all(sent);
        for &Sending { id, .. } in sent {
            let request = &self.steps[id].request;
            let (attempt, number) = (
                Attempt::Failed(error.retry_after()),
                self.parts[id].tries + 1,
            );
            let repeatable = request.is_repeatable();
            let wait = core
                .retry()
                .wait(attempt, number, request.retry, repeatable);
            let part = &mut self.parts[id];
            part.before.count = part.sent;
            match wait.filter(|_| is_unknown) {
                Some(wait) if !self.is_lost(id) => {
                    let part = &mut self.parts[id];
                    part.before.may_have_run = true;
                    part.tries += 1;
                    again.wait = again.wait.max(wait);
                    again.statuses.extend(status);
                    self.requeue(id, &mut again.delayed);
                }
                _ => {
                    let answer = Err(error.clone());
                    self.finish(id, Outcome { answer, json: None });
                }
            }
        }
        again
    }
}

fn status(outcome: &Outcome) -> Option<u16> {
    let answer = outcome.answer.as_ref().ok()?;
    Some(answer.status.into())
}

/// Whether some of many parts have run, so that the service only limits how many run at a time.
fn makes_progress(outcomes: &[Outcome]) -> bool {
    let mut statuses = outcomes.iter().filter_map(status);
    outcomes.len() > FEW
        && statuses.any(|status| ![TOO_MANY_REQUESTS, FAILED_DEPENDENCY].contains(&status))
}

/// Whether no batch can succeed.
fn fails_always(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Credential | ErrorKind::ClaimsChallenge | ErrorKind::Configuration
    )
}

/// Whether parts may have run, and other attempts may succeed. After a 503 the batch has been sent again as a whole.
fn is_unknown(error: &Error) -> bool {
    match error.status().map(u16::from) {
        Some(UNAVAILABLE) => false,
        Some(status) if !(200..300).contains(&status) => {
            matches!(Attempt::of_status(status, None), Attempt::Failed(_))
        }
        _ => error.kind() == ErrorKind::Io,
    }
}
