//! What corrections of Graph's metadata came to, so that whoever shows an item can say what has made it so.

use super::{OperationId, TypeId};
use crate::config::Correction;
use crate::problem::line_and_column;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The corrections, what each came to, and what they are about.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    pub(crate) entries: Vec<Correction>,
    /// The file that they are in.
    pub(crate) text: Arc<str>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) by_item: BTreeMap<Item, Vec<Note>>,
    /// What names each type that a correction removes, in the published file.
    pub(crate) users: BTreeMap<TypeId, Vec<Item>>,
    /// Operations that corrections are about, as they are published and named.
    pub(crate) signatures: BTreeMap<OperationId, String>,
}

/// A key of a correction that is in effect on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// The correction, by its place in the file.
    pub(crate) entry: usize,
    /// The key.
    pub(crate) key: &'static str,
    /// The part of the item, as a target names it after the item: `/parameter` of an operation, a path below a child of the
    /// container. Empty for the item itself.
    pub(crate) part: String,
}

/// What a correction has made of an item or of a part of it.
#[derive(Clone, Debug)]
pub struct InEffect<'m> {
    /// The correction.
    pub entry: &'m Correction,
    /// Its keys that are in effect, in the order in which they are applied.
    pub keys: Vec<&'static str>,
    /// The part, `/parameter`; empty for the item itself.
    pub part: &'m str,
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
    /// The name in the value of `bound_to`, by its place, where it alone is absent.
    pub name: Option<usize>,
    /// What came of it.
    pub state: State,
}

impl State {
    /// Whether the entry can be removed, since nothing changes with it.
    pub fn is_idle(self) -> bool {
        matches!(self, Self::WithoutEffect | Self::Unread)
    }
}

/// What came of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It changes what the metadata says.
    InEffect,
    /// The target is there, and nothing changes: Graph has mended this.
    WithoutEffect,
    /// The target is there, and no operation of it depends on the key: nothing was wrong.
    Unread,
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

    /// The line of an entry in its file: that of the target which is this item, or else of its first one.
    pub(crate) fn line_of(&self, entry: &Correction, item: &str) -> usize {
        let targets = || entry.targets.iter();
        let target = targets().find(|it| it.value == item);
        let at = target.or_else(|| targets().next()).map(|it| it.at);
        line_and_column(&self.text, at.unwrap_or_default()).0
    }

    /// The correction that an outcome is of.
    pub fn entry(&self, outcome: &Outcome) -> &Correction {
        &self.entries[outcome.entry]
    }

    /// The target that an outcome is of.
    pub fn target(&self, outcome: &Outcome) -> &str {
        &self.entries[outcome.entry].targets[outcome.target].value
    }

    /// The corrections that are in effect on an item, in file order, and those of each part of it.
    pub fn of(&self, item: &Item) -> Vec<InEffect<'_>> {
        let notes = self.by_item.get(item).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<(usize, InEffect<'_>)> = Vec::new();
        for note in notes {
            let is_same =
                |it: &(usize, InEffect<'_>)| it.0 == note.entry && it.1.part == note.part.as_str();
            match found.iter_mut().find(|it| is_same(it)) {
                Some((_, known)) => known.keys.push(note.key),
                None => found.push((
                    note.entry,
                    InEffect {
                        entry: &self.entries[note.entry],
                        keys: vec![note.key],
                        part: &note.part,
                    },
                )),
            }
        }
        found.sort_by_key(|(entry, it)| (*entry, it.part));
        found.into_iter().map(|(_, it)| it).collect()
    }

    /// Whether no correction is in effect on anything.
    pub fn is_empty(&self) -> bool {
        self.by_item.is_empty()
    }

    /// The items that corrections are in effect on.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.by_item.keys()
    }

    pub(crate) fn note(&mut self, item: Item, note: Note) {
        let notes = self.by_item.entry(item).or_default();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// Forgets what corrections have made of an item by this key, or at all: an entry of a slice has changed it since.
    pub(crate) fn undo(&mut self, item: &Item, part: &str, key: &'static str) {
        let Some(notes) = self.by_item.get_mut(item) else {
            return;
        };
        let is_gone = |note: &Note| key == "exists" && (part.is_empty() || note.part == part);
        let is_undone = |note: &Note| note.key == key && note.part == part;
        notes.retain(|note| !is_gone(note) && !is_undone(note));
        if notes.is_empty() {
            self.by_item.remove(item);
        }
    }
}
