//! The complex types that URLs go through: a property of one has a URL only if a value of the type has (OData URL conventions 4.6).

use crate::model::{ItemType, Model, TypeId, TypeKind, TypeRef};
use std::collections::BTreeSet;

/// Whether URLs address values of the type: entities, and complex values that are properties of what is addressed or that composable
/// functions return. A value in a collection has no URL.
pub(super) fn is_addressed(model: &Model, id: TypeId) -> bool {
    if matches!(model.ty(id).kind, TypeKind::Entity(_)) {
        return true;
    }
    let mut seen = BTreeSet::new();
    let mut open = Vec::new();
    let results = model.operations.iter().filter(|it| it.is_composable);
    let results = results.filter_map(|it| it.returns).map(|it| it.ty);
    open.extend(results.filter_map(|ty| complex(model, ty)));
    for ty in &model.types {
        if let TypeKind::Entity(structure) = &ty.kind {
            let properties = structure.properties.iter();
            open.extend(properties.filter_map(|it| complex(model, it.ty)));
        }
    }
    while let Some(next) = open.pop() {
        if !seen.insert(next) {
            continue;
        }
        // Inherited properties are addressed too, and those of derived types after a cast.
        open.extend(model.lineage(next).skip(1));
        if let Some(structure) = model.ty(next).structure() {
            open.extend(&structure.derived);
            let properties = structure.properties.iter();
            open.extend(properties.filter_map(|it| complex(model, it.ty)));
        }
    }
    seen.contains(&id)
}

/// The complex type of one value.
fn complex(model: &Model, ty: TypeRef) -> Option<TypeId> {
    match ty.item {
        ItemType::Named(id) if !ty.is_collection => {
            matches!(model.ty(id).kind, TypeKind::Complex(_)).then_some(id)
        }
        _ => None,
    }
}
