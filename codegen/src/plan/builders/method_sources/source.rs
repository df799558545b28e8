//! The kinds of sources.

use graph_csdl::model::{KeyPart, Operation, OperationId};
use graph_csdl::slice::{Import, ResourceId, Segment, Verb};

/// What a method is made from.
#[derive(Clone, Debug)]
pub(in crate::plan::builders) enum MethodSource<'m> {
    /// A child segment, and its resource.
    Navigation(Segment, ResourceId),
    /// An alternate key of a collection's items.
    AlternateKey(&'m [KeyPart], ResourceId),
    /// An item, by its path relative to this one.
    ByPath(ResourceId),
    /// A verb, and the resource that has it.
    Verb(Verb, ResourceId),
    /// An action or function.
    Operation(OperationId, &'m Operation),
    /// An action without its parameters, which were added after its method got its name.
    WithoutParameters(OperationId, &'m Operation),
    /// An action whose request body is bytes instead of JSON.
    Stream(OperationId, &'m Operation),
    /// An unbound action or function, and the name of its import.
    Import(&'m Import, &'m Operation),
}
