//! Reads values that JSON holds in one token. A type says what it makes of a string, a number or a boolean; whatever it
//! does not say is a mismatch, named without the value.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

use super::error::{Found, mismatch};
use super::raw::Json;
use super::refuse::mismatches;
use super::value::Outcome;

/// What a scalar type made of a token.
pub(crate) enum Token<T> {
    /// Its value.
    Value(T),
    /// Not one of its tokens.
    Wrong(Found),
    /// One of its tokens, but more than the Rust type can hold.
    Keep,
}

/// A type that is one token of JSON.
pub(crate) trait Scalar: Sized {
    const EXPECTED: &'static str;

    fn from_text(_: &str) -> Token<Self> {
        Token::Wrong(Found::String)
    }

    fn from_i64(_: i64) -> Token<Self> {
        Token::Wrong(Found::Number)
    }

    fn from_u64(number: u64) -> Token<Self> {
        match i64::try_from(number) {
            Ok(number) => Self::from_i64(number),
            Err(_) => Token::Wrong(Found::OtherNumber),
        }
    }

    fn from_bool(_: bool) -> Token<Self> {
        Token::Wrong(Found::Bool)
    }
}

/// Reads a scalar into its slot.
pub(crate) fn read_scalar<'de, T: Scalar, D: Deserializer<'de>>(
    slot: &mut Option<T>,
    input: D,
) -> Result<Outcome, D::Error> {
    input.deserialize_any(ScalarVisitor(slot))
}

struct ScalarVisitor<'a, T>(&'a mut Option<T>);

impl<T: Scalar> ScalarVisitor<'_, T> {
    #[inline]
    fn take<E: Error>(self, token: Token<T>, kept: impl FnOnce() -> Json) -> Result<Outcome, E> {
        match token {
            Token::Value(value) => {
                *self.0 = Some(value);
                Ok(Outcome::Read)
            }
            Token::Wrong(found) => Err(mismatch(T::EXPECTED, found)),
            Token::Keep => Ok(Outcome::Kept(Box::new(kept()))),
        }
    }
}

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<'_, T> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(T::EXPECTED)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<Outcome, E> {
        self.take(T::from_text(text), || Json::from(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Outcome, E> {
        let token = T::from_text(&text);
        self.take(token, || Json::from(text))
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Outcome, E> {
        self.take(T::from_i64(number), || Json::from(number))
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Outcome, E> {
        self.take(T::from_u64(number), || Json::from(number))
    }

    #[inline]
    fn visit_bool<E: Error>(self, value: bool) -> Result<Outcome, E> {
        self.take(T::from_bool(value), || Json::from(value))
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        *self.0 = None;
        Ok(Outcome::Null)
    }

    mismatches!(T::EXPECTED; f64 seq map);
}
