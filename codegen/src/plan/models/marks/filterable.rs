//! Types whose properties a filter can use: the items of collections, and the objects in them.

use crate::plan::{Field, Item, RustType, Scalar};
use graph_csdl::model::{Model, TypeId};
use graph_csdl::slice::Slice;
use graph_csdl::slice::Verb;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The types of items that can be listed or counted, and those of their structural properties at any depth. Types that are
/// only linked to are left out, unless they can be listed: they would cost every user a function for each property.
pub(super) fn types(slice: &Slice<'_>) -> BTreeSet<TypeId> {
    let model = slice.model();
    let mut open: Vec<TypeId> = listed(slice).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if model.ty(id).structure().is_some() && slice.has(id) && found.insert(id) {
            open.extend(contents(model, id));
        }
    }
    found
}

fn listed(slice: &Slice<'_>) -> impl Iterator<Item = TypeId> {
    let lists = [Verb::List, Verb::Count, Verb::RefList];
    let resources = slice.resources().map(|(_, resource)| resource);
    let resources =
        resources.filter(move |resource| resource.verbs.iter().any(|verb| lists.contains(verb)));
    let functions = slice
        .operations()
        .map(|(id, _)| slice.model().operation(id));
    let functions = functions.filter(|operation| operation.is_function);
    let returned = functions.filter_map(|operation| operation.returns);
    let returned = returned.filter(|returns| returns.ty.is_collection);
    let types = resources.map(|resource| resource.ty);
    types
        .chain(returned.map(|returns| returns.ty))
        .filter_map(|ty| ty.named())
}

/// The structured types of a type's structural properties.
fn contents(model: &Model, id: TypeId) -> impl Iterator<Item = TypeId> {
    let structures = model.structures(id);
    let properties = structures.flat_map(|structure| &structure.properties);
    properties.filter_map(|property| property.ty.named())
}

/// The fields that a filter can use. Fields of objects are included if their type is filterable. Secrets are left out, since
/// URLs are logged.
pub(in crate::plan) fn fields(
    fields: &[Arc<Field>],
    is_about: impl Fn(Item) -> bool,
) -> Vec<Arc<Field>> {
    let fields = fields.iter();
    let fields = fields.filter(|field| match field.ty.item() {
        Item::Scalar(Scalar::Json) => false,
        item => !field.secret && is_about(item),
    });
    let unboxed = |field: &Arc<Field>| match field.ty {
        RustType::Boxed(id) => Arc::new(Field {
            ty: RustType::One(Item::Model(id)),
            ..Field::clone(field)
        }),
        RustType::One(_) | RustType::List(_) => Arc::clone(field),
    };
    fields.map(unboxed).collect()
}
