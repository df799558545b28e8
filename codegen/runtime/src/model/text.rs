//! Strings and GUIDs.

use serde_core::ser::Serializer;
use uuid::Uuid;

use super::error::{Expected, Found};
use super::scalar::{Scalar, Token, scalars};

scalars! { String Uuid }

impl Scalar for String {
    const EXPECTED: Expected = Expected("a string", "Edm.String");

    #[inline]
    fn from_text(text: &str) -> Token<Self> {
        Token::Value(text.to_owned())
    }

    #[inline]
    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(self)
    }
}

impl Scalar for Uuid {
    const EXPECTED: Expected = Expected("a GUID", "Edm.Guid");

    fn from_text(text: &str) -> Token<Self> {
        Self::try_parse(text).map_or(Token::Wrong(Found::OtherText), Token::Value)
    }

    fn to_token<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_str(self.hyphenated().encode_lower(&mut Self::encode_buffer()))
    }
}
