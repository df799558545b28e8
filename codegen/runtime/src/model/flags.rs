//! Sets of enum members (`IsFlags`).

use std::fmt;
use std::ops::{BitOr, BitOrAssign};
use std::str::FromStr;

use serde_core::ser::Serializer;

use super::enumeration::{Enumeration, UnknownMember, Values, find_declared, is_evolvable};
use super::error::Expected;
use super::scalar::{Scalar, ScalarForm, Token};
use super::value::Value;

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

    /// Adds the members that make up `wanted`, large ones first, and a number for bits that no member has.
    fn insert_parts(&mut self, mut wanted: i64) {
        let mut parts: Vec<_> = E::MEMBERS.iter().collect();
        parts.sort_by_key(|(_, _, value)| std::cmp::Reverse(value.count_ones()));
        for (member, ..) in parts {
            let value = bits(member);
            if value != 0 && wanted & value == value {
                wanted &= !value;
                self.insert(member.clone());
            }
        }
        if wanted != 0 {
            self.push(E::unknown(UnknownMember::text(&wanted.to_string())));
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

    /// True where the members are written as this text, which a reader asks of every set.
    fn is_written_as(&self, text: &str) -> bool {
        let mut rest = Some(text);
        for (index, member) in self.members.iter().enumerate() {
            let separator = if index > 0 { ", " } else { "" };
            rest = rest
                .and_then(|rest| rest.strip_prefix(separator))
                .and_then(|rest| rest.strip_prefix(member.as_str()));
        }
        rest == Some("")
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

/// True where both are the same member, whether by name or by value.
fn is_same<E: Enumeration>(one: &E, other: &E) -> bool {
    let known = |member: &E| find_declared::<E>(member.as_str()).map(|(_, name, _)| *name);
    one == other || known(one).is_some() && known(one) == known(other)
}

/// The bits of a member; none if values are not bits, or for `unknownFutureValue`, whose bits mean nothing.
fn bits<E: Enumeration>(member: &E) -> i64 {
    let name = member.as_str();
    if E::VALUES == Values::Names || name.eq_ignore_ascii_case("unknownFutureValue") {
        return 0;
    }
    match find_declared::<E>(name) {
        Some((_, _, value)) => *value,
        None => name.parse().unwrap_or_default(),
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
        Self::of(names.map(E::from).collect())
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

impl<E: Enumeration> Scalar for Flags<E> {
    const EXPECTED: Expected = Expected("a string", E::TYPE_NAME);

    fn from_text(text: &str) -> Token<Self> {
        let set = Self::from(text);
        let as_written = set.is_written_as(text);
        Token::Value(Self {
            came_as: (!as_written).then(|| text.into()),
            ..set
        })
    }

    fn from_i64(number: i64) -> Token<Self> {
        one(E::from_i64(number))
    }

    fn from_u64(number: u64) -> Token<Self> {
        one(E::from_u64(number))
    }

    fn is_evolvable() -> bool {
        is_evolvable::<E>()
    }

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match (&self.came_as, self.members.as_slice()) {
            (Some(text), _) => output.serialize_str(text),
            (None, [one]) => one.to_token(output),
            (None, _) => output.collect_str(self),
        }
    }
}

fn one<E: Enumeration>(member: Token<E>) -> Token<Flags<E>> {
    match member {
        Token::Value(member) => Token::Value(Flags::from(member)),
        Token::Wrong(found) => Token::Wrong(found),
        Token::Keep => Token::Keep,
    }
}

impl<E: Enumeration> Value for Flags<E> {
    type Form = ScalarForm;
}
