//! Items of handwritten modules.

use super::change;
use crate::interface::{Change, ChangeKind, Interface};
use std::collections::BTreeMap;

const NOUN: &str = "item";

/// Adds the changes of handwritten items. Members of an item that is gone or new are not listed.
pub(super) fn compare(old: &Interface, new: &Interface, changes: &mut Vec<Change>) {
    let (old, new) = (&old.handwritten, &new.handwritten);
    for (path, before) in old {
        match new.get(path) {
            Some(now) if now == before => {}
            Some(now) => changes.push(Change {
                old: Some(before.clone()),
                new: Some(now.clone()),
                ..change(ChangeKind::ItemChanged, path, NOUN)
            }),
            None if is_only_in(old, new, owner(path)) => {}
            None => changes.push(change(ChangeKind::ItemRemoved, path, NOUN)),
        }
    }
    let added = new.keys().filter(|path| !old.contains_key(*path));
    let added = added.filter(|path| !is_only_in(new, old, owner(path)));
    changes.extend(added.map(|path| change(ChangeKind::ItemAdded, path, NOUN)));
}

fn is_only_in(
    one: &BTreeMap<String, String>,
    other: &BTreeMap<String, String>,
    path: &str,
) -> bool {
    one.contains_key(path) && !other.contains_key(path)
}

/// The type of a member or an implementation.
fn owner(path: &str) -> &str {
    let of_trait = path.split_once(" as ").map(|(owner, _)| owner);
    let of_member = || path.rsplit_once("::").map(|(owner, _)| owner);
    of_trait.or_else(of_member).unwrap_or_default()
}
