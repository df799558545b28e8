//! Strings and GUIDs.

use serde::de::Deserializer;
use serde::ser::Serializer;
use uuid::Uuid;

use super::error::Found;
use super::scalar::{Scalar, Token, read_scalar};
use super::value::{Outcome, Value};

impl Scalar for String {
    const EXPECTED: &'static str = "a string (Edm.String)";

    #[inline]
    fn from_text(text: &str) -> Token<Self> {
        Token::Value(text.to_owned())
    }
}

impl Value for String {
    const EXPECTED: &'static str = <Self as Scalar>::EXPECTED;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Self>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        read_scalar(slot, input)
    }

    fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(self)
    }
}

impl Scalar for Uuid {
    const EXPECTED: &'static str = "a GUID (Edm.Guid)";

    #[inline]
    fn from_text(text: &str) -> Token<Self> {
        Self::try_parse(text).map_or(Token::Wrong(Found::OtherText), Token::Value)
    }
}

impl Value for Uuid {
    const EXPECTED: &'static str = <Self as Scalar>::EXPECTED;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Self>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        read_scalar(slot, input)
    }

    fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(self.hyphenated().encode_lower(&mut Self::encode_buffer()))
    }
}
