//! What corrections of Graph's metadata came to, so that whoever shows an item can say what has made it so.

use super::{OperationId, TypeId};
use crate::config::Correction;
use std::collections::BTreeMap;

/// The corrections, what each came to, and what they are about.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    pub(crate) entries: Vec<Correction>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) by_item: BTreeMap<Item, Vec<usize>>,
}

/// Something that corrections are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A type.
    Type(TypeId),
    /// A property or navigation property, where it is declared.
    Member(TypeId, String),
    /// An operation, its parameters or what it returns.
    Operation(OperationId),
    /// A child of the container, or a path below it.
    Root(String),
}

/// What came of one key of a correction at one of its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The correction, by its place in the file.
    pub entry: usize,
    /// The target, by its place in the entry.
    pub target: usize,
    /// The key; none where the target is absent.
    pub key: Option<&'static str>,
    /// What came of it.
    pub state: State,
}

/// What came of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It changes what the metadata says.
    InEffect,
    /// The target is there, and nothing changes: Graph has mended this.
    WithoutEffect,
    /// The metadata has no such target.
    Absent,
    /// It is about another version of Graph.
    OtherApi,
}

impl Corrected {
    /// The corrections, in file order.
    pub fn entries(&self) -> &[Correction] {
        &self.entries
    }

    /// What each key of each correction came to at each target, in file order.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The correction that an outcome is of.
    pub fn entry(&self, outcome: &Outcome) -> &Correction {
        &self.entries[outcome.entry]
    }

    /// The target that an outcome is of.
    pub fn target(&self, outcome: &Outcome) -> &str {
        &self.entries[outcome.entry].targets[outcome.target].value
    }

    /// The corrections that are in effect on an item, in file order.
    pub fn of(&self, item: &Item) -> impl Iterator<Item = &Correction> {
        let found = self.by_item.get(item).map_or(&[][..], Vec::as_slice);
        found.iter().map(|entry| &self.entries[*entry])
    }

    /// Whether no correction is in effect on anything.
    pub fn is_empty(&self) -> bool {
        self.by_item.is_empty()
    }

    /// The items that corrections are in effect on.
    pub fn items(&self) -> std::collections::btree_map::Keys<'_, Item, Vec<usize>> {
        self.by_item.keys()
    }

    pub(crate) fn note(&mut self, item: Item, entry: usize) {
        let entries = self.by_item.entry(item).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
}
