//! Sends a batch, and then again the parts that are to be retried.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use azure_core::http::headers::{CONTENT_TYPE, Headers};

use super::Step;
use super::gather::{Gathered, Sending, gather};
use crate::client::throttle::Hold;
use crate::client::{BoundRequest, Target, events};
use crate::http::{Attempt, Attempts, Payload, RawResponse, retry_after};
use crate::{Error, Json, RequestOptions, RetryMode};

/// A part that did not run because one that it depends on failed.
pub(in crate::client) const FAILED_DEPENDENCY: u16 = 424;

const NOT_SENT: &str = r#"{"error":{"code":"FailedDependency","message":"The request was not sent, since one that it depends on failed."}}"#;

/// The result of a step.
pub(in crate::client) struct Outcome {
    pub(in crate::client) answer: Result<RawResponse, Error>,
    /// The part as received.
    pub(in crate::client) json: Option<Json>,
}

impl Outcome {
    /// The response to the `count`th sending of `request`, after the attempts `before`.
    pub(in crate::client) fn new(
        (answer, json): (Result<RawResponse, Error>, Option<Json>),
        request: &BoundRequest,
        count: u32,
        before: Attempts,
    ) -> Self {
        let answer = match answer {
            Ok(mut answer) => {
                let attempt = Attempt::of_status(answer.status.into(), None);
                answer.attempts.count = count;
                answer.attempts.may_have_run = before.may_have_run || attempt.may_have_run();
                Ok(answer)
            }
            Err(error) => Err(error.with_attempts(Attempts {
                count,
                may_have_run: true,
                changes: request.changes(),
            })),
        };
        Self { answer, json }
    }

    /// That of a step that was not sent because one that it depends on failed.
    pub(in crate::client) fn not_sent(before: Attempts) -> Self {
        let mut headers = Headers::new();
        headers.insert(CONTENT_TYPE, "application/json");
        let payload = Payload::Bytes(NOT_SENT.into());
        let mut answer = RawResponse::of(FAILED_DEPENDENCY.into(), headers, payload);
        answer.attempts = before;
        Self {
            answer: Ok(answer),
            json: None,
        }
    }

    /// The attempts so far.
    pub(in crate::client) fn attempts(&self) -> Attempts {
        match &self.answer {
            Ok(answer) => answer.attempts,
            Err(_) => Attempts::default(),
        }
    }
}

/// The outcome of each step.
pub(super) async fn run(
    root: &Target,
    steps: &[Step],
    options: &RequestOptions,
) -> Result<Vec<Outcome>, Error> {
    let mut outcomes: BTreeMap<usize, Outcome> = BTreeMap::new();
    let mut pending = hold(root, steps, &mut outcomes).await;
    let mut round = 0;
    while !pending.is_empty() {
        round += 1;
        match gather(root, steps, &sendings(steps, &pending), options).await {
            Ok(gathered) => record(gathered, steps, &pending, round, &mut outcomes),
            Err(error) if round == 1 => return Err(error),
            Err(error) => outcomes.extend(pending.iter().map(|&id| {
                let answer = Err(error.clone());
                (id, Outcome { answer, json: None })
            })),
        }
        let Some((again, wait)) = steps_to_retry(root, steps, &pending, &outcomes, round) else {
            break;
        };
        let reason = statuses(&again, &outcomes);
        events::batch_retried(round, wait, again.len(), &reason);
        root.core().clock().wait(wait).await;
        pending = again;
    }
    Ok(outcomes.into_values().collect())
}

/// Waits as long as the service asked other calls of the same kind as a part to wait. Gives the parts that can be sent: one whose
/// call of its own would fail instead of waiting fails, and so does what depends on it.
async fn hold(
    root: &Target,
    steps: &[Step],
    outcomes: &mut BTreeMap<usize, Outcome>,
) -> BTreeSet<usize> {
    let core = root.core();
    let mut longest = Duration::ZERO;
    for (id, step) in steps.iter().enumerate() {
        let throttle = core.throttle();
        let hold = throttle.hold_part(&step.request, core.endpoint(), core.retry());
        if step.after.iter().any(|on| outcomes.contains_key(on)) {
            outcomes.insert(id, Outcome::not_sent(Attempts::default()));
            continue;
        }
        match hold {
            Hold::None => {}
            Hold::Wait { left, .. } => longest = longest.max(left),
            Hold::Refuse { error, .. } => {
                let answer = Err(error);
                outcomes.insert(id, Outcome { answer, json: None });
            }
        }
    }
    let pending: BTreeSet<usize> = (0..steps.len())
        .filter(|id| !outcomes.contains_key(id))
        .collect();
    if !longest.is_zero() && !pending.is_empty() {
        events::batch_delayed(longest);
        core.clock().wait(longest).await;
    }
    pending
}

/// The parts that are `pending`, each with those of them that it waits for.
fn sendings(steps: &[Step], pending: &BTreeSet<usize>) -> Vec<Sending> {
    let sendings = pending.iter().map(|&id| {
        let waits_for = steps[id].after.iter().filter(|id| pending.contains(id));
        Sending {
            id,
            waits_for: waits_for.copied().collect(),
        }
    });
    sendings.collect()
}

/// Records the responses of a round.
fn record(
    mut gathered: Gathered,
    steps: &[Step],
    pending: &BTreeSet<usize>,
    round: u32,
    outcomes: &mut BTreeMap<usize, Outcome>,
) {
    for &id in pending {
        let before = outcomes.get(&id).map(Outcome::attempts).unwrap_or_default();
        let outcome = Outcome::new(gathered.take(id), &steps[id].request, round, before);
        outcomes.insert(id, outcome);
    }
}

/// The steps to send again and how long to wait before; `None` if there are none.
fn steps_to_retry(
    root: &Target,
    steps: &[Step],
    pending: &BTreeSet<usize>,
    outcomes: &BTreeMap<usize, Outcome>,
    round: u32,
) -> Option<(BTreeSet<usize>, Duration)> {
    let mut again = BTreeSet::new();
    let mut longest = Duration::ZERO;
    // A part is after those that it depends on, so one pass finds all that depend on what is sent again.
    for &id in pending {
        let Some(Ok(answer)) = outcomes.get(&id).map(|outcome| &outcome.answer) else {
            continue;
        };
        let step = &steps[id];
        let status = u16::from(answer.status);
        let waits_again = step.after.iter().any(|id| again.contains(id));
        if status == FAILED_DEPENDENCY && waits_again && step.request.retry != RetryMode::Never {
            again.insert(id);
            continue;
        }
        let attempt = Attempt::of_status(status, retry_after(&answer.headers));
        let request = &step.request;
        let retry = root.core().retry();
        let wait = retry.wait(attempt, round, request.retry, request.is_repeatable());
        let throttle = root.core().throttle();
        throttle.take_over(
            request,
            root.core().endpoint(),
            answer,
            wait.is_some(),
            false,
        );
        if let Some(wait) = wait {
            again.insert(id);
            longest = longest.max(wait);
        }
    }
    (!again.is_empty()).then_some((again, longest))
}

/// The statuses of the parts, for an event.
fn statuses(ids: &BTreeSet<usize>, outcomes: &BTreeMap<usize, Outcome>) -> String {
    let answers = ids
        .iter()
        .filter_map(|id| outcomes.get(id)?.answer.as_ref().ok());
    let statuses: BTreeSet<u16> = answers.map(|answer| answer.status.into()).collect();
    let statuses: Vec<String> = statuses.iter().map(ToString::to_string).collect();
    statuses.join(", ")
}
