//! Structs, enums and their fields.

use super::{Deprecated, ModelId, RustType};
use std::sync::Arc;

/// A model: the Rust type of a type of the metadata.
#[derive(Clone, Debug)]
pub enum DataType {
    /// An entity or complex type.
    Struct(Struct),
    /// An enum.
    Enum(Enum),
}

impl DataType {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Struct(item) => &item.name,
            Self::Enum(item) => &item.name,
        }
    }

    /// Its qualified name in the metadata.
    pub fn wire(&self) -> &str {
        match self {
            Self::Struct(item) => &item.wire,
            Self::Enum(item) => &item.wire,
        }
    }
}

/// A struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: String,
    /// Name of the enum of its properties.
    pub property_enum: String,
    /// Qualified name in the metadata.
    pub wire: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
    /// Its fields, those of bases first; types share them.
    pub fields: Vec<Arc<Field>>,
    /// Setters of `@odata.bind` annotations, those of bases first.
    pub bindings: Vec<Arc<Binding>>,
    /// Its base types that are models too, nearest first.
    pub bases: Vec<ModelId>,
    /// The fields that a filter can use; none unless objects of the type can be listed, or are part of such.
    pub filterable: Vec<Arc<Field>>,
    /// Whether a value can have a member of an evolvable enum, so that requests for it ask for unknown members.
    pub evolvable: bool,
    /// Whether it is a directory object, for which some queries are advanced ones.
    pub directory: bool,
}

/// A setter of an `@odata.bind` annotation, which links existing resources.
#[derive(Clone, Debug)]
pub struct Binding {
    /// Name of the setter.
    pub setter: String,
    /// Name of its argument.
    pub argument: String,
    /// Name of the navigation property.
    pub navigation: String,
    /// Whether it links many.
    pub is_collection: bool,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
}

/// A field of a [`Struct`].
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, with `r#` if it is a keyword.
    pub name: String,
    /// Name of its setter.
    pub setter: String,
    /// Name of its setter's argument.
    pub argument: String,
    /// Its variant in the enum of properties.
    pub variant: String,
    /// Its name in JSON.
    pub wire: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
    /// Type, without the `Option` around it.
    pub ty: RustType,
    /// Whether `Debug` redacts it.
    pub secret: bool,
    /// Its type in the metadata: `Collection(Edm.String)`.
    pub edm: String,
    /// Whether its value, or each item of it, can be null; of a parameter, also whether it can be left out.
    pub nullable: bool,
}

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Qualified name in the metadata.
    pub wire: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
    /// Whether it is a flags enum whose values are not bits.
    pub is_set_of_names: bool,
    /// Its members, in order.
    pub members: Vec<Variant>,
    /// Name of the variant for unknown members.
    pub catch_all: String,
}

/// A member of an [`Enum`].
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// Its name in JSON.
    pub wire: String,
    /// Its value.
    pub value: i64,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Its deprecation.
    pub deprecated: Option<Deprecated>,
}
