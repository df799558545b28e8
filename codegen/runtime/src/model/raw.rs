//! Any JSON value as its exact text.

use std::any::type_name;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde_core::de::value::{MapDeserializer, SeqAccessDeserializer};
use serde_core::de::{
    Deserialize, DeserializeOwned, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::compact;
use super::error::{Expected, JsonError, JsonErrorKind};
use super::json::failure;
use super::reading::Reading;
use super::tokens;
use super::value::{Form, Outcome, Value, Written};

/// Any JSON value (`Edm.Untyped`, an unknown property), kept as its exact text.
///
/// This crate and serde_json write the text unchanged. Other serializers, of JSON or of other formats, write the same value, with
/// numbers as `i64`, `u64` or `f64`.
///
/// Two values are equal if their tokens are: white space and escapes make no difference, but the order of members and the
/// spelling of numbers do. `Debug` shows no content, which may be secret.
#[derive(Clone)]
pub struct Json(Cow<'static, RawValue>);

impl Json {
    /// `null`.
    pub const NULL: Self = Self(Cow::Borrowed(RawValue::NULL));

    /// The JSON form of a value.
    ///
    /// # Errors
    /// If the value cannot be written, such as a map whose keys are not strings.
    pub fn new<T: Serialize + ?Sized>(value: &T) -> Result<Self, JsonError> {
        serde_json::to_string(value)
            .map_err(|_| not_written())?
            .parse()
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.as_str() == "null"
    }

    /// Reads the value as a type of the caller.
    ///
    /// # Errors
    /// If the JSON does not have the shape of `T`; the error never contains the value.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, JsonError> {
        let result = serde_json::from_str(self.as_str());
        result.map_err(|error| failure::<T>(self.as_str().as_bytes(), &error))
    }

    /// The JSON form of a value of a property, such as a date.
    ///
    /// # Errors
    /// If the value cannot be written.
    pub fn of_value<V: Value>(value: &V) -> Result<Self, JsonError> {
        compact::to_string(value)
            .map_err(|_| not_written())?
            .parse()
    }

    pub(crate) fn from_raw(text: &RawValue) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }

    fn owned(text: String) -> Option<Self> {
        RawValue::from_string(text)
            .ok()
            .map(|raw| Self(Cow::Owned(raw)))
    }

    fn of_scalar<T: Serialize + ?Sized>(value: &T) -> Self {
        serde_json::to_string(value)
            .ok()
            .and_then(Self::owned)
            .unwrap_or(Self::NULL)
    }
}

fn not_written() -> JsonError {
    JsonError::new(JsonErrorKind::Write, "cannot be written as JSON")
}

impl FromStr for Json {
    type Err = JsonError;

    fn from_str(text: &str) -> Result<Self, JsonError> {
        let raw: Box<RawValue> =
            serde_json::from_str(text).map_err(|error| failure::<Self>(text.as_bytes(), &error))?;
        Ok(Self(Cow::Owned(raw)))
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        tokens::same(self.as_str(), other.as_str())
    }
}

impl Eq for Json {}

impl fmt::Debug for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Json({} bytes)", self.as_str().len())
    }
}

impl Default for Json {
    fn default() -> Self {
        Self::NULL
    }
}

macro_rules! json_from {
    ($($kind:ty)*) => {$(
        impl From<$kind> for Json {
            fn from(value: $kind) -> Self {
                Self::of_scalar(&value)
            }
        }
    )*};
}
json_from!(bool i8 i16 i32 i64 u8 u16 u32 u64 &str String serde_json::Value);

impl From<f64> for Json {
    /// The three numbers that JSON lacks become `"INF"`, `"-INF"` and `"NaN"`.
    fn from(value: f64) -> Self {
        Self::of_scalar(&Written(&value))
    }
}

/// serde_json's serializers write the text as it is. Others, such as those of sonic-rs or of MessagePack, get the value: numbers as
/// `i64`, `u64` or `f64`, and members in order of their names.
///
/// # Errors
/// Those of the serializer; if it is not serde_json's, also for a number beyond `f64` and for more than 127 levels.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        if writes_raw_text::<S>() {
            return self.0.serialize(output);
        }
        let value: serde_json::Value =
            serde_json::from_str(self.as_str()).map_err(S::Error::custom)?;
        value.serialize(output)
    }
}

/// Whether a serializer knows the private name by which a `RawValue` is marked; others would write that name. The only sign
/// of it is serde_json's type of errors, and since errors may borrow, its name is all there is to compare.
pub(super) fn writes_raw_text<S: Serializer>() -> bool {
    type_name::<S::Error>() == type_name::<serde_json::Error>()
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(Buffered(input))?;
        Ok(if raw.get() == "null" {
            Self::NULL
        } else {
            Self(Cow::Owned(raw))
        })
    }
}

/// The form of [`Json`].
#[derive(Debug)]
pub struct JsonForm;

impl Value for Json {
    type Form = JsonForm;
}

impl Form<Json> for JsonForm {
    const EXPECTED: Expected = Expected("any value", "Edm.Untyped");

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Json>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        let json = Json::deserialize(input)?;
        if json.is_null() {
            *slot = None;
            return Ok(Outcome::Null);
        }
        *slot = Some(json);
        Ok(Outcome::Read)
    }

    fn write<S: Serializer>(value: &Json, output: S) -> Result<S::Ok, S::Error> {
        value.serialize(output)
    }
}

/// Lets raw text be asked of inputs that have none, such as what serde's `flatten` has buffered: the value is then
/// spelled anew, and a number that is neither `i64` nor `u64` is one of `f64`.
pub(super) struct Buffered<D>(pub(super) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Buffered<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0
            .deserialize_newtype_struct(name, RawOrBuffered { name, visitor })
    }

    serde_core::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct RawOrBuffered<V> {
    name: &'static str,
    visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for RawOrBuffered<V> {
    type Value = V::Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(out)
    }

    fn visit_map<A: MapAccess<'de>>(self, input: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(input)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.visit_newtype_struct(value.into_deserializer())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.visit_newtype_struct(value.into_deserializer())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.visit_newtype_struct(value.into_deserializer())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.visit_newtype_struct(value.into_deserializer())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<V::Value, E> {
        self.visit_newtype_struct(value.into_deserializer())
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visit_newtype_struct(().into_deserializer())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, input: A) -> Result<V::Value, A::Error> {
        self.visit_newtype_struct(SeqAccessDeserializer::new(input))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<V::Value, D::Error> {
        let value = serde_json::Value::deserialize(input)?;
        let raw = std::iter::once((self.name, value.to_string()));
        self.visitor
            .visit_map(MapDeserializer::<_, D::Error>::new(raw))
    }
}
