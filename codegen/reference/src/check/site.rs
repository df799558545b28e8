//! Places in a page that were held against a fact: where a mistake should be noticed if somebody made one.

use graph_csdl::model::{TypeId, TypeRef};
use graph_csdl::problem::At;

/// A place in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) at: At,
    pub(crate) what: What,
}

/// What stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
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
