//! The entity container.

use super::Annotation;
use crate::problem::At;

/// An `EntityContainer`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Container {
    /// Qualified name.
    pub name: String,
    /// `Extends`.
    pub extends: Option<String>,
    /// Its children, in order.
    pub children: Vec<ContainerChild>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A child of the entity container.
#[derive(Clone, Debug, PartialEq)]
pub struct ContainerChild {
    /// Its name, which is the first segment of its URL.
    pub name: String,
    /// What it is.
    pub kind: ContainerChildKind,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// What a child of the entity container is.
#[derive(Clone, Debug, PartialEq)]
pub enum ContainerChildKind {
    /// `EntitySet`.
    EntitySet {
        /// Qualified name of the entity type.
        entity_type: String,
        /// `IncludeInServiceDocument`.
        in_service_document: Option<bool>,
        /// Navigation property bindings.
        bindings: Vec<Binding>,
    },
    /// `Singleton`.
    Singleton {
        /// Qualified name of the entity type.
        entity_type: String,
        /// `Nullable` (CSDL 4.01).
        nullable: Option<bool>,
        /// Navigation property bindings.
        bindings: Vec<Binding>,
    },
    /// `ActionImport`.
    ActionImport {
        /// Qualified name of the action.
        action: String,
        /// `EntitySet`.
        entity_set: Option<String>,
    },
    /// `FunctionImport`.
    FunctionImport {
        /// Qualified name of the function.
        function: String,
        /// `EntitySet`.
        entity_set: Option<String>,
        /// `IncludeInServiceDocument`.
        in_service_document: Option<bool>,
    },
}

/// A `NavigationPropertyBinding`.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// Path from the set's type, with type casts written in full.
    pub path: String,
    /// The entity set, singleton or containment path that it is bound to.
    pub target: String,
}
