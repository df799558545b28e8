//! Enums whose members a later service may add to: what is unknown is kept as it came.

use std::fmt;
use std::hash::Hash;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

use super::error::Expected;
use super::name::same;
use super::refuse::mismatches;
use super::value::{Form, Outcome, Value, expected};

/// An enum type. `enum_type!` implements it.
pub trait Enumeration:
    Value + Clone + Eq + Hash + fmt::Display + for<'a> From<&'a str> + 'static
{
    /// The qualified name: `microsoft.graph.objectFlowTypes`.
    const TYPE_NAME: &'static str;

    /// Every known member with its name and its number, in declared order.
    const MEMBERS: &'static [(Self, &'static str, i64)];

    /// The name on the wire, as it came or as it is declared.
    fn as_str(&self) -> &str;

    /// The member that stands for an unknown name.
    #[doc(hidden)]
    fn unknown(name: UnknownMember) -> Self;
}

/// The name of a member that this version of the crate does not know.
///
/// Boxed twice, since it is rare and the size of every enum depends on it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownMember(Box<Box<str>>);

impl UnknownMember {
    /// The name as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self.0, out)
    }
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The member of exactly this name.
fn find_member<E: Enumeration>(name: &str) -> Option<E> {
    E::MEMBERS
        .iter()
        .find(|(_, known, _)| same(known, name))
        .map(|(member, ..)| member.clone())
}

/// The member of this name in whatever case, if there is just one.
#[must_use]
pub fn find_known<E: Enumeration>(name: &str) -> Option<E> {
    find_member(name).or_else(|| {
        let mut alike = E::MEMBERS
            .iter()
            .filter(|(_, known, _)| known.eq_ignore_ascii_case(name));
        match (alike.next(), alike.next()) {
            (Some((member, ..)), None) => Some(member.clone()),
            _ => None,
        }
    })
}

/// The member of this name, known or not.
#[must_use]
pub fn member<E: Enumeration>(name: &str) -> E {
    find_member(name).unwrap_or_else(|| E::unknown(UnknownMember(Box::new(name.into()))))
}

/// The form of every enum.
#[derive(Debug)]
pub struct MemberForm;

impl<M: Enumeration> Form<M> for MemberForm {
    const EXPECTED: Expected = Expected("a string", M::TYPE_NAME);

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<M>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        *slot = None;
        input.deserialize_any(MemberVisitor(slot))
    }

    fn write<S: Serializer>(value: &M, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(value.as_str())
    }
}

/// `Debug` for any member: its name, marked where it is unknown.
///
/// # Errors
/// Those of the formatter.
pub fn debug_enumeration<E: Enumeration>(member: &E, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = member.as_str();
    match find_member::<E>(name) {
        Some(_) => out.write_str(name),
        None => write!(out, "UnknownValue({name:?})"),
    }
}

struct MemberVisitor<'a, E>(&'a mut Option<E>);

impl<'de, M: Enumeration> Visitor<'de> for MemberVisitor<'_, M> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", expected::<M>())
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Outcome, E> {
        *self.0 = Some(member(name));
        Ok(Outcome::Read)
    }

    mismatches!(expected::<M>(); bool i64 u64 f64 seq map);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}
