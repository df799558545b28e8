//! Where a walk along a URL can be.

use super::Argument;
use graph_csdl::model::{OperationId, TypeId};
use graph_csdl::slice::Node;
use graph_csdl::verb::SystemSegment;

/// Where the walk is.
pub(super) enum Here {
    /// At the service root.
    Root,
    /// At a resource.
    Resource(Place),
    /// At a property that only this open type allows.
    Dynamic(TypeId, String),
    /// At `$count`, `$ref` or `$value` of a resource.
    Control(SystemSegment, Place),
    /// After an operation.
    Called {
        id: OperationId,
        name: String,
        arguments: Vec<Argument>,
        imported: bool,
        at: usize,
    },
    /// At `$batch`, or at `$metadata`.
    Batch,
    Metadata,
}

/// A resource and, if it is a structural property, whose.
pub(super) struct Place {
    pub(super) node: Node,
    pub(super) property: Option<(TypeId, String)>,
}
