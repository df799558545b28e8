//! Compares two interfaces.

mod difference;
mod facts;
mod gates;
mod handwritten;
mod matching;
mod members;
mod pairs;
mod parameters;
mod types;

use super::{Change, ChangeKind, Fact, Interface, MemberKind, Type, TypeKind};
use matching::Renames;

/// The differences of two interfaces: breaking changes first, then by path. A change that types inherit is listed once, at the type
/// that declares the item. Members of a type that is gone or new are not listed.
pub fn compare(old: &Interface, new: &Interface) -> Vec<Change> {
    let mut changes = Vec::new();
    of_package(old, new, &mut changes);
    let renames = Renames::of(old, new);
    types::compare(old, new, &renames, &mut changes);
    members::compare(old, new, &renames, &mut changes);
    gates::compare(old, new, &mut changes);
    handwritten::compare(old, new, &mut changes);
    changes.sort_by(|one, other| {
        let key = |change: &Change| (change.effect(), change.kind);
        (key(one), &one.path).cmp(&(key(other), &other.path))
    });
    changes
}

fn of_package(old: &Interface, new: &Interface, changes: &mut Vec<Change>) {
    if old.package != new.package {
        changes.push(Change {
            old: Some(old.package.clone()),
            new: Some(new.package.clone()),
            ..change(ChangeKind::CrateRenamed, &old.package, "crate")
        });
    }
    if old.api != new.api {
        changes.push(Change {
            old: Some(old.api.clone()),
            new: Some(new.api.clone()),
            ..change(ChangeKind::ApiChanged, super::of_plan::CLIENT, "client")
        });
    }
    for feature in old.features.difference(&new.features) {
        changes.push(change(ChangeKind::FeatureRemoved, feature, "feature"));
    }
    for feature in new.features.difference(&old.features) {
        changes.push(change(ChangeKind::FeatureAdded, feature, "feature"));
    }
}

/// A change without states.
pub(super) fn change(kind: ChangeKind, path: &str, noun: &'static str) -> Change {
    Change {
        kind,
        path: path.to_owned(),
        wire: String::new(),
        old: None,
        new: None,
        noun,
        announced: None,
        also: Vec::new(),
    }
}

/// A type on the wire: its name in the metadata, or the URLs of a builder.
fn wire_of(ty: &Type) -> String {
    let fact = match ty.kind {
        TypeKind::Builder => Fact::Routes,
        _ => Fact::Wire,
    };
    ty.facts.get(fact).unwrap_or_default().to_owned()
}

/// The name of a member's kind in sentences.
fn noun(kind: MemberKind, owner: TypeKind) -> &'static str {
    match (kind, owner) {
        (MemberKind::Field, TypeKind::Body | TypeKind::Url) => "parameter",
        (MemberKind::Field, _) => "field",
        (MemberKind::Link, _) => "setter",
        (MemberKind::Variant, _) => "member",
        (MemberKind::Method, _) => "method",
    }
}

/// The change of an item's deprecation, if there is one.
fn deprecation(
    old: &super::Facts,
    new: &super::Facts,
    change: impl Fn(ChangeKind) -> Change,
) -> Option<Change> {
    let stated = |facts: &super::Facts| {
        let date = facts.get(Fact::Deprecated)?;
        Some(match facts.get(Fact::Removal) {
            Some(removal) => format!("{date}, removal on {removal}"),
            None => date.to_owned(),
        })
    };
    let removal = |facts: &super::Facts| facts.get(Fact::Removal).map(str::to_owned);
    let (before, now) = (stated(old), stated(new));
    let kind = match (&before, &now) {
        (None, Some(_)) => ChangeKind::Deprecated,
        (Some(_), None) => ChangeKind::DeprecationWithdrawn,
        (Some(_), Some(_)) if removal(old) != removal(new) => {
            return Some(Change {
                old: Some(removal(old).unwrap_or_else(|| "no date".to_owned())),
                new: Some(removal(new).unwrap_or_else(|| "no date".to_owned())),
                ..change(ChangeKind::RemovalChanged)
            });
        }
        _ => return None,
    };
    Some(Change {
        old: before,
        new: now,
        ..change(kind)
    })
}
