//! Structural properties that the metadata says can be read or changed at their own URL.
//!
//! OData gives every property a URL (protocol 4.01, sections 11.2.4 and 11.4.9), and hardly any of Graph's has one. But where an
//! annotation of the property itself says that it is readable, insertable, updatable or deletable, it is a resource.

use crate::model::ItemType;
use crate::model::{Capabilities, Model, Primitive, PropertyResource, TypeId, UpdateMethod};

/// Notes each such property. A stream property is always a resource.
pub(super) fn note(model: &mut Model) {
    let has_parts: Vec<bool> = model
        .types
        .iter()
        .map(|ty| ty.structure().is_some())
        .collect();
    for index in 0..model.types.len() {
        let Some(structure) = model.structure_mut(TypeId::new(index)) else {
            continue;
        };
        for property in &mut structure.properties {
            if property.ty.item != ItemType::Primitive(Primitive::Stream) {
                let has_parts = match property.ty.item {
                    ItemType::Named(id) => has_parts[id.index()],
                    ItemType::Primitive(_) => false,
                };
                let capabilities = &property.facts.capabilities;
                property.resource = resource(capabilities, property.ty.is_collection, has_parts);
            }
        }
    }
}

/// What is stated to be allowed, and reading if nothing is stated of it. A value without properties is changed by PUT alone
/// (OData protocol 11.4.9.1).
fn resource(
    stated: &Capabilities,
    is_collection: bool,
    has_parts: bool,
) -> Option<PropertyResource> {
    let yes = Some(true);
    let add = stated.insertable == yes && is_collection && has_parts;
    let others = [stated.readable, stated.updatable, stated.deletable];
    if !add && !others.contains(&yes) {
        return None;
    }
    let get = stated.readable != Some(false);
    let method = stated.update_method.unwrap_or(UpdateMethod::Patch);
    let is_put = method == UpdateMethod::Put || stated.put_too;
    Some(PropertyResource {
        get,
        count: get && is_collection && stated.countable != Some(false),
        add,
        update: stated.updatable == yes
            && method == UpdateMethod::Patch
            && !is_collection
            && has_parts,
        replace: stated.updatable == yes && (is_put || (!has_parts && !is_collection)),
        delete: stated.deletable == yes,
    })
}
