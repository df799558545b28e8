//! Types, without their members.

use super::matching::Renames;
use super::{change, deprecation, wire_of};
use crate::interface::{Change, ChangeKind, Fact, Interface, MemberKind, Type, TypeKind};
use std::collections::BTreeSet;

/// Adds the changes of types.
pub(super) fn compare(
    old: &Interface,
    new: &Interface,
    renames: &Renames<'_>,
    changes: &mut Vec<Change>,
) {
    for (path, before) in &old.types {
        match new.types.get(renames.path(path)) {
            Some(now) => one(path, before, now, renames, changes),
            None => changes.push(Change {
                announced: announced(before),
                ..about(ChangeKind::TypeRemoved, path, before)
            }),
        }
        if renames.has(path) {
            changes.push(Change {
                old: Some(path.clone()),
                new: Some(renames.path(path).to_owned()),
                ..about(ChangeKind::TypeRenamed, path, before)
            });
        }
    }
    for (path, now) in &new.types {
        if !old.types.contains_key(path) && !renames.is_new(path) {
            changes.push(about(ChangeKind::TypeAdded, path, now));
        }
    }
}

fn announced(ty: &Type) -> Option<String> {
    ty.facts.get(Fact::Deprecated).map(str::to_owned)
}

fn about(kind: ChangeKind, path: &str, ty: &Type) -> Change {
    Change {
        wire: wire_of(ty),
        ..change(kind, path, ty.kind.noun())
    }
}

fn one(path: &str, before: &Type, now: &Type, renames: &Renames<'_>, changes: &mut Vec<Change>) {
    let about = |kind| about(kind, path, now);
    let states = |kind, old: Option<&str>, new: Option<&str>| Change {
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        ..about(kind)
    };
    if before.kind != now.kind {
        changes.push(states(
            ChangeKind::TypeKindChanged,
            Some(before.kind.noun()),
            Some(now.kind.noun()),
        ));
        return;
    }
    for (fact, kind) in [
        (Fact::Properties, ChangeKind::PropertiesRenamed),
        (Fact::Values, ChangeKind::ValuesChanged),
    ] {
        let (old, new) = (before.facts.get(fact), now.facts.get(fact));
        // The enum of properties is called after its struct.
        let is_named_so = kind == ChangeKind::PropertiesRenamed && renames.has(path);
        if old != new && !is_named_so {
            changes.push(states(kind, old, new));
        }
    }
    for (fact, kind) in [
        (Fact::Evolvable, ChangeKind::EvolvableChanged),
        (Fact::Directory, ChangeKind::DirectoryChanged),
    ] {
        let state = |ty: &Type| ty.facts.get(fact).unwrap_or("no").to_owned();
        let (old, new) = (state(before), state(now));
        if old != new {
            changes.push(states(kind, Some(&old), Some(&new)));
        }
    }
    // `@odata.type` and literals in URLs have the name of a struct or an enum; parameters have none.
    let (old, new) = (before.facts.get(Fact::Wire), now.facts.get(Fact::Wire));
    if old != new && matches!(now.kind, TypeKind::Struct | TypeKind::Enum) {
        changes.push(states(ChangeKind::WireNameChanged, old, new));
    }
    bases(before, now, renames, &states, changes);
    filters(path, before, now, changes);
    changes.extend(deprecation(&before.facts, &now.facts, about));
}

fn bases(
    before: &Type,
    now: &Type,
    renames: &Renames<'_>,
    states: &impl Fn(ChangeKind, Option<&str>, Option<&str>) -> Change,
    changes: &mut Vec<Change>,
) {
    let old: BTreeSet<&str> = before.bases.iter().map(|base| renames.path(base)).collect();
    let new: BTreeSet<&str> = now.bases.iter().map(String::as_str).collect();
    for base in old.difference(&new) {
        changes.push(states(ChangeKind::BaseRemoved, Some(base), None));
    }
    for base in new.difference(&old) {
        changes.push(states(ChangeKind::BaseAdded, None, Some(base)));
    }
}

/// Filters of fields that both have; the filter of a field that is gone is gone with it.
fn filters(path: &str, before: &Type, now: &Type, changes: &mut Vec<Change>) {
    let none = BTreeSet::new();
    let (old, new) = (
        before.filters.as_ref().unwrap_or(&none),
        now.filters.as_ref().unwrap_or(&none),
    );
    let is_field = |ty: &Type, name: &str| {
        let member = ty.members.get(name);
        member.is_some_and(|member| member.kind == MemberKind::Field)
    };
    let changed = old
        .difference(new)
        .map(|name| (ChangeKind::FilterRemoved, name))
        .chain(
            new.difference(old)
                .map(|name| (ChangeKind::FilterAdded, name)),
        );
    let changed = changed.filter(|(_, name)| is_field(before, name) && is_field(now, name));
    let changed: Vec<(ChangeKind, &String)> = changed.collect();
    let properties = now.facts.get(Fact::Properties).unwrap_or_default();
    let module = path.rsplit_once("::").map_or("", |(module, _)| module);
    let function = |name: &str| format!("{module}::{properties}::{name}");
    // A type that can be filtered as a whole, or no longer can, is one change for each kind.
    for kind in [ChangeKind::FilterRemoved, ChangeKind::FilterAdded] {
        let names = changed.iter().filter(|(one, _)| *one == kind);
        let mut paths = names.map(|(_, name)| function(name));
        let Some(first) = paths.next() else {
            continue;
        };
        changes.push(Change {
            wire: wire_of(now),
            also: paths.collect(),
            ..change(kind, &first, "filter")
        });
    }
}
