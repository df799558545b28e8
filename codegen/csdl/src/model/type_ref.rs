//! The type of a property, parameter or result.

use super::{Primitive, TypeId};

/// The type of a property, parameter or result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// The type, or that of the items.
    pub item: ItemType,
    /// Whether it is a collection.
    pub is_collection: bool,
}

/// The type of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemType {
    /// A primitive type.
    Primitive(Primitive),
    /// A named type.
    Named(TypeId),
}

impl TypeRef {
    /// The named type, or that of the items, if it is no primitive type.
    pub fn named(self) -> Option<TypeId> {
        match self.item {
            ItemType::Named(id) => Some(id),
            ItemType::Primitive(_) => None,
        }
    }
}
