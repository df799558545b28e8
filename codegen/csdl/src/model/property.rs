//! Structural and navigation properties.

use super::{Facts, TypeId, TypeRef};
use crate::problem::At;

/// A structural property.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether a value, or an item of a collection, may be null; `true` where the file is silent.
    pub nullable: bool,
    /// Whether it must never be printed.
    pub secret: bool,
    /// Where the service serves this property as a resource of its own, the verbs that it offers there.
    pub resource: Option<PropertyResource>,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// A structural property with a URL of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyResource {
    /// `GET` of the value.
    pub get: bool,
    /// `GET …/$count`.
    pub count: bool,
    /// `POST` of one more value to a collection.
    pub add: bool,
    /// `PATCH` of the value.
    pub update: bool,
    /// `PUT` of a new value.
    pub replace: bool,
    /// `DELETE` of the value.
    pub delete: bool,
}

/// A navigation property.
#[derive(Clone, Debug)]
pub struct Navigation {
    /// Its name.
    pub name: String,
    /// Entity type of the target.
    pub target: TypeId,
    /// Whether its target is a collection.
    pub is_collection: bool,
    /// Whether the target may be absent.
    pub nullable: bool,
    /// `ContainsTarget`: whether the target exists only as a part of its owner.
    pub contained: bool,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}
