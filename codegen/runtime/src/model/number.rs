//! Booleans, integers and floating-point numbers.

use std::fmt::Display;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::ser::Serializer;

use super::error::{Found, mismatch};
use super::raw::Json;
use super::scalar::{Scalar, Token, read_scalar};
use super::value::{Outcome, Value};

impl Scalar for bool {
    const EXPECTED: &'static str = "a boolean (Edm.Boolean)";

    #[inline]
    fn from_bool(value: bool) -> Token<Self> {
        Token::Value(value)
    }
}

impl Value for bool {
    const EXPECTED: &'static str = <Self as Scalar>::EXPECTED;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Self>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        read_scalar(slot, input)
    }

    fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_bool(*self)
    }
}

macro_rules! integer {
    ($($kind:ty, $write:ident, $expected:literal, $from_text:expr;)*) => {$(
        impl Scalar for $kind {
            const EXPECTED: &'static str = $expected;

            #[inline]
            fn from_i64(number: i64) -> Token<Self> {
                Self::try_from(number).map_or(Token::Wrong(Found::OtherNumber), Token::Value)
            }

            #[inline]
            fn from_text(text: &str) -> Token<Self> {
                let from_text: fn(&str) -> Token<Self> = $from_text;
                from_text(text)
            }
        }

        impl Value for $kind {
            const EXPECTED: &'static str = $expected;

            fn read<'de, D: Deserializer<'de>>(slot: &mut Option<Self>, input: D) -> Result<Outcome, D::Error> {
                read_scalar(slot, input)
            }

            fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                output.$write(*self)
            }
        }
    )*};
}
integer! {
    u8, serialize_u8, "an integer (Edm.Byte)", no_text;
    i8, serialize_i8, "an integer (Edm.SByte)", no_text;
    i16, serialize_i16, "an integer (Edm.Int16)", no_text;
    i32, serialize_i32, "an integer (Edm.Int32)", no_text;
    i64, serialize_i64, "an integer (Edm.Int64)", |text| {
        text.parse().map_or(Token::Wrong(Found::OtherText), Token::Value)
    };
}

fn no_text<T>(_: &str) -> Token<T> {
    Token::Wrong(Found::String)
}

macro_rules! float {
    ($($kind:ty, $write:ident, $expected:literal;)*) => {$(
        impl Value for $kind {
            const EXPECTED: &'static str = $expected;

            fn read<'de, D: Deserializer<'de>>(slot: &mut Option<Self>, input: D) -> Result<Outcome, D::Error> {
                *slot = None;
                let json = Json::deserialize(input)?;
                if json.is_null() {
                    return Ok(Outcome::Null);
                }
                *slot = Some(read_float(json.as_str()).map_err(|found| mismatch($expected, found))?);
                Ok(Outcome::Read)
            }

            fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                match *self {
                    number if number.is_finite() => output.$write(number),
                    number if number.is_nan() => output.serialize_str("NaN"),
                    number if number > 0.0 => output.serialize_str("INF"),
                    _ => output.serialize_str("-INF"),
                }
            }
        }
    )*};
}
float! {
    f32, serialize_f32, "a number (Edm.Single)";
    f64, serialize_f64, "a number (Edm.Double)";
}

/// From the exact text, since the parser's own way to a float may be off by one in the last place.
fn read_float<T: FromStr + From<f32> + Display>(text: &str) -> Result<T, Found> {
    match text {
        r#""INF""# => Ok(T::from(f32::INFINITY)),
        r#""-INF""# => Ok(T::from(f32::NEG_INFINITY)),
        r#""NaN""# => Ok(T::from(f32::NAN)),
        _ => match Found::in_text(text) {
            Found::Number => text.parse().map_err(|_| Found::OtherNumber),
            found => Err(found),
        },
    }
}
