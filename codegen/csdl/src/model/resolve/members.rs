//! The index of each member of each type, by name.
//!
//! Those of one type lie side by side: whoever asks for one asks for others of that type, and a table of all members of all
//! types is larger than what a processor keeps at hand.

use crate::model::TypeId;
use crate::model::hash::Seed;
use crate::problem::At;
use crate::schema::{TypeItem, TypeItemKind};
use std::hash::BuildHasher;

/// The index of a member in its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Index among the structural properties.
    Property(u32),
    /// Index among the navigation properties.
    Navigation(u32),
    /// Index among the members of an enum.
    Member(u32),
}

/// The members of all types.
#[derive(Default)]
pub(super) struct Members<'s> {
    seed: Seed,
    /// In the order of types; those of one type by hash.
    all: Vec<Member<'s>>,
    /// Behind the last of each type.
    ends: Vec<usize>,
}

struct Member<'s> {
    hash: u32,
    name: &'s str,
    at: At,
    slot: Slot,
}

impl<'s> Members<'s> {
    /// Takes those of the next type; returns each that has the name of another.
    pub(super) fn add(&mut self, item: &'s TypeItem) -> Vec<(At, &'s str)> {
        let start = self.all.len();
        let mut add = |name: &'s str, at: At, slot: Slot| {
            let hash = hash(&self.seed, name);
            let member = Member {
                hash,
                name,
                at,
                slot,
            };
            self.all.push(member);
        };
        match &item.kind {
            TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
                for (index, property) in (0..).zip(&body.properties) {
                    add(&property.name, property.at, Slot::Property(index));
                }
                let (mut properties, mut navigations) = (body.properties.len() as u32, 0);
                for navigation in &body.navigation {
                    let slot = if navigation.is_any_entity() {
                        Slot::Property(properties)
                    } else {
                        Slot::Navigation(navigations)
                    };
                    match slot {
                        Slot::Property(_) => properties += 1,
                        Slot::Navigation(_) | Slot::Member(_) => navigations += 1,
                    }
                    add(&navigation.name, navigation.at, slot);
                }
            }
            TypeItemKind::Enum(body) => {
                for (index, member) in (0..).zip(&body.members) {
                    add(&member.name, member.at, Slot::Member(index));
                }
            }
            TypeItemKind::Definition { .. } => {}
        }
        self.ends.push(self.all.len());
        let members = &mut self.all[start..];
        members.sort_unstable_by_key(|member| (member.hash, member.name, member.at));
        let twins = members
            .windows(2)
            .filter(|pair| pair[0].name == pair[1].name);
        let mut twins: Vec<_> = twins.map(|pair| (pair[1].at, pair[1].name)).collect();
        twins.sort_unstable();
        twins
    }

    /// The member of a type, its own ones only.
    pub(super) fn find(&self, ty: TypeId, name: &str) -> Option<Slot> {
        let ty = ty.0 as usize;
        let start = ty.checked_sub(1).map_or(0, |before| self.ends[before]);
        let members = &self.all[start..self.ends[ty]];
        let hash = hash(&self.seed, name);
        let first = members.partition_point(|member| member.hash < hash);
        let alike = members[first..]
            .iter()
            .take_while(|member| member.hash == hash);
        let mut named = alike.filter(|member| member.name == name);
        named.next().map(|member| member.slot)
    }
}

/// Half of it is enough to tell the members of a type apart.
fn hash(seed: &Seed, name: &str) -> u32 {
    seed.hash_one(name) as u32
}
