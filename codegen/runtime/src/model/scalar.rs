//! Reads values that JSON holds in one token. A type defines which strings, numbers or booleans it accepts; other
//! tokens are mismatches, whose error does not contain the value.

use std::fmt;

use serde_core::de::value::MapAccessDeserializer;
use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_core::ser::Serializer;
use serde_json::Number;

use super::error::{Expected, Found, mismatch};
use super::raw::Json;
use super::reading::Reading;
use super::value::{Form, Outcome};
use super::visitor_mismatches::mismatches;

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
    const EXPECTED: Expected;

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error>;

    fn is_evolvable() -> bool {
        false
    }

    #[inline]
    fn from_text(_: &str) -> Token<Self> {
        Token::Wrong(Found::String)
    }

    #[inline]
    fn from_i64(_: i64) -> Token<Self> {
        Token::Wrong(Found::Number)
    }

    #[inline]
    fn from_u64(_: u64) -> Token<Self> {
        Token::Wrong(Found::Number)
    }

    fn from_f64(_: f64) -> Token<Self> {
        Token::Wrong(Found::Number)
    }

    #[inline]
    fn from_bool(_: bool) -> Token<Self> {
        Token::Wrong(Found::Bool)
    }
}

/// The form of every scalar.
#[derive(Debug)]
pub struct ScalarForm;

impl<T: Scalar> Form<T> for ScalarForm {
    const EXPECTED: Expected = T::EXPECTED;

    #[inline]
    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<T>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ScalarVisitor(slot))
    }

    fn is_evolvable() -> bool {
        T::is_evolvable()
    }

    #[inline]
    fn write<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error> {
        value.to_token(output)
    }
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
            Token::Wrong(found) => {
                *self.0 = None;
                Err(mismatch(T::EXPECTED, found))
            }
            Token::Keep => {
                *self.0 = None;
                Ok(Outcome::Kept(Box::new(kept())))
            }
        }
    }
}

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<'_, T> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", T::EXPECTED)
    }

    /// An empty string means "not yet" in responses of Graph, for any type: it is not a value, and is kept.
    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<Outcome, E> {
        let token = match T::from_text(text) {
            Token::Wrong(_) if text.is_empty() => Token::Keep,
            token => token,
        };
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

    fn visit_f64<E: Error>(self, number: f64) -> Result<Outcome, E> {
        self.take(T::from_f64(number), || Json::from(number))
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

    /// With serde_json's feature `arbitrary_precision`, which any crate may switch on for all, a number comes as a map.
    fn visit_map<A: MapAccess<'de>>(self, input: A) -> Result<Outcome, A::Error> {
        let Ok(number) = Number::deserialize(MapAccessDeserializer::new(input)) else {
            return Err(mismatch(T::EXPECTED, Found::Object));
        };
        match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(number), ..) => self.visit_i64(number),
            (None, Some(number), _) => self.visit_u64(number),
            (None, None, number) => self.visit_f64(number.unwrap_or(f64::NAN)),
        }
    }

    mismatches!(T::EXPECTED; seq);
}

/// Gives scalar types their form.
macro_rules! scalars {
    ($($kind:ty)*) => {$(
        impl $crate::model::value::Value for $kind {
            type Form = $crate::model::scalar::ScalarForm;
        }
    )*};
}
pub(crate) use scalars;
