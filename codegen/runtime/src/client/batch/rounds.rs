//! Sends a batch, and again what was not settled, until all is.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use azure_core::http::Method;

use super::part::{self, Members};
use super::{Step, refused};
use crate::client::Target;
use crate::client::timer::sleep;
use crate::http::{Answer, Attempt, Decoder, Ran, Reply, Request, Response, retry_after};
use crate::{Error, Json, RequestOptions, RetryMode};

/// A part that was not run because one before it failed.
const FAILED_DEPENDENCY: u16 = 424;

type Outcome = Result<Answer, Error>;

/// The answer to each step.
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
        match send(root, steps, &pending, options).await {
            Ok(answers) => settle(answers, &pending, round, &mut outcomes),
            Err(error) if round == 1 => return Err(error),
            Err(error) => outcomes.extend(pending.iter().map(|&id| (id, Err(error.clone())))),
        }
        let Some((again, wait)) = unsettled(root, steps, &pending, &outcomes, round) else {
            break;
        };
        sleep(wait).await;
        pending = again;
    }
    Ok(outcomes.into_values().collect())
}

/// One round: the answers by step.
async fn send(
    root: &Target,
    steps: &[Step],
    pending: &BTreeSet<usize>,
    options: &RequestOptions,
) -> Result<BTreeMap<usize, Answer>, Error> {
    let mut requests = Vec::new();
    for &id in pending {
        let waiting = steps[id].after.iter().filter(|id| pending.contains(id));
        let waiting = waiting.map(ToString::to_string).collect();
        requests.push(part::write(root, id, &steps[id], waiting)?);
    }
    let body = Json::new(&BTreeMap::from([("requests", requests)]))
        .map_err(|_| refused("a part can't be written"))?;
    let (mut raw, decoder): (_, Decoder<Json>) = root
        .segment("$batch")
        .raw(Method::Post, Some(&body), Some(options.clone()))
        .into_parts();
    raw.repeatable = Some(pending.iter().all(|&id| steps[id].request.is_repeatable()));
    for &id in pending {
        raw.path_values
            .extend(steps[id].request.path_values.iter().cloned());
    }
    let request = Request::new(raw, decoder);
    let answer: Response<Json> = request.await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let root: Option<Members> = answer.into_model()?.parse().ok();
    let parts = root.and_then(|mut root| root.remove("responses")?.parse::<Vec<Members>>().ok());
    let parts = parts.ok_or_else(|| {
        let ran = Ran {
            attempts: 1,
            may_have_run: true,
            changes: true,
        };
        let reply = Reply {
            status,
            headers,
            body: azure_core::Bytes::new(),
        };
        refused("the answer has no list of responses")
            .with_reply(reply)
            .with_ran(ran)
    })?;
    Ok(parts.iter().filter_map(part::read).collect())
}

/// Takes over the answers of a round.
fn settle(
    mut answers: BTreeMap<usize, Answer>,
    pending: &BTreeSet<usize>,
    round: u32,
    outcomes: &mut BTreeMap<usize, Outcome>,
) {
    for &id in pending {
        let before = ran(outcomes.get(&id));
        let outcome = answers.remove(&id).map(|mut answer| {
            let attempt = Attempt::of_status(answer.status.into(), None);
            answer.ran.attempts = round;
            answer.ran.may_have_run = before.may_have_run || attempt.may_have_run();
            answer
        });
        let missing = || {
            let ran = Ran {
                attempts: round,
                may_have_run: true,
                changes: true,
            };
            refused("there is no answer to this part").with_ran(ran)
        };
        outcomes.insert(id, outcome.ok_or_else(missing));
    }
}

fn ran(outcome: Option<&Outcome>) -> Ran {
    match outcome {
        Some(Ok(answer)) => answer.ran,
        _ => Ran::default(),
    }
}

/// The steps to send again and how long to wait before; `None` if there are none.
fn unsettled(
    root: &Target,
    steps: &[Step],
    pending: &BTreeSet<usize>,
    outcomes: &BTreeMap<usize, Outcome>,
    round: u32,
) -> Option<(BTreeSet<usize>, Duration)> {
    let mut again = BTreeSet::new();
    let mut longest = Duration::ZERO;
    // A part stands behind those that it waits for, so one pass finds all that depend on what is sent again.
    for &id in pending {
        let Some(Ok(answer)) = outcomes.get(&id) else {
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
        if let Some(wait) = retry.wait(attempt, round, request.retry, request.is_repeatable()) {
            again.insert(id);
            longest = longest.max(wait);
        }
    }
    (!again.is_empty()).then_some((again, longest))
}
