//! The responses to the parts of a batch.

use std::fmt;

use super::rounds::Outcome;
use super::{BatchItem, BatchItemId, Step, refused};
use crate::http::{RawResponse, Response};
use crate::{Error, Json};

/// The responses to the requests of a batch, or of several; [`BatchResponses::take`] gives the one to a [`BatchItem`].
pub struct BatchResponses {
    batch: u64,
    parts: Vec<Option<(Step, Result<RawResponse, Error>)>>,
    /// Each part as received.
    json: Vec<Option<Json>>,
}

impl BatchResponses {
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

    /// Takes the response to a request of the batch. Each can be taken once.
    ///
    /// # Errors
    /// The error of this request; also if `item` is of another batch.
    pub fn take<T>(&mut self, item: BatchItem<T>) -> Result<Response<T>, Error> {
        let part = item.id();
        if part.batch != self.batch {
            return Err(refused("the item is of another batch"));
        }
        let taken = self.parts.get_mut(part.index).and_then(Option::take);
        let (step, answer) = taken.ok_or_else(|| refused("there is no such part"))?;
        let answer = answer.map_err(|error| error.with_operation(&step.request.operation()));
        let answer = answer?.check(&step.request)?;
        Ok(Response::new(answer, item.decoder))
    }

    /// Takes the responses to several requests, in the order of `items`.
    pub fn take_all<T>(
        &mut self,
        items: impl IntoIterator<Item = BatchItem<T>>,
    ) -> Vec<Result<Response<T>, Error>> {
        items.into_iter().map(|item| self.take(item)).collect()
    }

    /// The last response to a part as the service wrote it, before its body is decoded: an object of `id`, `status`,
    /// `headers` and `body`. `None` if there is none, or `part` is of another batch. The response itself may have been taken.
    pub fn json(&self, part: BatchItemId) -> Option<&Json> {
        let found = self
            .json
            .get(part.index)
            .filter(|_| part.batch == self.batch);
        found?.as_ref()
    }
}

impl fmt::Debug for BatchResponses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statuses = self.parts.iter().flatten().map(|(_, answer)| match answer {
            Ok(answer) => answer.status.to_string(),
            Err(error) => format!("{:?}", error.kind()),
        });
        f.debug_list().entries(statuses).finish()
    }
}
