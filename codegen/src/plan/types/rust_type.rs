//! The types of fields, arguments and results.

use super::ModelId;
use graph_csdl::reserved::Import;

/// The Rust type of a field, argument or result, without `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RustType {
    /// One value.
    One(Item),
    /// `Box<…>`.
    Boxed(ModelId),
    /// `Vec<…>`.
    List(Item),
}

impl RustType {
    /// The type of the value, or of each of them.
    pub fn item(self) -> Item {
        match self {
            Self::One(item) | Self::List(item) => item,
            Self::Boxed(id) => Item::Model(id),
        }
    }
}

/// The type of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A type of Rust or of the runtime.
    Scalar(Scalar),
    /// A struct or an enum of the crate.
    Model(ModelId),
    /// `Flags<…>` of an enum of the crate.
    Flags(ModelId),
}

impl Item {
    /// The model, if it is one.
    pub fn model(self) -> Option<ModelId> {
        match self {
            Self::Model(id) | Self::Flags(id) => Some(id),
            Self::Scalar(_) => None,
        }
    }
}

/// A type of Rust or of the runtime, for a primitive type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is called as its Rust type is")]
pub enum Scalar {
    Bool,
    U8,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Binary,
    Date,
    Decimal,
    Duration,
    Json,
    OffsetDateTime,
    Time,
    Uuid,
}

impl Scalar {
    /// The import that it needs, unless it is in the prelude.
    pub fn import(self) -> Option<Import> {
        self.named().ok()
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.named().map_or_else(|name| name, Import::name)
    }

    fn named(self) -> Result<Import, &'static str> {
        Ok(match self {
            Self::Bool => return Err("bool"),
            Self::U8 => return Err("u8"),
            Self::I8 => return Err("i8"),
            Self::I16 => return Err("i16"),
            Self::I32 => return Err("i32"),
            Self::I64 => return Err("i64"),
            Self::F32 => return Err("f32"),
            Self::F64 => return Err("f64"),
            Self::String => return Err("String"),
            Self::Binary => Import::Binary,
            Self::Date => Import::Date,
            Self::Decimal => Import::Decimal,
            Self::Duration => Import::Duration,
            Self::Json => Import::Json,
            Self::OffsetDateTime => Import::OffsetDateTime,
            Self::Time => Import::Time,
            Self::Uuid => Import::Uuid,
        })
    }

    /// Whether a setter accepts anything that converts into it.
    pub fn is_converted(self) -> bool {
        matches!(
            self,
            Self::String | Self::Binary | Self::Decimal | Self::Json
        )
    }
}
