//! What planning writes down beside the plan.

use super::docs::Docs;
use super::namer::Namer;
use rayon::prelude::*;

/// Names that were given, descriptions that were used, and problems.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    pub(super) namer: Namer<'a>,
    pub(super) docs: Docs<'a>,
}

impl<'a> Notes<'a> {
    /// Plans items that do not depend on one another, on all cores. Notes and results are in the order of the items.
    pub(super) fn each<T: Send, R: Send>(
        &mut self,
        items: impl IntoParallelIterator<Item = T, Iter: IndexedParallelIterator>,
        plan: impl Fn(T, &mut Self) -> R + Sync,
    ) -> Vec<R> {
        let this: &Self = self;
        let planned = items.into_par_iter().map(|item| {
            let mut notes = this.fork();
            (plan(item, &mut notes), notes)
        });
        let planned: Vec<(R, Self)> = planned.collect();
        let results = planned.into_iter().map(|(result, notes)| {
            self.join(notes);
            result
        });
        results.collect()
    }

    fn fork(&self) -> Self {
        Self {
            namer: self.namer.fork(),
            docs: self.docs.fork(),
        }
    }

    fn join(&mut self, other: Self) {
        self.namer.join(other.namer);
        self.docs.join(other.docs);
    }
}
