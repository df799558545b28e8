//! The latest change of each item.

use std::collections::HashMap;

use super::{Change, DeltaState, Removed};
use crate::{Json, Structured};

/// The latest change of each item, from the changes of any number of pages.
///
/// The service may divide the changes of a relation, such as `members@delta` of a large group, over several occurrences of the
/// item. They are joined in their order.
#[derive(Clone, Debug)]
pub struct LatestChanges<T> {
    /// `None` where a later change replaced it.
    changes: Vec<Option<Change<T>>>,
    by_id: HashMap<String, usize>,
}

/// The changes of a round, each item once.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Round<T> {
    /// Items that are new or have changed.
    pub changed: Vec<T>,
    /// Items that are no longer part of the collection.
    pub removed: Vec<Removed>,
    /// Where the next round starts.
    pub state: DeltaState,
}

impl<T: Structured> LatestChanges<T> {
    /// No changes.
    pub fn new() -> Self {
        Self {
            changes: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    /// Adds a change, which replaces an earlier one of the same id. Changes without an id are all kept.
    pub fn push(&mut self, mut change: Change<T>) {
        let Some(id) = change.id().map(str::to_owned) else {
            return self.changes.push(Some(change));
        };
        let place = self.by_id.insert(id, self.changes.len());
        let earlier = place.and_then(|place| self.changes[place].take());
        if let (Some(Change::Changed { item: earlier, .. }), Change::Changed { item, .. }) =
            (earlier, &mut change)
        {
            join_relations(&earlier, item);
        }
        self.changes.push(Some(change));
    }

    /// The changes, in the order of the last occurrences.
    pub fn into_changes(self) -> impl Iterator<Item = Change<T>> {
        self.changes.into_iter().flatten()
    }

    pub(super) fn into_round(self, state: DeltaState) -> Round<T> {
        let (mut changed, mut removed) = (Vec::new(), Vec::new());
        for change in self.into_changes() {
            match change {
                Change::Changed { item, .. } => changed.push(item),
                Change::Removed(item) => removed.push(item),
            }
        }
        Round {
            changed,
            removed,
            state,
        }
    }
}

impl<T: Structured> Default for LatestChanges<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Puts the changes of relations in `earlier` before those in `item`.
fn join_relations<T: Structured>(earlier: &T, item: &mut T) {
    for (name, before) in earlier.additional().iter() {
        if !name.ends_with("@delta") {
            continue;
        }
        let after = item.additional().get(name);
        if let Some(all) = joined(before, after) {
            item.additional_mut().insert(name, all);
        }
    }
}

/// Two arrays as one; `None` if either is something else.
fn joined(before: &Json, after: Option<&Json>) -> Option<Json> {
    let Some(after) = after else {
        return Some(before.clone());
    };
    let inner = |json: &Json| {
        let text = json.as_str().trim();
        let text = text.strip_prefix('[')?.strip_suffix(']')?.trim();
        Some(text.to_owned())
    };
    let items = [inner(before)?, inner(after)?];
    let items: Vec<_> = items.into_iter().filter(|text| !text.is_empty()).collect();
    format!("[{}]", items.join(",")).parse().ok()
}
