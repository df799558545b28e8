//! Fields, variants and methods.

use super::matching::{self, Renames};
use super::{change, deprecation, noun, wire_of};
use crate::interface::{Change, ChangeKind, Fact, Interface, Member, MemberKind, Type, TypeKind};
use std::collections::HashMap;
use std::ptr;
use std::sync::Arc;

/// A member of both interfaces, or of one, and the types that have it.
struct Pair<'i> {
    old: Option<(&'i str, &'i Arc<Member>)>,
    new: Option<(&'i str, &'i Arc<Member>)>,
    /// Path and type, old and new.
    owners: Vec<Owner<'i>>,
}

#[derive(Clone, Copy)]
struct Owner<'i> {
    path: &'i str,
    old: &'i Type,
    new: &'i Type,
}

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
        for mut change in of_pair(&pair, *first, renames) {
            let name = change.path.rsplit("::").next().unwrap_or_default();
            let also = others.iter().map(|owner| format!("{}::{name}", owner.path));
            change.also = also.collect();
            changes.push(change);
        }
    }
}

/// Pairs of members; those that types share are in it once.
#[derive(Default)]
struct Pairs<'i> {
    all: Vec<Pair<'i>>,
    known: HashMap<(*const Member, *const Member), usize>,
}

impl<'i> Pairs<'i> {
    fn add(&mut self, owner: Owner<'i>) {
        let (old, new) = (&owner.old.members, &owner.new.members);
        let mut gone = Vec::new();
        for (name, member) in old {
            match new.get(name).filter(|now| now.kind == member.kind) {
                Some(now) if now == member => {}
                Some(now) => self.pair(Some((name, member)), Some((name, now)), owner),
                None => gone.push((name.as_str(), member)),
            }
        }
        let is_known = |name: &str, kind| old.get(name).is_some_and(|old| old.kind == kind);
        let come = new
            .iter()
            .filter(|(name, member)| !is_known(name, member.kind));
        let mut come: Vec<(&str, &Arc<Member>)> =
            come.map(|(name, member)| (name.as_str(), member)).collect();
        if !gone.is_empty() && !come.is_empty() {
            let plain = |list: &[(&'i str, &'i Arc<Member>)]| {
                let list = list.iter().map(|(name, member)| (*name, &***member));
                list.collect::<Vec<(&str, &Member)>>()
            };
            for (before, now) in matching::members(plain(&gone), plain(&come)) {
                let found = |list: &mut Vec<(&'i str, &'i Arc<Member>)>, name: &str| {
                    let index = list.iter().position(|(one, _)| *one == name);
                    index.map(|index| list.remove(index))
                };
                let (before, now) = (found(&mut gone, before), found(&mut come, now));
                self.pair(before, now, owner);
            }
        }
        for member in gone {
            self.pair(Some(member), None, owner);
        }
        for member in come {
            self.pair(None, Some(member), owner);
        }
    }

    fn pair(
        &mut self,
        old: Option<(&'i str, &'i Arc<Member>)>,
        new: Option<(&'i str, &'i Arc<Member>)>,
        owner: Owner<'i>,
    ) {
        let address = |member: Option<(&'i str, &'i Arc<Member>)>| {
            member.map_or(ptr::null(), |(_, member)| Arc::as_ptr(member))
        };
        let next = self.all.len();
        let known = self.known.entry((address(old), address(new)));
        let index = *known.or_insert(next);
        if index == next {
            self.all.push(Pair {
                old,
                new,
                owners: Vec::new(),
            });
        }
        self.all[index].owners.push(owner);
    }
}

fn of_pair(pair: &Pair<'_>, owner: Owner<'_>, renames: &Renames<'_>) -> Vec<Change> {
    match (pair.old, pair.new) {
        (Some((name, before)), Some((renamed, now))) => {
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
            let differ = facts(before, now, name != renamed, renames);
            for (kind, old, new) in differ {
                changes.push(Change {
                    old: old.map(str::to_owned),
                    new: new.map(str::to_owned),
                    ..about(kind)
                });
            }
            changes.extend(deprecation(&before.facts, &now.facts, about));
            changes
        }
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
        (None, Some((name, now))) => vec![Change {
            new: state(now),
            ..about(
                match now.kind {
                    MemberKind::Field => ChangeKind::FieldAdded,
                    MemberKind::Link => ChangeKind::LinkAdded,
                    MemberKind::Variant => ChangeKind::MemberAdded,
                    MemberKind::Method => ChangeKind::MethodAdded,
                },
                owner,
                owner.new,
                name,
                now,
            )
        }],
        (None, None) => Vec::new(),
    }
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

type Difference<'m> = (ChangeKind, Option<&'m str>, Option<&'m str>);

/// The facts that differ, without deprecations.
fn facts<'m>(
    before: &'m Member,
    now: &'m Member,
    is_renamed: bool,
    renames: &Renames<'_>,
) -> Vec<Difference<'m>> {
    use ChangeKind as Kind;
    let table: &[(Fact, Kind)] = match now.kind {
        MemberKind::Field => &[
            (Fact::Type, Kind::FieldTypeChanged),
            (Fact::Setter, Kind::SetterRenamed),
            (Fact::Variant, Kind::PropertyRenamed),
            (Fact::Wire, Kind::WireNameChanged),
            (Fact::Edm, Kind::EdmTypeChanged),
            (Fact::Null, Kind::BecameNullable),
            (Fact::Secret, Kind::SecretAdded),
            (Fact::Form, Kind::FormChanged),
            (Fact::Unset, Kind::UnsetChanged),
        ],
        MemberKind::Link => &[
            (Fact::Takes, Kind::LinkChanged),
            (Fact::Wire, Kind::WireNameChanged),
        ],
        MemberKind::Variant => &[
            (Fact::Wire, Kind::MemberWireNameChanged),
            (Fact::Value, Kind::MemberValueChanged),
        ],
        MemberKind::Method => &[
            (Fact::Takes, Kind::ArgumentsChanged),
            (Fact::Returns, Kind::ResultChanged),
            (Fact::Request, Kind::RequestChanged),
        ],
    };
    let is_other = |fact| {
        let (old, new) = (before.facts.get(fact), now.facts.get(fact));
        !renames.is_same(old, new)
    };
    let mut differences = Vec::new();
    for (fact, kind) in table.iter().filter(|(fact, _)| is_other(*fact)) {
        let (old, new) = (before.facts.get(*fact), now.facts.get(*fact));
        let kind = match (kind, new) {
            // They follow from the name of the field.
            (Kind::SetterRenamed | Kind::PropertyRenamed, _) if is_renamed => continue,
            // A setter of another kind of struct has no property.
            (Kind::PropertyRenamed, _) if old.is_none() || new.is_none() => continue,
            (Kind::EdmTypeChanged, _) if is_other(Fact::Type) => continue,
            (Kind::BecameNullable, Some(_)) => Kind::BecameNonNull,
            (Kind::SecretAdded, None) => Kind::SecretRemoved,
            (Kind::ArgumentsChanged, _) if is_wider(old, new) => match is_other(Fact::Request) {
                true => continue,
                false => Kind::RequestChanged,
            },
            (kind, _) => *kind,
        };
        let is_mark = matches!(fact, Fact::Null | Fact::Secret);
        differences.push(match is_mark {
            true => (kind, None, None),
            false => (kind, old, new),
        });
    }
    differences
}

/// Whether arguments of the old types are taken as before: text is also a literal, which is written in another form.
fn is_wider(old: Option<&str>, new: Option<&str>) -> bool {
    let list = |list: Option<&str>| {
        let list = list.unwrap_or_default().split(", ");
        list.map(str::to_owned).collect::<Vec<String>>()
    };
    let (old, new) = (list(old), list(new));
    let mut pairs = old.iter().zip(&new);
    old.len() == new.len()
        && pairs.all(|(old, new)| old == new || (old == "&str" && new == "impl Into<Literal>"))
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
