//! Named types: structures and enums.

use super::{Facts, Navigation, OperationId, Primitive, Property, TypeId};
use crate::problem::At;

/// A qualified name, `microsoft.graph` and `synchronizationJob`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The namespace.
    pub namespace: String,
    /// The name within it.
    pub name: String,
}

impl std::fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.namespace)?;
        f.write_str(".")?;
        f.write_str(&self.name)
    }
}

/// A named type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Its name.
    pub name: QualifiedName,
    /// What it is.
    pub kind: TypeKind,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

impl Type {
    /// Its structure, if it is an entity or complex type.
    pub fn structure(&self) -> Option<&Structure> {
        match &self.kind {
            TypeKind::Entity(structure) | TypeKind::Complex(structure) => Some(structure),
            TypeKind::Enum(_) | TypeKind::Definition(_) => None,
        }
    }
}

/// What a named type is.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An entity type.
    Entity(Structure),
    /// A complex type.
    Complex(Structure),
    /// An enum.
    Enum(Enumeration),
    /// Another name for a primitive type.
    Definition(Primitive),
}

/// Properties and descent of an entity or complex type; its own, without those of its bases.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Base type.
    pub base: Option<TypeId>,
    /// Types that name this one as their base, by id.
    pub derived: Vec<TypeId>,
    /// Whether no value has exactly this type.
    pub is_abstract: bool,
    /// Whether values may have properties that are not declared; inherited.
    pub is_open: bool,
    /// Whether it is a media entity, with a byte stream at `$value`; inherited.
    pub has_stream: bool,
    /// Whether its values are directory objects, where that is stated; its own statement.
    pub directory_object: Option<bool>,
    /// Its own key, in order; empty if a base declares it.
    pub key: Vec<KeyPart>,
    /// Other keys that it can be addressed by, its own ones.
    pub alternate_keys: Vec<Vec<KeyPart>>,
    /// Structural properties, in file order.
    pub properties: Vec<Property>,
    /// Navigation properties, in file order.
    pub navigation: Vec<Navigation>,
    /// Operations bound to this type, and to collections of it; not those bound to bases.
    pub bound: Vec<OperationId>,
    /// See `bound`.
    pub bound_to_collection: Vec<OperationId>,
}

/// One property of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPart {
    /// Its name in the URL.
    pub name: String,
    /// Path to the property.
    pub property: String,
    /// Type of its value.
    pub primitive: Primitive,
}

/// An enum.
#[derive(Clone, Debug, Default)]
pub struct Enumeration {
    /// Whether a value is a set of members.
    pub is_flags: bool,
    /// Whether the values of its members are bits, so that one member may represent several.
    pub has_bits: bool,
    /// Members in file order, with the values that absence represents filled in.
    pub members: Vec<Member>,
}

/// A member of an enum.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its value; several members may share one.
    pub value: i64,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}
