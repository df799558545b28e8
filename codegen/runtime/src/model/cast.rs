//! Between a type and its bases, without loss.

use std::fmt;

use super::error::JsonError;
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
                write!(out, "the value is {found}, not {expected}")
            }
            Self::Shape(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for CastError {}

/// Reads a base as a derived type.
pub(crate) fn downcast<B: Structured, T: Inherits<B>>(base: &B) -> Result<T, CastError> {
    if let Some(found) = type_name(base).filter(|found| found != T::TYPE_NAME) {
        return Err(CastError::OtherType {
            expected: T::TYPE_NAME,
            found,
        });
    }
    let text = json::to_vec(base).map_err(CastError::Shape)?;
    json::from_slice(&text).map_err(CastError::Shape)
}

/// Turns a derived value into its base, which keeps the rest and says what it was.
pub fn upcast<T: Structured, B: Structured>(mut derived: T) -> B {
    if derived.additional().get(TYPE).is_none() {
        derived
            .additional_mut()
            .insert(TYPE, format!("#{}", T::TYPE_NAME));
    }
    let text = json::to_vec(&derived).unwrap_or_default();
    json::from_slice(&text).unwrap_or_default()
}

fn type_name<T: Structured>(value: &T) -> Option<String> {
    let name: String = value
        .additional()
        .get(TYPE)
        .and_then(|json: &Json| json.parse().ok())?;
    Some(name.rsplit('#').next().unwrap_or(&name).to_owned())
}
