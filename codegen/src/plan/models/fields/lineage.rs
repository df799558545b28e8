//! The order of inherited fields.

use graph_csdl::model::{Model, TypeId};

/// A type and its bases, the root of the hierarchy first.
pub(super) fn lineage(model: &Model, id: TypeId) -> Vec<TypeId> {
    let mut lineage: Vec<TypeId> = model.lineage(id).collect();
    lineage.reverse();
    lineage
}
