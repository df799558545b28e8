//! The fields whose values are boxed.

use super::boxing::{self, ObjectField};
use super::lineage::lineage;
use super::named::NamedFields;
use crate::plan::models::placement::ModelPlacement;
use crate::plan::names::namer::Namer;
use graph_csdl::model::{ItemType, Model, TypeId, TypeRef};
use rayon::prelude::*;

/// A field whose value is one object, with its key and the name of its type in `names.toml`.
type Object = (String, String, ObjectField<TypeId>);

/// Decides which fields of each model are boxed, and records it for `names.toml`.
pub(super) fn boxed(
    model: &Model,
    placement: &ModelPlacement,
    named: &[NamedFields<'_>],
    namer: &mut Namer<'_>,
) -> Vec<Vec<bool>> {
    let known = &*namer;
    let objects = placement.placed.par_iter().map(|placed| {
        let owner = placed.ty;
        let owner_name = &named[owner.index()].ty;
        let types = lineage(model, owner).into_iter();
        let sources = types.flat_map(|ty| &named[ty.index()].fields);
        let objects = sources.map(|(source, _)| {
            let target = object(model, source.ty)?;
            let key = format!("{owner_name}/{}", source.name);
            let name = model.ty(target).name.to_string();
            let before = known.boxed_before(&key, &name);
            Some((
                key,
                name,
                ObjectField {
                    owner,
                    target,
                    before,
                },
            ))
        });
        objects.collect()
    });
    let objects: Vec<Vec<Option<Object>>> = objects.collect();
    let all: Vec<ObjectField<TypeId>> = objects
        .iter()
        .flatten()
        .filter_map(|object| Some(object.as_ref()?.2))
        .collect();
    let mut decided = boxing::boxed(&all).into_iter();
    let mut decide = |object: Option<Object>| {
        let Some((key, target, _)) = object else {
            return false;
        };
        let is_boxed = decided.next().unwrap_or_default();
        namer.remember_boxing(key, target, is_boxed);
        is_boxed
    };
    let objects = objects.into_iter();
    objects
        .map(|objects| objects.into_iter().map(&mut decide).collect())
        .collect()
}

/// The structured type of a field, if its value is one object.
fn object(model: &Model, ty: TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef {
            item: ItemType::Named(target),
            is_collection: false,
        } => model.ty(target).structure().map(|_| target),
        _ => None,
    }
}
