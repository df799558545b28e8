//! Actions and functions.

use super::{Annotation, Facets, TypeName};
use crate::problem::At;

/// An `Action` or a `Function`.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Qualified name.
    pub name: String,
    /// Whether it is a function.
    pub is_function: bool,
    /// `IsBound`: the first parameter is the binding parameter.
    pub is_bound: bool,
    /// `IsComposable`.
    pub is_composable: bool,
    /// `EntitySetPath`.
    pub entity_set_path: Option<String>,
    /// Parameters, in order.
    pub parameters: Vec<Parameter>,
    /// `ReturnType`.
    pub returns: Option<ReturnType>,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
    /// Where it is.
    pub at: At,
}

/// A `Parameter`.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
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

/// A `ReturnType`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnType {
    /// The type.
    pub ty: TypeName,
    /// Its facets.
    pub facets: Facets,
    /// Annotations inside the element.
    pub annotations: Vec<Annotation>,
}
