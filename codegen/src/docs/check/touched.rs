//! Which facts of the metadata a page says something about.

use crate::model::{OperationId, TypeId};

/// A fact of the metadata.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A property or navigation property that the type declares.
    Property(TypeId, String),
    /// A member of an enum.
    Member(TypeId, String),
    /// An operation.
    Operation(OperationId),
    /// A parameter of an operation.
    Parameter(OperationId, String),
    /// What an operation returns.
    Returns(OperationId),
    /// A child of the entity container.
    Root(String),
}
