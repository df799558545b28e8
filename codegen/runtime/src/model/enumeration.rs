//! Enums to which the service may add members: unknown ones are kept.

use std::fmt;
use std::hash::Hash;

use serde_core::ser::Serializer;

use super::error::Expected;
use super::name::same;
use super::scalar::{Scalar, Token};
use super::value::Value;

/// An enum type. `enum_type!` implements it.
pub trait Enumeration:
    Value + Clone + Eq + Hash + fmt::Display + for<'a> From<&'a str> + 'static
{
    /// The qualified name: `microsoft.graph.objectFlowTypes`.
    const TYPE_NAME: &'static str;

    /// Every known member with its name and its number, in declared order.
    const MEMBERS: &'static [(Self, &'static str, i64)];

    /// What the values of the members are, where several may be given at once.
    #[doc(hidden)]
    const VALUES: Values = Values::Bits;

    /// The name on the wire: as received, or as declared.
    fn as_str(&self) -> &str;

    /// The variant for an unknown name.
    #[doc(hidden)]
    fn unknown(name: UnknownMember) -> Self;

    /// The unknown name, if this is one.
    #[doc(hidden)]
    fn as_unknown(&self) -> Option<&UnknownMember>;
}

/// What the values of a flags enum's members are.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Bits: a member of several bits is the union of the members of these bits.
    Bits,
    /// Numbers without relation to other members.
    Names,
}

/// The name of a member that this version of the crate does not know, or a member given by its value.
///
/// Boxed, since it is rare and the size of every enum depends on it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownMember(Box<Spelling>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Spelling {
    text: Box<str>,
    /// Whether it was received as a number.
    is_number: bool,
}

impl UnknownMember {
    /// The name, or the digits of the value, as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    pub(super) fn text(text: &str) -> Self {
        Self(Box::new(Spelling {
            text: text.into(),
            is_number: false,
        }))
    }

    fn number(number: impl ToString) -> Self {
        Self(Box::new(Spelling {
            text: number.to_string().into(),
            is_number: true,
        }))
    }
}

impl fmt::Debug for UnknownMember {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

impl fmt::Display for UnknownMember {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// Whether the service may add members to the enum. The enum then has the member `unknownFutureValue`, which the service sends
/// instead of later ones unless a request asks for all.
pub(super) fn is_evolvable<E: Enumeration>() -> bool {
    E::MEMBERS
        .iter()
        .any(|(_, name, _)| name.eq_ignore_ascii_case("unknownFutureValue"))
}

/// The member of exactly this name.
fn find_member<E: Enumeration>(name: &str) -> Option<E> {
    E::MEMBERS
        .iter()
        .find(|(_, known, _)| same(known, name))
        .map(|(member, ..)| member.clone())
}

/// The member of this name in any case, if there is just one; or the first of this value.
///
/// OData spells a member by its name or by its value (ABNF, `singleEnumValue`).
#[must_use]
pub fn find_known<E: Enumeration>(name: &str) -> Option<E> {
    find_declared::<E>(name).map(|(member, ..)| member.clone())
}

/// As [`find_known`], with all that is declared.
pub(super) fn find_declared<E: Enumeration>(name: &str) -> Option<&'static (E, &'static str, i64)> {
    let members = || E::MEMBERS.iter();
    if let Some(exact) = members().find(|(_, known, _)| same(known, name)) {
        return Some(exact);
    }
    let mut alike = members().filter(|(_, known, _)| known.eq_ignore_ascii_case(name));
    match (alike.next(), alike.next()) {
        (Some(one), None) => Some(one),
        (Some(_), Some(_)) => None,
        (None, _) => {
            let wanted: i64 = name.parse().ok()?;
            members().find(|(_, _, value)| *value == wanted)
        }
    }
}

/// The member of this name, known or not.
#[must_use]
pub fn member<E: Enumeration>(name: &str) -> E {
    find_member(name).unwrap_or_else(|| E::unknown(UnknownMember::text(name)))
}

/// `Debug` for any member: its name, marked where it is unknown.
///
/// # Errors
/// If the formatter fails.
pub fn debug_enumeration<E: Enumeration>(member: &E, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = member.as_str();
    match find_member::<E>(name) {
        Some(_) => out.write_str(name),
        None => write!(out, "UnknownValue({name:?})"),
    }
}

/// A member is a text: its name, or its value as digits. A number is read as well, and written as one.
impl<E: Enumeration> Scalar for E {
    const EXPECTED: Expected = Expected("a string", E::TYPE_NAME);

    fn from_text(text: &str) -> Token<Self> {
        Token::Value(member(text))
    }

    fn from_i64(number: i64) -> Token<Self> {
        Token::Value(E::unknown(UnknownMember::number(number)))
    }

    fn from_u64(number: u64) -> Token<Self> {
        Token::Value(E::unknown(UnknownMember::number(number)))
    }

    fn is_evolvable() -> bool {
        is_evolvable::<E>()
    }

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        match self.as_unknown() {
            Some(UnknownMember(spelling)) if spelling.is_number => {
                // It was received as one of these.
                match (spelling.text.parse(), spelling.text.parse()) {
                    (Ok(number), _) => output.serialize_i64(number),
                    (_, Ok(number)) => output.serialize_u64(number),
                    _ => output.serialize_str(&spelling.text),
                }
            }
            _ => output.serialize_str(self.as_str()),
        }
    }
}
