//! Properties of types that depend on the whole slice.

mod evolvable;
pub(super) mod filterable;

use super::placement::ModelPlacement;
use crate::plan::Item;
use graph_csdl::model::TypeId;
use graph_csdl::slice::Slice;
use std::collections::BTreeSet;

/// Sets of types.
#[derive(Debug)]
pub(super) struct Marks {
    /// Types whose values can have a member of an evolvable enum.
    pub(super) evolvable: BTreeSet<TypeId>,
    /// Types whose properties a filter can use.
    filterable: BTreeSet<TypeId>,
}

impl Marks {
    pub(super) fn new(slice: &Slice<'_>) -> Self {
        Self {
            evolvable: evolvable::types(slice),
            filterable: filterable::types(slice),
        }
    }

    /// Whether a filter can use properties of the type.
    pub(super) fn is_filterable(&self, id: TypeId) -> bool {
        self.filterable.contains(&id)
    }

    /// Whether a filter can use a value; an object, if it can use its properties.
    pub(super) fn is_value_filterable(
        &self,
        slice: &Slice<'_>,
        placement: &ModelPlacement,
        item: Item,
    ) -> bool {
        item.model().is_none_or(|id| {
            let ty = placement.placed[id.index()].ty;
            slice.model().ty(ty).structure().is_none() || self.is_filterable(ty)
        })
    }
}
