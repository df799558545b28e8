//! Sets of enum members (`IsFlags`).

mod collect;
mod parts;
mod text;

use std::fmt;

use super::enumeration::{Enumeration, UnknownMember};
use parts::{bits, is_same, parts_of};

/// A set of members of a flags enum, in order, with unknown ones.
///
/// A combined member contains its parts: a set read from `"all"` contains the members that `all` combines. A member may also
/// be given by its value: a set read from `"3"` contains the members of the bits 1 and 2. If the values of an enum are not
/// bits, as its documentation states, a set contains only the members that are named.
///
/// A set that was read is written unchanged until it is modified.
#[derive(Clone)]
pub struct Flags<E> {
    members: Vec<E>,
    /// The text as received, if the members would be written differently.
    came_as: Option<Box<str>>,
}

impl<E: Enumeration> Flags<E> {
    /// The empty set.
    #[must_use]
    pub const fn new() -> Self {
        Self::of(Vec::new())
    }

    /// Whether the set has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The named members, in order; a combined member counts as one.
    pub fn iter(&self) -> std::slice::Iter<'_, E> {
        self.members.iter()
    }

    /// Whether `member`, or all members that it combines, are in the set.
    #[must_use]
    pub fn contains(&self, member: &E) -> bool {
        let wanted = bits(member);
        self.members.iter().any(|held| is_same(held, member))
            || wanted != 0 && self.bits() & wanted == wanted
    }

    /// Adds `member` unless the set contains it.
    pub fn insert(&mut self, member: E) {
        if !self.contains(&member) {
            self.push(member);
        }
    }

    /// Removes `member`; the other parts of a combined member that overlaps it stay.
    pub fn remove(&mut self, member: &E) {
        let gone = bits(member);
        let is_hit = |held: &E| is_same(held, member) || bits(held) & gone != 0;
        if !self.members.iter().any(is_hit) {
            return;
        }
        self.came_as = None;
        for held in std::mem::take(&mut self.members) {
            if !is_hit(&held) {
                self.members.push(held);
            } else if !is_same(&held, member) {
                self.insert_parts(bits(&held) & !gone);
            }
        }
    }

    /// The names joined by commas, as in URLs.
    #[must_use]
    pub fn to_url_string(&self) -> String {
        self.joined(",")
    }

    /// Adds the members that make up `wanted`, and a number for bits that no member has.
    fn insert_parts(&mut self, wanted: i64) {
        let (parts, rest) = parts_of::<E>(wanted);
        for member in parts {
            self.insert(member);
        }
        if rest != 0 {
            self.push(E::unknown(UnknownMember::text(&rest.to_string())));
        }
    }

    fn push(&mut self, member: E) {
        self.came_as = None;
        self.members.push(member);
    }

    fn bits(&self) -> i64 {
        self.members
            .iter()
            .fold(0, |all, member| all | bits(member))
    }

    fn joined(&self, separator: &str) -> String {
        self.members
            .iter()
            .map(Enumeration::as_str)
            .collect::<Vec<_>>()
            .join(separator)
    }
}

impl<E> Flags<E> {
    const fn of(members: Vec<E>) -> Self {
        Self {
            members,
            came_as: None,
        }
    }
}

impl<E> Default for Flags<E> {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

/// Two sets are equal if they name the same members, in any order.
impl<E: Enumeration> PartialEq for Flags<E> {
    fn eq(&self, other: &Self) -> bool {
        let named = |set: &Self, member: &E| set.members.contains(member);
        self.iter().all(|member| named(other, member))
            && other.iter().all(|member| named(self, member))
    }
}

impl<E: Enumeration> Eq for Flags<E> {}

impl<E: Enumeration> fmt::Debug for Flags<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(&self.members).finish()
    }
}
