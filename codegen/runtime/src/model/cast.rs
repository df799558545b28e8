//! Between a type and its bases, without loss.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::error::JsonError;
use super::input;
use super::json;
use super::raw::Json;
use super::structured::{Inherits, Structured};

const TYPE: &str = "@odata.type";

/// Why a value could not be read as a derived type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CastError {
    /// `@odata.type` names another type.
    OtherType {
        /// The type that was asked for.
        expected: &'static str,
        /// What `@odata.type` says, without `#`.
        found: String,
    },
    /// A property has another shape than the derived type says.
    Shape(JsonError),
}

impl fmt::Display for CastError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherType { expected, found } => {
                write!(out, "the value is a {found}, not a {expected}")
            }
            Self::Shape(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for CastError {}

/// Reads a base as the derived type that it says it is.
pub(crate) fn downcast<B: Structured, T: Inherits<B>>(base: &B) -> Result<T, CastError> {
    match type_name(base) {
        Some(found) if found != T::TABLE.type_name => Err(CastError::OtherType {
            expected: T::TABLE.type_name,
            found,
        }),
        _ => downcast_regardless(base),
    }
}

/// Reads a base as a derived type, whatever it says it is.
pub(crate) fn downcast_regardless<B: Structured, T: Inherits<B>>(base: &B) -> Result<T, CastError> {
    let text = json::to_vec(base).map_err(CastError::Shape)?;
    json::from_slice(&text).map_err(CastError::Shape)
}

/// Turns a derived value into its base, which keeps the rest and says what it was.
pub(crate) fn upcast<T: Structured, B: Structured>(mut derived: T) -> B {
    if derived.additional().get(TYPE).is_none() {
        derived
            .additional_mut()
            .insert(TYPE, format!("#{}", T::TABLE.type_name));
    }
    // What the runtime writes is JSON, so there is an object to read.
    let text = json::to_vec(&derived).unwrap_or_default();
    let Members(members) = serde_json::from_slice(&text).unwrap_or_default();
    let mut base = B::default();
    members
        .into_iter()
        .for_each(|(name, json)| input::put(&mut base, name, json));
    base
}

fn type_name<T: Structured>(value: &T) -> Option<String> {
    let name: String = value.additional().get(TYPE)?.parse().ok()?;
    Some(name.rsplit('#').next().unwrap_or(&name).to_owned())
}

/// The members of an object in their order, each value as its text.
#[derive(Default)]
struct Members(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Members, A::Error> {
        let mut members = Members::default();
        while let Some(member) = input.next_entry()? {
            members.0.push(member);
        }
        Ok(members)
    }
}
