//! The fields of each struct: properties of the type and its bases, and navigation properties to types of the slice.

mod boxed;
mod boxing;
mod lineage;
mod named;
mod own;

use super::placement::ModelPlacement;
use crate::plan::notes::Notes;
use crate::plan::{Binding, Field};
use graph_csdl::model::{Model, TypeId};
use graph_csdl::slice::Slice;
use std::sync::Arc;

use boxed::boxed;
use lineage::lineage;
use named::{NamedFields, named};
use own::{Own, own};

/// Fields of every struct of the slice, and which of them are boxed.
#[derive(Debug)]
pub(super) struct Fields {
    /// By type.
    own: Vec<Own>,
    /// By model: whether each of its fields is boxed.
    boxed: Vec<Vec<bool>>,
}

impl Fields {
    pub(super) fn new(
        slice: &Slice<'_>,
        placement: &ModelPlacement,
        notes: &mut Notes<'_>,
    ) -> Self {
        let named = named(slice, notes);
        let boxed = boxed(slice.model(), placement, &named, &mut notes.namer);
        let model = slice.model();
        let types: Vec<(TypeId, &NamedFields<'_>)> = model.type_ids().zip(&named).collect();
        let own = notes.each(&types, |ty, notes| own(model, placement, *ty, notes));
        Self { own, boxed }
    }

    /// All fields of a model, those of the root of its hierarchy first.
    pub(super) fn fields(
        &self,
        model: &Model,
        placement: &ModelPlacement,
        id: TypeId,
    ) -> Vec<Arc<Field>> {
        let boxed = &self.boxed[placement.model(id).index()];
        let own = lineage(model, id)
            .into_iter()
            .map(|ty| &self.own[ty.index()]);
        let fields = own.flat_map(|own| &own.fields).zip(boxed);
        fields
            .map(|(field, is_boxed)| field.get(*is_boxed))
            .collect()
    }

    /// The setters of `@odata.bind` annotations of a type, in the same order.
    pub(super) fn bindings(&self, model: &Model, id: TypeId) -> Vec<Arc<Binding>> {
        let lineage = lineage(model, id).into_iter();
        let own = lineage.flat_map(|ty| &self.own[ty.index()].bindings);
        own.cloned().collect()
    }
}
