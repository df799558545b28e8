//! The features that enable items.

use super::change;
use crate::interface::{Change, ChangeKind, Interface};
use std::collections::{BTreeMap, BTreeSet};

/// A change, and the gates before and after it.
type Pair<'g> = (ChangeKind, &'g [String], &'g [String]);

/// Adds a change for each pair of gates; items with the same change are listed with it.
pub(super) fn compare(old: &Interface, new: &Interface, changes: &mut Vec<Change>) {
    // Without features of resources, everything is enabled; removed features are separate changes.
    if !new.is_gated() {
        return;
    }
    let mut groups: BTreeMap<Pair<'_>, Vec<&str>> = BTreeMap::new();
    let mut methods = Vec::new();
    for (path, before) in &old.types {
        let Some(now) = new.types.get(path) else {
            continue;
        };
        if let Some(kind) = kind(&before.gate, &now.gate, &new.features) {
            let pair = (kind, before.gate.as_slice(), now.gate.as_slice());
            groups.entry(pair).or_default().push(path);
        }
        for (name, member) in &before.members {
            let Some(now) = now.members.get(name) else {
                continue;
            };
            if let Some(kind) = kind(&member.gate, &now.gate, &new.features) {
                let pair = (kind, member.gate.as_slice(), now.gate.as_slice());
                methods.push((pair, format!("{path}::{name}")));
            }
        }
    }
    for (pair, path) in &methods {
        groups.entry(*pair).or_default().push(path);
    }
    if !old.is_gated() {
        let all: Vec<&str> = groups.into_values().flatten().collect();
        let now = "a feature of a top-level resource".to_owned();
        changes.extend(one(ChangeKind::GateNarrowed, &all, always(&[]), now));
        return;
    }
    for ((kind, before, now), paths) in groups {
        changes.extend(one(kind, &paths, always(before), always(now)));
    }
}

fn one(kind: ChangeKind, paths: &[&str], old: String, new: String) -> Option<Change> {
    let (first, others) = paths.split_first()?;
    Some(Change {
        old: Some(old),
        new: Some(new),
        also: others.iter().map(|path| (*path).to_owned()).collect(),
        ..change(kind, first, "item")
    })
}

fn always(gate: &[String]) -> String {
    match gate {
        [] => "always".to_owned(),
        gate => gate.join(" or "),
    }
}

/// The change of a gate, if it enables an item in fewer or in more cases. Features that are gone are changes of their own, and
/// `full` enables everything.
fn kind(old: &[String], new: &[String], features: &BTreeSet<String>) -> Option<ChangeKind> {
    if old == new {
        return None;
    }
    let enables = |gate: &[String], feature: &String| {
        gate.is_empty() || feature == "full" || gate.contains(feature)
    };
    let mut left = old.iter().filter(|feature| features.contains(*feature));
    let is_narrower = match old {
        [] => !new.is_empty(),
        _ => left.any(|feature| !enables(new, feature)),
    };
    if is_narrower {
        return Some(ChangeKind::GateNarrowed);
    }
    let is_wider = !old.is_empty() && (new.is_empty() || new.iter().any(|one| !enables(old, one)));
    is_wider.then_some(ChangeKind::GateWidened)
}
