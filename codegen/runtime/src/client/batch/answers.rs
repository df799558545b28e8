//! The answers to the parts of a batch.

use std::fmt;

use super::{Step, Ticket, refused};
use crate::Error;
use crate::http::{Answer, Response};

/// The answers to the parts of a batch, each to be had with its ticket.
pub struct BatchAnswers {
    batch: u64,
    parts: Vec<Option<(Step, Result<Answer, Error>)>>,
}

impl BatchAnswers {
    pub(super) fn new(batch: u64, steps: Vec<Step>, answers: Vec<Result<Answer, Error>>) -> Self {
        Self {
            batch,
            parts: steps.into_iter().zip(answers).map(Some).collect(),
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
        let answer = answer?.check(&step.request, &step.request.scrub())?;
        Ok(Response::new(answer, ticket.decoder))
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
