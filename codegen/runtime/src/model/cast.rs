//! Conversions between a type and its bases, without loss.

use std::fmt;

use super::error::JsonError;
use super::json;
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
        /// The type in `@odata.type`, without `#`.
        found: String,
    },
    /// The value could not be read as the derived type. A property that does not fit is not an error: it is kept.
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

/// Reads a base as a derived type, if `@odata.type` names that.
pub(crate) fn downcast<B: Structured, T: Inherits<B>>(base: &B) -> Result<T, CastError> {
    match type_name(base) {
        Some(found) if !found.eq_ignore_ascii_case(T::TABLE.type_name) => {
            Err(CastError::OtherType {
                expected: T::TABLE.type_name,
                found,
            })
        }
        _ => downcast_regardless(base),
    }
}

/// Reads a base as a derived type, regardless of `@odata.type`.
pub(crate) fn downcast_regardless<B: Structured, T: Inherits<B>>(base: &B) -> Result<T, CastError> {
    let text = json::to_vec(base).map_err(CastError::Shape)?;
    json::from_slice(&text).map_err(CastError::Shape)
}

/// Converts a derived value into its base, which keeps the other properties and `@odata.type`.
pub(crate) fn upcast<T: Structured, B: Structured>(mut derived: T) -> B {
    if derived.additional().get(TYPE).is_none() {
        derived
            .additional_mut()
            .insert(TYPE, format!("#{}", T::TABLE.type_name));
    }
    // What the runtime writes is JSON, so there is an object to read.
    let text = json::to_vec(&derived).unwrap_or_default();
    json::from_slice(&text).unwrap_or_default()
}

fn type_name<T: Structured>(value: &T) -> Option<String> {
    let name: String = value.additional().get(TYPE)?.parse().ok()?;
    Some(name.rsplit('#').next().unwrap_or(&name).to_owned())
}
