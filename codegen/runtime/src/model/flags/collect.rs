//! Sets made of members and of other sets, and their members one by one.

use std::ops::{BitOr, BitOrAssign};

use super::Flags;
use crate::model::enumeration::Enumeration;

impl<E: Enumeration> From<E> for Flags<E> {
    fn from(member: E) -> Self {
        Self::of(vec![member])
    }
}

/// Adds each member that is not named yet, though the set may contain it by its bits: what is given is sent.
impl<E: Enumeration> Extend<E> for Flags<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, members: I) {
        for member in members {
            if !self.members.contains(&member) {
                self.push(member);
            }
        }
    }
}

impl<E: Enumeration> FromIterator<E> for Flags<E> {
    fn from_iter<I: IntoIterator<Item = E>>(members: I) -> Self {
        let mut all = Self::new();
        all.extend(members);
        all
    }
}

impl<'a, E> IntoIterator for &'a Flags<E> {
    type Item = &'a E;
    type IntoIter = std::slice::Iter<'a, E>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.iter()
    }
}

impl<E> IntoIterator for Flags<E> {
    type Item = E;
    type IntoIter = std::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.members.into_iter()
    }
}

impl<E: Enumeration, M: Into<Self>> BitOr<M> for Flags<E> {
    type Output = Self;

    fn bitor(mut self, other: M) -> Self {
        self |= other;
        self
    }
}

impl<E: Enumeration, M: Into<Self>> BitOrAssign<M> for Flags<E> {
    fn bitor_assign(&mut self, other: M) {
        self.extend(other.into());
    }
}
