//! Sets of members as text: on the wire, in URLs, and for people.

use std::fmt;
use std::str::FromStr;

use serde_core::ser::Serializer;

use super::Flags;
use crate::model::enumeration::{Enumeration, is_evolvable};
use crate::model::error::Expected;
use crate::model::scalar::{Scalar, ScalarForm, Token};
use crate::model::value::Value;

impl<E: Enumeration> Flags<E> {
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
