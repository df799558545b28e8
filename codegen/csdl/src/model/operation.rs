//! Actions and functions.

use super::{Facts, QualifiedName, TypeRef};
use crate::problem::At;

/// One overload of an action or function.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name.
    pub name: QualifiedName,
    /// Whether it is a function.
    pub is_function: bool,
    /// What it is bound to, if it is bound.
    pub binding: Option<TypeRef>,
    /// Whether more segments may follow it.
    pub is_composable: bool,
    /// Parameters in order, without the binding parameter.
    pub parameters: Vec<Parameter>,
    /// What it returns.
    pub returns: Option<Returns>,
    /// Whether it is a delta function: its pages end in a delta link.
    pub is_delta: bool,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether a call may leave it out (`Core.OptionalParameter`).
    pub optional: bool,
    /// Whether it must never be printed.
    pub secret: bool,
    /// What annotations say of it.
    pub facts: Facts,
}

/// The result of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Returns {
    /// Its type.
    pub ty: TypeRef,
    /// Whether it may be null.
    pub nullable: bool,
}
