//! The answers to the parts of a batch.

use std::fmt;

use super::rounds::Outcome;
use super::{Part, Step, Ticket, refused};
use crate::http::{RawResponse, Response};
use crate::{Error, Json};

/// The answers to the parts of a batch, each to be had with its ticket.
pub struct BatchAnswers {
    batch: u64,
    parts: Vec<Option<(Step, Result<RawResponse, Error>)>>,
    /// Each part as it came.
    json: Vec<Option<Json>>,
}

impl BatchAnswers {
    pub(super) fn new(batch: u64, steps: Vec<Step>, outcomes: Vec<Outcome>) -> Self {
        let (mut answers, mut json) = (Vec::new(), Vec::new());
        for outcome in outcomes {
            answers.push(outcome.answer);
            json.push(outcome.json);
        }
        Self {
            batch,
            parts: steps.into_iter().zip(answers).map(Some).collect(),
            json,
        }
    }

    /// The answer to the part that `ticket` was given for.
    ///
    /// # Errors
    /// The part's own error; also where the ticket is another batch's.
    pub fn take<T>(&mut self, ticket: Ticket<T>) -> Result<Response<T>, Error> {
        let part = ticket.part();
        if part.batch != self.batch {
            return Err(refused("the ticket is for another batch"));
        }
        let taken = self.parts.get_mut(part.index).and_then(Option::take);
        let (step, answer) = taken.ok_or_else(|| refused("there is no such part"))?;
        let answer = answer.map_err(|error| error.with_operation(&step.request.operation()));
        let answer = answer?.check(&step.request)?;
        Ok(Response::new(answer, ticket.decoder))
    }

    /// The last answer to a part as the service wrote it, before its body is decoded: an object of `id`, `status`,
    /// `headers` and `body`. `None` where there is none, or the part is another batch's. [`Ticket::part`] names the part,
    /// whose answer may have been taken by now.
    pub fn json(&self, part: Part) -> Option<&Json> {
        let found = self
            .json
            .get(part.index)
            .filter(|_| part.batch == self.batch);
        found?.as_ref()
    }
}

impl fmt::Debug for BatchAnswers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statuses = self.parts.iter().flatten().map(|(_, answer)| match answer {
            Ok(answer) => answer.status.to_string(),
            Err(error) => format!("{:?}", error.kind()),
        });
        f.debug_list().entries(statuses).finish()
    }
}
