//! Which facts of the metadata a page says something about.

use graph_csdl::model::{OperationId, TypeId};
use graph_csdl::slice::Verb;

/// A fact of the metadata.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A property or navigation property that the type declares.
    Property(TypeId, String),
    /// The type of a property, shown by a value or a table.
    TypeOf(TypeId, String),
    /// A member of an enum.
    Member(TypeId, String),
    /// A navigation or structural property that a URL goes through.
    Step(TypeId, String),
    /// A built-in operation on resources of a type.
    Verb(TypeId, Verb),
    /// An operation.
    Operation(OperationId),
    /// A parameter of an operation.
    Parameter(OperationId, String),
    /// The type of a parameter, shown by a value or a table.
    ParameterType(OperationId, String),
    /// What an operation returns, shown by a body or an annotation.
    Returns(OperationId),
    /// A child of the entity container.
    Root(String),
}
