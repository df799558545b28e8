//! Parts that the service asked to wait for, because of another call, are not sent before that.

use super::schedule::{Delayed, Schedule};
use crate::client::batch::rounds::Outcome;
use crate::client::throttle::Hold;
use crate::client::{Core, events};

impl Schedule<'_> {
    /// The next part that is ready and can be sent now.
    pub(super) fn pop_ready(&mut self, core: &Core) -> Option<usize> {
        while let Some(id) = self.ready.pop_front() {
            if self.is_free(core, id) {
                return Some(id);
            }
        }
        None
    }

    /// The next part that begins a chain and can be sent now.
    pub(super) fn pop_chain(&mut self, core: &Core) -> Option<usize> {
        while let Some(id) = self.chains.pop_front() {
            if self.is_free(core, id) {
                return Some(id);
            }
        }
        None
    }

    /// `chain` up to the first part that has to wait: it is looked at again when those before it have run.
    pub(super) fn free(&self, core: &Core, mut chain: Vec<usize>) -> Vec<usize> {
        let mut after = chain.iter().skip(1);
        let held = after.position(|&id| !matches!(self.hold(core, id), Hold::None));
        if let Some(position) = held {
            chain.truncate(position + 1);
        }
        chain
    }

    /// Whether a part can be sent now. Otherwise it is delayed, or fails as a call of its own would.
    fn is_free(&mut self, core: &Core, id: usize) -> bool {
        match self.hold(core, id) {
            Hold::None => return true,
            Hold::Wait { left, until } => {
                match self.delayed.iter_mut().find(|it| it.due == until) {
                    Some(same) => same.ids.push(id),
                    None => {
                        events::batch_delayed(left);
                        let ids = vec![id];
                        self.delayed.push(Delayed { due: until, ids });
                    }
                }
            }
            Hold::Refuse { error, .. } => {
                let before = self.parts[id].before;
                let answer = Err(error.with_attempts(before));
                self.finish(id, Outcome { answer, json: None });
            }
        }
        false
    }

    fn hold(&self, core: &Core, id: usize) -> Hold {
        let request = &self.steps[id].request;
        core.throttle()
            .hold_part(request, core.endpoint(), core.retry())
    }
}
