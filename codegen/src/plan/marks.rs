//! What is decided of types by looking at the whole slice.

use super::modules::Placing;
use super::{Item, evolvable, filterable};
use graph_csdl::model::TypeId;
use graph_csdl::slice::Slice;
use std::collections::BTreeSet;

/// Sets of types.
#[derive(Debug)]
pub(super) struct Marks {
    /// Those whose values can hold a member of an evolvable enum.
    pub(super) evolvable: BTreeSet<TypeId>,
    /// Those that a filter can be about.
    filterable: BTreeSet<TypeId>,
}

impl Marks {
    pub(super) fn new(slice: &Slice<'_>) -> Self {
        Self {
            evolvable: evolvable::types(slice),
            filterable: filterable::types(slice),
        }
    }

    /// Whether a filter can be about objects of the type.
    pub(super) fn is_filterable(&self, id: TypeId) -> bool {
        self.filterable.contains(&id)
    }

    /// Whether a filter can be about a value: of an object, that it can be about its properties.
    pub(super) fn is_value_filterable(
        &self,
        slice: &Slice<'_>,
        placing: &Placing,
        item: Item,
    ) -> bool {
        item.model().is_none_or(|id| {
            let ty = placing.placed[id.index()].ty;
            slice.model().ty(ty).structure().is_none() || self.is_filterable(ty)
        })
    }
}
