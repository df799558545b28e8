//! What is sent next, and which parts wait for others or for the service.

use std::collections::{BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use super::BatchesOptions;
use super::chains::chains_of_their_own;
use crate::Error;
use crate::client::Core;
use crate::client::batch::Step;
use crate::client::batch::gather::Sending;
use crate::client::batch::rounds::Outcome;
use crate::http::Attempts;

/// A chain is followed up to here when batches are planned: as far as a thousand steps, its exact length changes nothing.
const LONGEST_PLANNED: usize = 1000;

/// Delays that end within this time of each other end together, so that the parts are sent in one batch.
const TOGETHER: Duration = Duration::from_secs(1);

/// All parts, and what becomes of them.
pub(super) struct Schedule<'a> {
    pub(super) steps: &'a [Step],
    /// The parts that depend on each part.
    dependents: Vec<Vec<usize>>,
    pub(super) parts: Vec<Part>,
    /// The most parts of a batch.
    pub(super) size: usize,
    serial: bool,
    pub(super) ready: VecDeque<usize>,
    /// The first parts of chains that are sent each as a batch of their own.
    pub(super) chains: VecDeque<usize>,
    pub(super) delayed: Vec<Delayed>,
    /// Why nothing more is sent.
    pub(super) refusal: Option<Error>,
}

/// One part.
pub(super) struct Part {
    pub(super) state: State,
    /// How many of those that it depends on have not succeeded.
    pub(super) unmet: usize,
    /// How many times it was sent.
    pub(super) sent: u32,
    /// How many of these count.
    pub(super) tries: u32,
    pub(super) before: Attempts,
    outcome: Option<Outcome>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// For those that it depends on.
    Waiting,
    Ready,
    Sent,
    Succeeded,
    Failed,
}

pub(super) struct Delayed {
    pub(super) due: Instant,
    pub(super) ids: Vec<usize>,
}

impl<'a> Schedule<'a> {
    pub(super) fn new(steps: &'a [Step], options: &BatchesOptions) -> Self {
        let mut dependents = vec![Vec::new(); steps.len()];
        for (id, step) in steps.iter().enumerate() {
            for &on in &step.after {
                dependents[on].push(id);
            }
        }
        let parts = steps.iter().map(|step| Part {
            state: State::Waiting,
            unmet: step.after.len(),
            sent: 0,
            tries: 0,
            before: Attempts::default(),
            outcome: None,
        });
        let mut schedule = Self {
            steps,
            dependents,
            parts: parts.collect(),
            size: options.size,
            serial: options.serial,
            ready: VecDeque::new(),
            chains: VecDeque::new(),
            delayed: Vec::new(),
            refusal: None,
        };
        let ids = 0..steps.len();
        let first = ids.filter(|&id| schedule.parts[id].unmet == 0).collect();
        schedule.arrive(first);
        schedule
    }

    /// The parts of the next batch; `None` if nothing is ready.
    pub(super) fn next(&mut self, core: &Core) -> Option<Vec<Sending>> {
        if self.refusal.is_some() {
            return None;
        }
        let size = self.size;
        let chain = match self.pop_chain(core) {
            Some(head) => Some(self.free(core, self.chain(vec![head], self.size))),
            None if self.serial => self.serial_batch(core),
            None => None,
        };
        let linked = chain.is_some();
        let ids = chain.unwrap_or_else(|| {
            let ready = std::iter::from_fn(|| self.pop_ready(core));
            ready.take(size).collect()
        });
        let mut before = None;
        let sendings = ids.into_iter().map(|id| {
            let part = &mut self.parts[id];
            part.state = State::Sent;
            part.sent += 1;
            let waits_for = before.replace(id).filter(|_| linked);
            let waits_for = waits_for.into_iter().collect();
            Sending { id, waits_for }
        });
        let sendings: Vec<Sending> = sendings.collect();
        (!sendings.is_empty()).then_some(sendings)
    }

    /// What is ready, each followed by what depends on it.
    fn serial_batch(&mut self, core: &Core) -> Option<Vec<usize>> {
        let mut ids = Vec::new();
        while ids.len() < self.size
            && let Some(head) = self.pop_ready(core)
        {
            ids.push(head);
            ids = self.chain(ids, self.size);
        }
        (!ids.is_empty()).then_some(ids)
    }

    /// `chain` with the parts that follow its last one, each the only one that can.
    fn chain(&self, mut chain: Vec<usize>, longest: usize) -> Vec<usize> {
        let mut members: BTreeSet<usize> = chain.iter().copied().collect();
        while let Some(&last) = chain.last().filter(|_| chain.len() < longest) {
            let dependents = self.dependents[last].iter().copied();
            let mut following = dependents.filter(|&id| self.can_follow(id, &members));
            let (Some(only), None) = (following.next(), following.next()) else {
                break;
            };
            chain.push(only);
            members.insert(only);
        }
        chain
    }

    fn can_follow(&self, id: usize, members: &BTreeSet<usize>) -> bool {
        let mut after = self.steps[id].after.iter();
        self.parts[id].state == State::Waiting
            && after.all(|on| members.contains(on) || self.parts[*on].state == State::Succeeded)
    }

    /// These parts can be sent: those that begin a chain of their own, and the others after all that are ready.
    pub(super) fn arrive(&mut self, ids: Vec<usize>) {
        for id in self.plan(ids) {
            self.ready.push_back(id);
        }
    }

    /// The same, but before all that are ready: they have been sent before.
    pub(super) fn arrive_again(&mut self, ids: Vec<usize>) {
        for id in self.plan(ids).into_iter().rev() {
            self.ready.push_front(id);
        }
    }

    /// Takes those that begin a chain of their own; the rest in the caller's order.
    fn plan(&mut self, mut ids: Vec<usize>) -> Vec<usize> {
        for &id in &ids {
            self.parts[id].state = State::Ready;
        }
        ids.sort_unstable();
        if self.serial || ids.is_empty() {
            return ids;
        }
        let length = |id: usize| self.chain(vec![id], LONGEST_PLANNED).len();
        let mut heads: Vec<(usize, usize)> = ids.iter().map(|&id| (length(id), id)).collect();
        heads.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        let lengths: Vec<usize> = heads.iter().map(|(length, _)| *length).collect();
        let own = chains_of_their_own(&lengths, self.size);
        self.chains.extend(heads[..own].iter().map(|(_, id)| *id));
        let mut rest: Vec<usize> = heads[own..].iter().map(|(_, id)| *id).collect();
        rest.sort_unstable();
        rest
    }

    /// These parts can be sent when `due`.
    pub(super) fn delay(&mut self, ids: Vec<usize>, due: Instant) {
        if !ids.is_empty() {
            self.delayed.push(Delayed { due, ids });
        }
    }

    /// Moves on what is due.
    pub(super) fn wake(&mut self, now: Instant) {
        let due: Vec<Delayed> = self.delayed.extract_if(.., |it| it.due <= now).collect();
        let ids = due.into_iter().flat_map(|delayed| delayed.ids);
        let ids = ids.collect();
        self.arrive_again(ids);
    }

    /// When the next parts are due, with those that are due soon after.
    pub(super) fn next_due(&self) -> Option<Instant> {
        if self.refusal.is_some() {
            return None;
        }
        let dues = || self.delayed.iter().map(|delayed| delayed.due);
        let first = dues().min()?;
        dues().filter(|due| *due <= first + TOGETHER).max()
    }

    /// The last word on a part. What depends on it is ready if it succeeded, or else never sent.
    pub(super) fn finish(&mut self, id: usize, outcome: Outcome) {
        let answer = outcome.answer.as_ref();
        let succeeded = answer.is_ok_and(|answer| u16::from(answer.status) < 400);
        self.parts[id].outcome = Some(outcome);
        if !succeeded {
            // What depends on it goes on waiting.
            self.parts[id].state = State::Failed;
            return;
        }
        self.parts[id].state = State::Succeeded;
        let mut ready = Vec::new();
        for dependent in std::mem::take(&mut self.dependents[id]) {
            let part = &mut self.parts[dependent];
            part.unmet -= 1;
            if part.unmet == 0 && part.state == State::Waiting {
                ready.push(dependent);
            }
        }
        self.arrive(ready);
    }

    /// Whether a part that this one depends on has failed.
    pub(super) fn is_lost(&self, id: usize) -> bool {
        let mut after = self.steps[id].after.iter();
        after.any(|on| self.parts[*on].state == State::Failed)
    }

    /// The outcome of each part, in the caller's order.
    pub(super) fn into_outcomes(self) -> Vec<Outcome> {
        let refusal = self.refusal;
        let outcomes = self.parts.into_iter().map(|part| {
            part.outcome.unwrap_or_else(|| match &refusal {
                Some(error) => Outcome {
                    answer: Err(error.clone().with_attempts(part.before)),
                    json: None,
                },
                None => Outcome::not_sent(part.before),
            })
        });
        outcomes.collect()
    }
}
