//! How a resource was reached.

/// How a resource belongs to what it was reached from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// An entity set, a singleton or a contained navigation: the full set of verbs.
    Owned,
    /// A navigation that is not contained: read and `$ref`. A `DELETE` of the entity here would delete the member itself.
    Referenced,
    /// A type-cast segment: read, as the derived type, and its operations.
    Cast,
    /// A structural property: served as a resource, a stream, or passed through to what is below it.
    Property,
    /// The result of a composable function.
    Result,
}
