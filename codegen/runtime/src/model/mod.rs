//! Models: how a Graph object is read from JSON, kept without loss, and written back.
//!
//! Generated code brings the structs and calls `structured_type!`, `enum_type!` and `derived_type!`; the logic lies in
//! the generic functions of this module, so that a type costs its user little to compile.

mod additional;
mod binary;
mod cast;
mod collection;
mod cursor;
mod date;
mod debug;
mod decimal;
mod duration;
mod enumeration;
pub(crate) mod error;
mod flags;
pub mod json;
mod key;
mod macros;
mod number;
mod raw;
pub(crate) mod read;
pub(crate) mod refuse;
mod scalar;
mod strip;
mod structured;
mod text;
pub(crate) mod value;
mod write;

pub use additional::AdditionalProperties;
pub use binary::Binary;
pub use cast::CastError;
pub use decimal::Decimal;
pub use enumeration::{Enumeration, UnknownMember};
pub use error::{JsonError, JsonErrorKind};
pub use flags::Flags;
pub use raw::Json;
pub use structured::{Inherits, Structured};
pub use value::{Outcome, Value};

pub use time::{Date, Duration, OffsetDateTime, Time};
pub use uuid::Uuid;

/// What the macros expand to; not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use super::cast::upcast;
    pub use super::debug::{DebugProperties, debug_structured};
    pub use super::enumeration::{debug_enumeration, find_known, read_enumeration};
    pub use super::read::{
        deserialize, null_property, read_property, read_structured, read_structured_item,
    };
    pub use super::write::{PropertyWriter, write_structured};
    pub use serde;
}
