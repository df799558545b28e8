//! The check tests itself: one fact at a time is altered, in a page or in the metadata, and the check should notice.
//!
//! A mutant is noticed if there is a finding that was not there before, or an example or template that was resolved to its
//! operation without leniency and no longer is.
//!
//! Only facts that the other side mentions are altered: a property that no page shows cannot be missed by any page.
//! Mutants that mean the same are excluded and counted, by these rules:
//!
//! - a name or path that was altered into another one that exists there too;
//! - a name of an open type that has fewer than four letters, or that is dropped: such a type takes any name;
//! - another value of a type that takes any value (`Edm.Untyped`, `Edm.Stream`);
//! - a method for which the page has a template of its own, and a verb that the entity set or path allows itself;
//! - an operation of which another overload takes the same call.

mod alter;
mod edit;
mod equivalent;
mod facts;
mod kept;
mod metadata;
mod mutant;
mod pages;
mod places;
mod random;
mod values;
mod verdict;

use super::check::{Examined, examine};
use super::page::Page;
use super::{Source, read};
use graph_csdl::model::Model;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;

pub use random::Random;

/// What is done to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mutation {
    /// A name gets or loses a letter, or has one replaced, or two swapped.
    Rename,
    /// A value or a type becomes one of another type.
    Retype,
    /// A member of an enum becomes another word, or changes case.
    WrongMember,
    /// A method becomes another one; the metadata forbids a verb, or calls an action a function.
    WrongVerb,
    /// A segment of a path gets or loses a letter, or has one replaced, or two swapped.
    WrongSegment,
    /// Something that has to be there is left out.
    Dropped,
}

impl Mutation {
    /// Every kind, in order.
    pub const ALL: [Self; 6] = [
        Self::Rename,
        Self::Retype,
        Self::WrongMember,
        Self::WrongVerb,
        Self::WrongSegment,
        Self::Dropped,
    ];
}

impl fmt::Display for Mutation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rename => "rename",
            Self::Retype => "retype",
            Self::WrongMember => "wrong member",
            Self::WrongVerb => "wrong verb",
            Self::WrongSegment => "wrong segment",
            Self::Dropped => "required fact dropped",
        })
    }
}

/// Which side is altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// A page.
    Page,
    /// The metadata.
    Metadata,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Page => "page",
            Self::Metadata => "metadata",
        })
    }
}

/// Results of the mutants of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were made.
    pub made: usize,
    /// How many of them mean the same.
    pub equivalent: usize,
    /// How many of the rest were noticed.
    pub noticed: usize,
}

impl Tally {
    /// Mutants that should be noticed.
    pub fn counted(&self) -> usize {
        self.made - self.equivalent
    }

    /// Percentage noticed.
    pub fn share(&self) -> f64 {
        if self.counted() == 0 {
            100.0
        } else {
            100.0 * self.noticed as f64 / self.counted() as f64
        }
    }

    fn count(&mut self, fate: Fate) {
        self.made += 1;
        match fate {
            Fate::Noticed => self.noticed += 1,
            Fate::Equivalent => self.equivalent += 1,
            Fate::Missed => {}
        }
    }
}

/// The outcome of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Noticed,
    Missed,
    Equivalent,
}

/// What a run of mutants shows.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The seed.
    pub seed: u64,
    /// Results of each kind, on each side.
    pub tallies: BTreeMap<(Mutation, Side), Tally>,
    /// The mutants that nobody noticed, a line each.
    pub missed: Vec<String>,
}

impl Outcome {
    /// Results of a kind on both sides together.
    pub fn of(&self, mutation: Mutation) -> Tally {
        let sides = [Side::Page, Side::Metadata];
        let tallies = sides
            .iter()
            .filter_map(|side| self.tallies.get(&(mutation, *side)));
        tallies.fold(Tally::default(), |sum, tally| Tally {
            made: sum.made + tally.made,
            equivalent: sum.equivalent + tally.equivalent,
            noticed: sum.noticed + tally.noticed,
        })
    }

    /// How many mutants there were.
    pub fn made(&self) -> usize {
        self.tallies.values().map(|tally| tally.made).sum()
    }
}

/// Alters up to `per_kind` facts of each kind on each side, and says what was noticed.
pub fn mutate(sources: &[Source<'_>], model: &Model, seed: u64, per_kind: usize) -> Outcome {
    let read: Vec<Unaltered<'_>> = sources
        .par_iter()
        .map(|source| Unaltered::read(source, model))
        .collect();
    let mut outcome = Outcome {
        seed,
        ..Outcome::default()
    };
    let mut random = Random::new(seed);
    for mutation in Mutation::ALL {
        let mutants = pages::mutants(&read, model, mutation, per_kind, &mut random);
        let fates = mutants
            .par_iter()
            .map(|mutant| (pages::fate(mutant, &read, model), mutant.to_string()))
            .collect();
        outcome.count(mutation, Side::Page, fates);
        let mutants = metadata::mutants(&read, model, mutation, per_kind, &mut random);
        let fates = mutants
            .par_iter()
            .map_init(
                || model.clone(),
                |model, mutant| (metadata::fate(mutant, &read, model), mutant.label.clone()),
            )
            .collect();
        outcome.count(mutation, Side::Metadata, fates);
    }
    outcome
}

impl Outcome {
    fn count(&mut self, mutation: Mutation, side: Side, fates: Vec<(Fate, String)>) {
        let tally = self.tallies.entry((mutation, side)).or_default();
        for (fate, label) in fates {
            tally.count(fate);
            if fate == Fate::Missed {
                self.missed.push(format!("{mutation} ({side}): {label}"));
            }
        }
    }
}

/// A page as it is, and what the check says of it.
pub(crate) struct Unaltered<'t> {
    pub(crate) source: Source<'t>,
    pub(crate) page: Page,
    pub(crate) examined: Examined,
}

impl<'t> Unaltered<'t> {
    fn read(source: &Source<'t>, model: &Model) -> Self {
        let page = read(source.text, source.name);
        let examined = examine(&page, model, None);
        Self {
            source: *source,
            page,
            examined,
        }
    }
}
