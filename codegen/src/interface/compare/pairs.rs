//! Members of both interfaces, side by side.

use super::matching;
use crate::interface::{Member, Type};
use std::collections::HashMap;
use std::ptr;
use std::sync::Arc;

/// A member of both interfaces, or of one, and the types that have it.
pub(super) struct Pair<'i> {
    pub(super) old: Option<(&'i str, &'i Arc<Member>)>,
    pub(super) new: Option<(&'i str, &'i Arc<Member>)>,
    /// The types that have it.
    pub(super) owners: Vec<Owner<'i>>,
}

/// A type that has the members of a pair.
#[derive(Clone, Copy)]
pub(super) struct Owner<'i> {
    pub(super) path: &'i str,
    pub(super) old: &'i Type,
    pub(super) new: &'i Type,
}

/// Pairs of members; those that types share are in it once.
#[derive(Default)]
pub(super) struct Pairs<'i> {
    pub(super) all: Vec<Pair<'i>>,
    known: HashMap<(*const Member, *const Member), usize>,
}

impl<'i> Pairs<'i> {
    pub(super) fn add(&mut self, owner: Owner<'i>) {
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
