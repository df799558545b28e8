//! What a page says something about: the facts of the metadata that it covers, and its own text that was checked.

use graph_csdl::model::{OperationId, TypeId, TypeRef};
use graph_csdl::problem::At;
use graph_csdl::slice::Verb;

/// A fact of the metadata that a page covers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A property or navigation property that the type declares.
    Property(TypeId, String),
    /// The type of a property, shown by a value or a table.
    TypeOf(TypeId, String),
    /// A member of an enum.
    Member(TypeId, String),
    /// A navigation or structural property that is a segment of a URL.
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

/// Text of a page that was checked against a fact: where a mistake should be noticed if somebody made one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CheckedAt {
    /// Where it is.
    pub(crate) at: At,
    /// What it is.
    pub(crate) what: CheckedItem,
}

/// What was checked against a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CheckedItem {
    /// The key of a property or parameter; whether an open type takes any other name.
    Name { open: bool },
    /// A value of this type.
    Value(TypeRef),
    /// A member of an enum.
    Member(TypeId),
    /// The key of an `@odata.type` that has to be there.
    Discriminator,
    /// The key of a parameter that has to be there.
    Needed,
    /// The key `value` around a collection or a primitive value.
    Wrapper,
    /// The name of a row in a table.
    RowName,
    /// The type of a row in a table.
    RowType(TypeRef),
    /// The type that an annotation names.
    AnnotatedType,
}
