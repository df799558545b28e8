//! Booleans and integers.

use serde_core::ser::Serializer;

use super::error::{Expected, Found};
use super::scalar::{Scalar, Token, scalars};

scalars! { bool u8 i8 i16 i32 i64 }

impl Scalar for bool {
    const EXPECTED: Expected = Expected("a boolean", "Edm.Boolean");

    #[inline]
    fn from_bool(value: bool) -> Token<Self> {
        Token::Value(value)
    }

    #[inline]
    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_bool(*self)
    }
}

macro_rules! integer {
    ($($kind:ty, $name:literal, $write:ident $(, $from_text:item)?;)*) => {$(
        impl Scalar for $kind {
            const EXPECTED: Expected = Expected("an integer", $name);

            #[inline]
            fn from_i64(number: i64) -> Token<Self> {
                Self::try_from(number).map_or(Token::Wrong(Found::OtherNumber), Token::Value)
            }

            #[inline]
            fn from_u64(number: u64) -> Token<Self> {
                Self::try_from(number).map_or(Token::Wrong(Found::OtherNumber), Token::Value)
            }

            fn from_f64(number: f64) -> Token<Self> {
                whole(number).map_or(Token::Wrong(Found::OtherNumber), Self::from_i64)
            }

            $($from_text)?

            #[inline]
            fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
                output.$write(*self)
            }
        }
    )*};
}
integer! {
    u8, "Edm.Byte", serialize_u8;
    i8, "Edm.SByte", serialize_i8;
    i16, "Edm.Int16", serialize_i16;
    i32, "Edm.Int32", serialize_i32;
    i64, "Edm.Int64", serialize_i64,
        /// A service may write it as a string, for clients that know no integers of that size.
        fn from_text(text: &str) -> Token<Self> {
            text.parse().map_or(Token::Wrong(Found::OtherText), Token::Value)
        };
}

/// A number that JSON spells as `1e3` or `-0`.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number that f64 holds exactly"
    )]
    let integer = number as i64;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(integer)
}
