//! Items that have another name in Rust: equal on the wire, and each only in one of the interfaces.

use crate::interface::{Fact, Interface, Member, MemberKind, Type, TypeKind};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Types with another path: the new one of each old one.
#[derive(Debug, Default)]
pub(super) struct Renames<'i>(BTreeMap<&'i str, &'i str>);

impl<'i> Renames<'i> {
    pub(super) fn of(old: &'i Interface, new: &'i Interface) -> Self {
        let gone = only_in(old, new);
        let come = only_in(new, old);
        let pairs = pairs(gone, come, |(_, ty)| identity(ty));
        Self(
            pairs
                .into_iter()
                .map(|((old, _), (new, _))| (old, new))
                .collect(),
        )
    }

    /// The new path of a type.
    pub(super) fn path<'p>(&'p self, old: &'p str) -> &'p str {
        self.0.get(old).copied().unwrap_or(old)
    }

    /// Whether this type has a new path.
    pub(super) fn has(&self, old: &str) -> bool {
        self.0.contains_key(old)
    }

    /// Whether this is the new path of a type.
    pub(super) fn is_new(&self, path: &str) -> bool {
        self.0.values().any(|new| *new == path)
    }

    /// Whether two texts with types in them are equal, if every renamed type has its new path.
    pub(super) fn is_same(&self, old: Option<&str>, new: Option<&str>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) => old == new || self.spelled(old) == new,
            (old, new) => old == new,
        }
    }

    fn spelled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.0.is_empty() {
            return Cow::Borrowed(text);
        }
        let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(is_path) {
            let (before, after) = rest.split_at(start);
            let end = after.find(|c| !is_path(c)).unwrap_or(after.len());
            let (path, after) = after.split_at(end);
            out.extend([before, self.path(path)]);
            rest = after;
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

fn only_in<'i>(one: &'i Interface, other: &Interface) -> Vec<(&'i str, &'i Type)> {
    let types = one.types.iter();
    let types = types.filter(|(path, _)| !other.types.contains_key(*path));
    types.map(|(path, ty)| (path.as_str(), ty)).collect()
}

/// What stays if only the name changes. A builder with other methods is another one.
fn identity(ty: &Type) -> Option<(TypeKind, &str, Vec<&str>)> {
    let (fact, methods) = match ty.kind {
        TypeKind::Struct | TypeKind::Enum => (Fact::Wire, Vec::new()),
        TypeKind::Builder => (
            Fact::Routes,
            ty.members.keys().map(String::as_str).collect(),
        ),
        TypeKind::Body | TypeKind::Url | TypeKind::Client => return None,
    };
    Some((ty.kind, ty.facts.get(fact)?, methods))
}

/// Members that are equal on the wire, old and new.
pub(super) fn members<'i>(
    old: Vec<(&'i str, &'i Member)>,
    new: Vec<(&'i str, &'i Member)>,
) -> Vec<(&'i str, &'i str)> {
    let pairs = pairs(old, new, |(_, member)| {
        let fact = |fact| member.facts.get(fact).unwrap_or_default();
        Some(match member.kind {
            MemberKind::Method => (
                member.kind,
                [Fact::Request, Fact::Takes, Fact::Returns].map(fact),
            ),
            _ => (member.kind, [fact(Fact::Wire), "", ""]),
        })
    });
    let pairs = pairs.into_iter();
    pairs.map(|((old, _), (new, _))| (old, new)).collect()
}

/// Pairs of items with the same identity, if exactly one of each side has it.
fn pairs<T: Copy, K: Ord>(
    old: Vec<T>,
    new: Vec<T>,
    identity: impl Fn(T) -> Option<K>,
) -> Vec<(T, T)> {
    let mut by_identity: BTreeMap<K, (Vec<T>, Vec<T>)> = BTreeMap::new();
    for item in old {
        if let Some(key) = identity(item) {
            by_identity.entry(key).or_default().0.push(item);
        }
    }
    for item in new {
        if let Some(key) = identity(item) {
            by_identity.entry(key).or_default().1.push(item);
        }
    }
    let pairs = by_identity.into_values();
    let pairs = pairs.filter_map(|both| match (both.0.as_slice(), both.1.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    });
    pairs.collect()
}
