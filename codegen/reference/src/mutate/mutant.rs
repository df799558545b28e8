//! A mutant of the metadata.

use super::Mutation;
use crate::check::Fact;

/// One altered fact.
pub(super) struct Mutant {
    pub(super) fact: Fact,
    pub(super) mutation: Mutation,
    /// The new name, where there is one.
    pub(super) name: String,
    /// The pages that mention the fact.
    pub(super) pages: Vec<usize>,
    pub(super) label: String,
}
