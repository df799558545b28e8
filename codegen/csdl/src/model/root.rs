//! Children of the service root: the first segments of every URL.

use super::{Facts, OperationId, TypeId};
use crate::problem::At;

/// The first segment of a URL.
#[derive(Clone, Debug)]
pub struct Root {
    /// The segment.
    pub name: String,
    /// Its kind and target.
    pub kind: RootKind,
    /// What annotations say of it.
    pub facts: Facts,
    /// Where it is in the file.
    pub at: At,
}

/// What the first segment addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// A collection of entities.
    EntitySet(TypeId),
    /// One entity.
    Singleton(TypeId),
    /// Unbound operations: all overloads of the imported name.
    Import(Vec<OperationId>),
}
