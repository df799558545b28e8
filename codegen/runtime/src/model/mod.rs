//! Models: how a Graph object is read from JSON, kept without loss, and written back.
//!
//! Generated code brings the structs and calls `structured_type!` and `enum_type!`; the logic is in
//! the generic functions of this module, so that a type costs its user little to compile.

mod additional;
mod binary;
mod cast;
mod collection;
mod compact;
mod compare;
mod cursor;
mod date;
mod debug;
mod decimal;
mod duration;
mod enumeration;
pub(crate) mod error;
mod flags;
mod float;
mod from_text;
mod input;
pub mod json;
mod key;
mod macros;
#[cfg(feature = "client")]
mod marked;
mod misfits;
mod name;
mod nulls;
mod number;
mod object_reader;
mod property;
mod raw;
pub(crate) mod read;
pub(crate) mod reading;
mod reference;
mod scalar;
mod serde_impls;
mod setters;
mod spelling;
mod strip;
mod structured;
mod table;
mod text;
mod tokens;
pub(crate) mod value;
pub(crate) mod visitor_mismatches;
mod write;

pub use additional::AdditionalProperties;
pub use binary::Binary;
#[cfg(feature = "client")]
pub(crate) use binary::decode_base64;
pub use cast::CastError;
pub use decimal::Decimal;
pub use enumeration::{Enumeration, UnknownMember};
pub use error::{Expected, JsonError, JsonErrorKind};
pub use flags::Flags;
pub use from_text::from_text;
#[cfg(feature = "client")]
pub(crate) use marked::{Marked, ReadMarked};
pub use raw::Json;
pub use reading::Reading;
pub use reference::{Reference, bind, bind_all};
pub use setters::{collect_some, into_some};
pub use structured::{Inherits, Structured};
pub use value::{Form, Outcome, Value};

pub use time::{Date, Duration, OffsetDateTime, Time};
pub use uuid::Uuid;

/// What the macros expand to; not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use super::compare::{clone_structured, equal_structured};
    pub use super::debug::debug_structured;
    pub use super::enumeration::{Values, debug_enumeration, find_known, member};
    pub use super::property::{debug_property, equal_properties};
    pub use super::read::{ObjectForm, deserialize};
    pub use super::scalar::ScalarForm;
    pub use super::table::{PropertyFiller, PropertyVisitor, Table};
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
}
