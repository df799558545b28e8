//! Fields, variants and methods.

use super::facts::facts;
use super::matching::Renames;
use super::pairs::{Owner, Pair, Pairs};
use super::{change, deprecation, noun, parameters, wire_of};
use crate::interface::{Change, ChangeKind, Fact, Interface, Member, MemberKind, Type, TypeKind};
use std::sync::Arc;

/// Adds the changes of members of types that both interfaces have.
pub(super) fn compare<'i>(
    old: &'i Interface,
    new: &'i Interface,
    renames: &Renames<'i>,
    changes: &mut Vec<Change>,
) {
    let mut pairs = Pairs::default();
    for (path, before) in &old.types {
        let now = new.types.get(renames.path(path));
        if let Some(now) = now.filter(|now| now.kind == before.kind) {
            pairs.add(Owner {
                path,
                old: before,
                new: now,
            });
        }
    }
    for mut pair in pairs.all {
        pair.owners
            .sort_by_key(|owner| (owner.old.bases.len(), owner.path));
        let Some((first, others)) = pair.owners.split_first() else {
            continue;
        };
        for mut change in of_pair(&pair, *first, new, renames) {
            let name = change.path.rsplit("::").next().unwrap_or_default();
            let also = others.iter().map(|owner| format!("{}::{name}", owner.path));
            change.also = also.collect();
            changes.push(change);
        }
    }
}

fn of_pair(
    pair: &Pair<'_>,
    owner: Owner<'_>,
    new: &Interface,
    renames: &Renames<'_>,
) -> Vec<Change> {
    match (pair.old, pair.new) {
        (Some(before), Some(now)) => of_both(before, now, owner, renames),
        (Some((name, before)), None) => vec![Change {
            old: state(before),
            announced: before.facts.get(Fact::Deprecated).map(str::to_owned),
            ..about(
                match before.kind {
                    MemberKind::Field => ChangeKind::FieldRemoved,
                    MemberKind::Link => ChangeKind::LinkRemoved,
                    MemberKind::Variant => ChangeKind::MemberRemoved,
                    MemberKind::Method => ChangeKind::MethodRemoved,
                },
                owner,
                owner.old,
                name,
                before,
            )
        }],
        (None, Some((name, now))) => added(name, now, owner, new),
        (None, None) => Vec::new(),
    }
}

fn of_both(
    (name, before): (&str, &Arc<Member>),
    (renamed, now): (&str, &Arc<Member>),
    owner: Owner<'_>,
    renames: &Renames<'_>,
) -> Vec<Change> {
    let about = |kind| about(kind, owner, owner.new, name, now);
    let mut changes = Vec::new();
    if name != renamed {
        changes.push(Change {
            old: Some(name.to_owned()),
            new: Some(renamed.to_owned()),
            ..about(match now.kind {
                MemberKind::Field => ChangeKind::FieldRenamed,
                MemberKind::Variant => ChangeKind::MemberRenamed,
                MemberKind::Link | MemberKind::Method => ChangeKind::MethodRenamed,
            })
        });
    }
    let differ = facts(owner.new.kind, before, now, name != renamed, renames);
    changes.extend(differ.into_iter().map(|differs| differs.change(about)));
    changes.extend(deprecation(&before.facts, &now.facts, about));
    changes
}

fn added(name: &str, now: &Member, owner: Owner<'_>, new: &Interface) -> Vec<Change> {
    let about = |kind, name| about(kind, owner, owner.new, name, now);
    let kind = match now.kind {
        MemberKind::Field => ChangeKind::FieldAdded,
        MemberKind::Link => ChangeKind::LinkAdded,
        MemberKind::Variant => ChangeKind::MemberAdded,
        MemberKind::Method => ChangeKind::MethodAdded,
    };
    let mut changes = vec![Change {
        new: state(now),
        ..about(kind, name)
    }];
    let unset = match now.kind {
        MemberKind::Field => parameters::unset(owner.new.kind, None, now),
        _ => None,
    };
    changes.extend(unset.map(|differs| differs.change(|kind| about(kind, name))));
    let plain = match now.kind {
        MemberKind::Method => parameters::now_incomplete(now, (owner.old, owner.new), new),
        _ => None,
    };
    changes.extend(plain.map(|plain| Change {
        new: Some(name.to_owned()),
        ..about(ChangeKind::ParameterRequired, plain)
    }));
    changes
}

/// What a removed or new member is: its type, or the result of a method.
fn state(member: &Member) -> Option<String> {
    let fact = match member.kind {
        MemberKind::Field => Fact::Type,
        MemberKind::Method => Fact::Returns,
        MemberKind::Link | MemberKind::Variant => return None,
    };
    member.facts.get(fact).map(str::to_owned)
}

fn about(kind: ChangeKind, owner: Owner<'_>, ty: &Type, name: &str, member: &Member) -> Change {
    Change {
        wire: wire(ty, member),
        ..change(
            kind,
            &format!("{}::{name}", owner.path),
            noun(member.kind, ty.kind),
        )
    }
}

/// A member on the wire: `microsoft.graph.user/displayName`, `GET /users/{id}`.
fn wire(ty: &Type, member: &Member) -> String {
    let fact = |fact| member.facts.get(fact).unwrap_or_default();
    if member.kind != MemberKind::Method {
        let owner = wire_of(ty);
        let slash = if owner.is_empty() { "" } else { "/" };
        return format!("{owner}{slash}{}", fact(Fact::Wire));
    }
    let request = fact(Fact::Request);
    let routes = wire_of(ty);
    let route = routes.split(", ").next().unwrap_or_default();
    let route = if ty.kind == TypeKind::Client {
        ""
    } else {
        route
    };
    match request.split_once(' ') {
        Some((method, suffix)) => format!("{method} {route}{suffix}"),
        None if request.starts_with(['/', '(', ':']) => format!("{route}{request}"),
        None => format!("{request} {}", if route.is_empty() { "/" } else { route }),
    }
}
