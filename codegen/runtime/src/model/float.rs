//! Floating-point numbers, read from their exact text: the parser's conversion to a float may be off by one in the last
//! digit unless a feature is on that would change other people's crates.

use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::Serializer;

use super::error::{Expected, Found, mismatch};
use super::raw::Json;
use super::reading::Reading;
use super::value::{Form, Outcome, Value};

/// The form of `f32` and `f64`.
#[derive(Debug)]
pub struct FloatForm;

impl Value for f32 {
    type Form = FloatForm;
}

impl Value for f64 {
    type Form = FloatForm;
}

impl<T: Float> Form<T> for FloatForm {
    const EXPECTED: Expected = Expected("a number", T::NAME);

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<T>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        *slot = None;
        let json = Json::deserialize(input)?;
        if json.is_null() {
            return Ok(Outcome::Null);
        }
        let number = read_float(json.as_str());
        *slot = Some(number.map_err(|found| mismatch(<Self as Form<T>>::EXPECTED, found))?);
        Ok(Outcome::Read)
    }

    fn write<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error> {
        let number: f64 = (*value).into();
        if number.is_finite() {
            value.write_finite(output)
        } else if number.is_nan() {
            output.serialize_str("NaN")
        } else {
            output.serialize_str(if number > 0.0 { "INF" } else { "-INF" })
        }
    }
}

pub(crate) trait Float: FromStr + From<f32> + Into<f64> + Copy {
    const NAME: &'static str;

    fn write_finite<S: Serializer>(self, output: S) -> Result<S::Ok, S::Error>;
}

impl Float for f32 {
    const NAME: &'static str = "Edm.Single";

    fn write_finite<S: Serializer>(self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_f32(self)
    }
}

impl Float for f64 {
    const NAME: &'static str = "Edm.Double";

    fn write_finite<S: Serializer>(self, output: S) -> Result<S::Ok, S::Error> {
        output.serialize_f64(self)
    }
}

fn read_float<T: Float>(text: &str) -> Result<T, Found> {
    match text {
        r#""INF""# => Ok(T::from(f32::INFINITY)),
        r#""-INF""# => Ok(T::from(f32::NEG_INFINITY)),
        r#""NaN""# => Ok(T::from(f32::NAN)),
        _ => match Found::in_text(text) {
            Found::Number => {
                let number: Option<T> = text.parse().ok();
                number
                    .filter(|number| (*number).into().is_finite())
                    .ok_or(Found::OtherNumber)
            }
            found => Err(found),
        },
    }
}
