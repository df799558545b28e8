//! Sends a batch, and then again the parts that are to be retried.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::Step;
use super::gather::{Gathered, gather};
use crate::client::{Target, events};
use crate::http::{Attempt, Attempts, RawResponse, retry_after};
use crate::{Error, Json, RequestOptions, RetryMode};

/// A part that did not run because one that it depends on failed.
const FAILED_DEPENDENCY: u16 = 424;

/// The result of a step.
pub(super) struct Outcome {
    pub(super) answer: Result<RawResponse, Error>,
    /// The part as received.
    pub(super) json: Option<Json>,
}

/// The outcome of each step.
pub(super) async fn run(
    root: &Target,
    steps: &[Step],
    options: &RequestOptions,
) -> Result<Vec<Outcome>, Error> {
    let mut outcomes: BTreeMap<usize, Outcome> = BTreeMap::new();
    let mut pending: BTreeSet<usize> = (0..steps.len()).collect();
    let mut round = 0;
    while !pending.is_empty() {
        round += 1;
        match gather(root, steps, &pending, options).await {
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

/// Records the responses of a round.
fn record(
    mut gathered: Gathered,
    steps: &[Step],
    pending: &BTreeSet<usize>,
    round: u32,
    outcomes: &mut BTreeMap<usize, Outcome>,
) {
    for &id in pending {
        let before = attempts_of(outcomes.get(&id));
        let (answer, json) = match gathered.parts.remove(&id) {
            Some((answer, json)) => (answer, Some(json)),
            None => (Err(gathered.missing()), None),
        };
        let answer = match answer {
            Ok(mut answer) => {
                let attempt = Attempt::of_status(answer.status.into(), None);
                answer.attempts.count = round;
                answer.attempts.may_have_run = before.may_have_run || attempt.may_have_run();
                Ok(answer)
            }
            Err(error) => Err(error.with_attempts(Attempts {
                count: round,
                may_have_run: true,
                changes: steps[id].request.changes(),
            })),
        };
        outcomes.insert(id, Outcome { answer, json });
    }
}

fn attempts_of(outcome: Option<&Outcome>) -> Attempts {
    match outcome.map(|outcome| &outcome.answer) {
        Some(Ok(answer)) => answer.attempts,
        _ => Attempts::default(),
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
        throttle.take_over(request, root.core().endpoint(), answer, wait.is_some());
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
