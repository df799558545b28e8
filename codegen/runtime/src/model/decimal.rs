//! Decimal numbers as their exact text: a float would change them, and a decimal library would be the caller's choice.

use std::fmt;
use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Error, Serialize, Serializer};

use super::error::{Expected, Found, JsonError, JsonErrorKind, mismatch};
use super::raw::{Json, writes_raw_text};
use super::reading::Reading;
use super::value::{Form, Outcome, Value};

/// A decimal number (`Edm.Decimal`) of any size, as the digits that came.
///
/// Equal are two numbers of the same digits; `1.0` and `1.00` are two. What came in quotes is written in quotes,
/// and so is, by other serializers than serde_json's, what no `i64`, `u64` or `f64` holds exactly.
#[derive(Clone)]
pub struct Decimal {
    text: Box<str>,
    quoted: bool,
}

impl Decimal {
    /// The digits, as `-12.50`; `INF`, `-INF` or `NaN` where the service sent that.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Reads the digits as a number of any type that can be read from text.
    ///
    /// # Errors
    /// Those of that type.
    pub fn parse<T: FromStr>(&self) -> Result<T, T::Err> {
        self.text.parse()
    }

    /// Whether one of `i64`, `u64` and `f64` has the same digits, so that every format keeps them.
    fn is_exact_number(&self) -> bool {
        let number = self.text.parse::<serde_json::Number>();
        number.is_ok_and(|number| number.to_string() == *self.text)
    }

    fn read_json(json: &Json) -> Result<Self, Found> {
        let text = json.as_str();
        match Found::in_text(text) {
            Found::Number => Ok(Self {
                text: text.into(),
                quoted: false,
            }),
            Found::String => {
                let inner = text.trim_matches('"');
                let number: Self = inner.parse().map_err(|_| Found::OtherText)?;
                Ok(Self {
                    quoted: true,
                    ..number
                })
            }
            found => Err(found),
        }
    }
}

impl FromStr for Decimal {
    type Err = JsonError;

    fn from_str(text: &str) -> Result<Self, JsonError> {
        let is_number = || {
            Found::in_text(text) == Found::Number
                && text.parse().is_ok_and(|json: Json| json.as_str() == text)
        };
        let special = matches!(text, "INF" | "-INF" | "NaN");
        if special || is_number() {
            return Ok(Self {
                text: text.into(),
                quoted: special,
            });
        }
        Err(JsonError::new(
            JsonErrorKind::Mismatch,
            "expected a decimal number",
        ))
    }
}

macro_rules! from_integer {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Decimal {
            fn from(number: $kind) -> Self {
                Self { text: number.to_string().into(), quoted: false }
            }
        }
    )*};
}
from_integer!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// The form of [`Decimal`].
#[derive(Debug)]
pub struct DecimalForm;

impl Value for Decimal {
    type Form = DecimalForm;
}

impl Form<Decimal> for DecimalForm {
    const EXPECTED: Expected = Expected("a decimal number", "Edm.Decimal");

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Decimal>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        *slot = None;
        let json = Json::deserialize(input)?;
        if json.is_null() {
            return Ok(Outcome::Null);
        }
        let number = Decimal::read_json(&json);
        *slot = Some(number.map_err(|found| mismatch(Self::EXPECTED, found))?);
        Ok(Outcome::Read)
    }

    fn write<S: Serializer>(value: &Decimal, output: S) -> Result<S::Ok, S::Error> {
        if value.quoted || !(writes_raw_text::<S>() || value.is_exact_number()) {
            return output.serialize_str(&value.text);
        }
        let json: Json = value.text.parse().map_err(S::Error::custom)?;
        json.serialize(output)
    }
}
