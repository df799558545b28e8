//! Sets of enum members (`IsFlags`).

use std::fmt;
use std::ops::{BitOr, BitOrAssign};
use std::str::FromStr;

use serde::ser::Serializer;

use super::enumeration::{Enumeration, find_known};
use super::error::Expected;
use super::scalar::{Scalar, ScalarForm, Token};
use super::value::Value;

/// A set of members, unknown ones included, in the order they came.
///
/// A combined member contains its parts: a set read from `"all"` contains whatever `all` stands for.
#[derive(Clone)]
pub struct Flags<E>(Vec<E>);

impl<E: Enumeration> Flags<E> {
    /// A set of no members.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// True where no member is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The members that were named, in order; a combined member is one.
    pub fn iter(&self) -> std::slice::Iter<'_, E> {
        self.0.iter()
    }

    /// True where `member`, or members that together stand for it, are in the set.
    #[must_use]
    pub fn contains(&self, member: &E) -> bool {
        let wanted = bits(member);
        self.0.contains(member) || wanted != 0 && self.bits() & wanted == wanted
    }

    /// Adds `member` unless the set contains it.
    pub fn insert(&mut self, member: E) {
        if !self.contains(&member) {
            self.0.push(member);
        }
    }

    /// Takes `member` out; of a combined member that overlaps it, the other parts stay.
    pub fn remove(&mut self, member: &E) {
        let gone = bits(member);
        for held in std::mem::take(&mut self.0) {
            let held_bits = bits(&held);
            if held == *member {
                continue;
            }
            if held_bits & gone == 0 {
                self.0.push(held);
            } else {
                self.insert_parts(held_bits & !gone);
            }
        }
    }

    /// The form for URLs: names joined by commas.
    #[must_use]
    pub fn to_url_string(&self) -> String {
        self.joined(",")
    }

    /// Adds the members that make up `wanted`, large ones first.
    fn insert_parts(&mut self, mut wanted: i64) {
        let mut parts: Vec<_> = E::MEMBERS.iter().collect();
        parts.sort_by_key(|(_, _, value)| std::cmp::Reverse(value.count_ones()));
        for (member, _, value) in parts {
            if *value != 0 && wanted & value == *value {
                wanted &= !value;
                self.insert(member.clone());
            }
        }
    }

    fn bits(&self) -> i64 {
        self.0.iter().fold(0, |all, member| all | bits(member))
    }

    fn joined(&self, separator: &str) -> String {
        self.0
            .iter()
            .map(Enumeration::as_str)
            .collect::<Vec<_>>()
            .join(separator)
    }
}

fn bits<E: Enumeration>(member: &E) -> i64 {
    let known: Option<E> = find_known(member.as_str());
    known
        .and_then(|known| E::MEMBERS.iter().find(|(member, ..)| *member == known))
        .map_or(0, |(_, _, value)| *value)
}

impl<E> Default for Flags<E> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Equal are two sets that name the same members, in whatever order.
impl<E: Enumeration> PartialEq for Flags<E> {
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().all(|member| other.0.contains(member))
            && other.0.iter().all(|member| self.0.contains(member))
    }
}

impl<E: Enumeration> Eq for Flags<E> {}

impl<E: Enumeration> fmt::Debug for Flags<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(&self.0).finish()
    }
}

/// As in request bodies: `A, B`.
impl<E: Enumeration> fmt::Display for Flags<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.joined(", "))
    }
}

impl<E: Enumeration> From<&str> for Flags<E> {
    fn from(text: &str) -> Self {
        let names = text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        Self(names.map(E::from).collect())
    }
}

impl<E: Enumeration> FromStr for Flags<E> {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::from(text))
    }
}

impl<E: Enumeration> From<E> for Flags<E> {
    fn from(member: E) -> Self {
        Self(vec![member])
    }
}

impl<E: Enumeration> Extend<E> for Flags<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, members: I) {
        members.into_iter().for_each(|member| self.insert(member));
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
        self.0.iter()
    }
}

impl<E> IntoIterator for Flags<E> {
    type Item = E;
    type IntoIter = std::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
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

impl<E: Enumeration> Scalar for Flags<E> {
    const EXPECTED: Expected = Expected("a string", E::TYPE_NAME);

    fn from_text(text: &str) -> Token<Self> {
        Token::Value(Self::from(text))
    }

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.collect_str(self)
    }
}

impl<E: Enumeration> Value for Flags<E> {
    type Form = ScalarForm;
}
