//! What planning records besides the plan.

use super::docs::Docs;
use super::names::namer::Namer;
use rayon::prelude::*;

/// Names, used descriptions, and problems.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    pub(super) namer: Namer<'a>,
    pub(super) docs: Docs<'a>,
}

impl<'a> Notes<'a> {
    /// Plans independent items on all cores. Notes and results are in the order of the items.
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

    /// Runs two independent plans in parallel. Notes are in the order of the two.
    pub(super) fn both<A: Send, B: Send>(
        &mut self,
        one: impl FnOnce(&mut Self) -> A + Send,
        other: impl FnOnce(&mut Self) -> B + Send,
    ) -> (A, B) {
        let (mut first, mut second) = (self.fork(), self.fork());
        let both = rayon::join(|| one(&mut first), || other(&mut second));
        self.join(first);
        self.join(second);
        both
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
