//! The responses to the parts of a batch.

use std::fmt;

use super::rounds::Outcome;
use super::{BatchItem, BatchItemId, Step, refused};
use crate::client::send::{redirected, send};
use crate::http::{RawResponse, Response};
use crate::{ByteStream, Error, Json};

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
        let (step, answer) = self.part(item.id())?;
        let answer = answer.check(&step.request, step.request.core.endpoint())?;
        Ok(Response::new(answer, item.decoder))
    }

    /// Takes the response to a download. Where the part redirects to its bytes, as the content of drives does, they are read
    /// from there without the token, as if the request had been sent alone; [`BatchResponses::take`] returns the redirect as
    /// an error, with `Location` in [`Error::headers`].
    ///
    /// # Errors
    /// As [`BatchResponses::take`], and as a download that is sent alone.
    pub async fn download(
        &mut self,
        item: BatchItem<ByteStream>,
    ) -> Result<Response<ByteStream>, Error> {
        let (Step { request, .. }, answer) = self.part(item.id())?;
        let answer = match redirected(&request, answer.status, &answer.headers)? {
            Some(next) => send(next).await?,
            None => answer.check(&request, request.core.endpoint())?,
        };
        Ok(Response::new(answer, item.decoder))
    }

    /// Takes a part, and its response or the error instead of one.
    fn part(&mut self, part: BatchItemId) -> Result<(Step, RawResponse), Error> {
        if part.batch != self.batch {
            return Err(refused("the item is of another batch"));
        }
        let taken = self.parts.get_mut(part.index).and_then(Option::take);
        let (step, answer) = taken.ok_or_else(|| refused("there is no such part"))?;
        let answer = answer.map_err(|error| error.with_operation(&step.request.operation()));
        Ok((step, answer?))
    }

    /// Takes the responses to several requests, in the order of `items`. Each has its own result: one that failed costs no other.
    ///
    /// # Errors
    /// Of each, those of [`take`](Self::take).
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
