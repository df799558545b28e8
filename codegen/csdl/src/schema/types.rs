//! Named types, their properties and their members.

use super::{Annotation, Facets, TypeName};
use crate::problem::At;

/// A named type.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeItem {
    /// Qualified name.
    pub name: String,
    /// What kind of type.
    pub kind: TypeItemKind,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// The four kinds of named types.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeItemKind {
    /// `EntityType`.
    Entity(Structured),
    /// `ComplexType`.
    Complex(Structured),
    /// `EnumType`.
    Enum(EnumItem),
    /// `TypeDefinition`.
    Definition {
        /// The primitive type that it renames.
        underlying: String,
        /// Its facets.
        facets: Facets,
    },
}

/// What entity and complex types have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structured {
    /// Qualified name of the base type.
    pub base: Option<String>,
    /// `Abstract`.
    pub is_abstract: bool,
    /// `OpenType`.
    pub is_open: bool,
    /// `HasStream`.
    pub has_stream: bool,
    /// `Key`, in order.
    pub key: Vec<KeyRef>,
    /// Structural properties.
    pub properties: Vec<Property>,
    /// Navigation properties.
    pub navigation: Vec<Navigation>,
}

/// A `PropertyRef` of a `Key`.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRef {
    /// Path to the property.
    pub name: String,
    /// Its name in URLs, where the path has more than one step.
    pub alias: Option<String>,
}

/// A `Property`.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Its name, which is also its name in JSON.
    pub name: String,
    /// Its type.
    pub ty: TypeName,
    /// Its facets.
    pub facets: Facets,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A `NavigationProperty`.
#[derive(Clone, Debug, PartialEq)]
pub struct Navigation {
    /// Its name.
    pub name: String,
    /// The entity type of its target.
    pub ty: TypeName,
    /// `Nullable`.
    pub nullable: Option<bool>,
    /// `ContainsTarget`.
    pub contains_target: bool,
    /// `Partner`.
    pub partner: Option<String>,
    /// `ReferentialConstraint`, in order.
    pub constraints: Vec<Constraint>,
    /// `OnDelete`.
    pub on_delete: Option<OnDelete>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

impl Navigation {
    /// Whether its target is any entity type. Nothing is known of what is below it, so in a model it is a property, whose value
    /// is any JSON, and is there if it is expanded.
    pub fn is_any_entity(&self) -> bool {
        self.ty.name == "Edm.EntityType"
    }
}

/// A `ReferentialConstraint`.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// The property of this type.
    pub property: String,
    /// The property of the target.
    pub referenced: String,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}

/// An `OnDelete`.
#[derive(Clone, Debug, PartialEq)]
pub struct OnDelete {
    /// `Action`.
    pub action: String,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}

/// An `EnumType`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EnumItem {
    /// `UnderlyingType`.
    pub underlying: Option<String>,
    /// `IsFlags`.
    pub is_flags: bool,
    /// `Member`, in order; values may be absent and may repeat.
    pub members: Vec<Member>,
}

/// A `Member` of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its `Value`, if given.
    pub value: Option<i64>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}
