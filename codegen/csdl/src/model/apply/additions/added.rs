//! What entries have added, each with a place in the file, so that a problem is reported at its entry.

use crate::model::Outcome;
use crate::problem::{At, Input, Problem, Problems, Related};

/// What entries add.
#[derive(Debug, Default)]
pub(crate) struct Additions {
    /// The outcomes of those of corrections.
    pub(crate) outcomes: Vec<Outcome>,
    /// Every one that could be read.
    pub(in crate::model::apply) all: Vec<Addition>,
}

/// What an entry adds to a target.
#[derive(Debug)]
pub(in crate::model::apply) struct Addition {
    /// The entry.
    pub(in crate::model::apply) entry: EntryPlace,
    /// The text of `add`.
    pub(super) input: Input,
    pub(super) at: At,
    pub(super) within: String,
    /// The elements, as targets.
    pub(in crate::model::apply) elements: Vec<String>,
    /// What these elements have.
    pub(in crate::model::apply) parts: Vec<String>,
}

/// The entry and, of a correction, the target that an addition is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model::apply) enum EntryPlace {
    /// A correction and its target.
    Correction(usize, usize),
    /// An override, and whether it is inherited.
    Override(usize, bool),
}

impl EntryPlace {
    /// Whether both are in one file.
    pub(super) fn is_beside(self, other: Self) -> bool {
        match (self, other) {
            (Self::Correction(..), Self::Correction(..)) => true,
            (Self::Override(_, one), Self::Override(_, other)) => one == other,
            _ => false,
        }
    }

    /// The file that it is in.
    pub(super) fn input(self) -> Input {
        match self {
            Self::Correction(..) => Input::Corrections,
            Self::Override(_, inherited) => Input::config(inherited),
        }
    }
}

impl Additions {
    /// The place of the elements of the next addition.
    pub(super) fn place(&self) -> At {
        At(u32::MAX - u32::try_from(self.all.len()).unwrap_or(u32::MAX))
    }

    /// Problems of what is added, reported where it is written.
    pub(crate) fn relocate(&self, problems: Problems) -> Problems {
        if self.all.is_empty() {
            return problems;
        }
        problems.map(|problem, related| {
            self.relocate_problem(problem);
            related.iter_mut().for_each(|it| self.relocate_related(it));
        })
    }

    /// The addition that has something of this place of an input.
    fn at(&self, input: Input, at: At) -> Option<&Addition> {
        let of_metadata = Some(at).filter(|_| input == Input::Metadata);
        let index = of_metadata.map(|at| (u32::MAX - at.0) as usize);
        index.and_then(|index| self.all.get(index))
    }

    fn relocate_related(&self, related: &mut Related) {
        if let Some(addition) = self.at(related.input, related.at) {
            related.input = addition.input;
            related.at = addition.at;
        }
    }

    fn relocate_problem(&self, problem: &mut Problem) {
        let at = problem.at;
        let Some(addition) = at.and_then(|at| self.at(problem.input, at)) else {
            return;
        };
        problem.input = addition.input;
        problem.at = Some(addition.at);
        problem.what = format!("in {}: {}", problem.within, problem.what);
        problem.within.clone_from(&addition.within);
    }
}
