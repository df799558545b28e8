//! What a segment behind a resource may be: navigation, property, operation, cast.

use super::fold::Fold;
use super::operation;
use crate::model::{Model, Navigation, OperationId, Property, TypeId};

/// What a name leads to.
pub(super) enum Member<'m> {
    Navigation(&'m Navigation),
    Property(&'m Property),
    Operations(Vec<OperationId>),
    Cast(TypeId),
}

/// The member of the type with this name.
pub(super) fn find<'m>(
    model: &'m Model,
    ty: TypeId,
    is_collection: bool,
    name: &str,
    fold: Fold,
) -> Option<Member<'m>> {
    if !is_collection {
        let own = own(model, ty, name, fold);
        if own.is_some() {
            return own;
        }
    }
    let operations = operation::named(
        model,
        operation::bound(model, ty, is_collection),
        name,
        fold,
    );
    if !operations.is_empty() {
        return Some(Member::Operations(operations));
    }
    cast(model, ty, name, fold).map(Member::Cast)
}

fn own<'m>(model: &'m Model, ty: TypeId, name: &str, fold: Fold) -> Option<Member<'m>> {
    let mut structures = model.structures(ty);
    structures.find_map(|structure| {
        let way = structure
            .navigation
            .iter()
            .find(|way| fold.same(&way.name, name));
        let property = || {
            structure
                .properties
                .iter()
                .find(|property| fold.same(&property.name, name))
        };
        way.map(Member::Navigation)
            .or_else(|| property().map(Member::Property))
    })
}

/// A type that derives from this one, or that this one derives from.
fn cast(model: &Model, ty: TypeId, name: &str, fold: Fold) -> Option<TypeId> {
    if !name.contains('.') {
        return None;
    }
    let related = |id: &TypeId| model.is_a(*id, ty) || model.is_a(ty, *id);
    match fold {
        Fold::Exact => model.find(name).filter(related),
        Fold::Case => {
            let below = operation::descendants(model, ty);
            below
                .into_iter()
                .find(|id| fold.same(&model.ty(*id).name.to_string(), name))
        }
    }
}

/// The member that one derived type has, where the URL leaves out the cast; `None` if several have one.
pub(super) fn of_descendant<'m>(
    model: &'m Model,
    ty: TypeId,
    is_collection: bool,
    name: &str,
) -> Option<(TypeId, Member<'m>)> {
    let derived = operation::descendants(model, ty);
    let mut owners = derived
        .into_iter()
        .filter(|id| declares(model, *id, is_collection, name));
    let owner = owners.next()?;
    if owners.any(|other| !model.is_a(other, owner)) {
        return None;
    }
    Some((owner, find(model, owner, is_collection, name, Fold::Exact)?))
}

/// Whether the type itself, and none of its bases, has a member of this name.
fn declares(model: &Model, id: TypeId, is_collection: bool, name: &str) -> bool {
    let Some(structure) = model.ty(id).structure() else {
        return false;
    };
    let bound = if is_collection {
        &structure.bound_to_collection
    } else {
        &structure.bound
    };
    bound
        .iter()
        .any(|id| model.operation(*id).name.name == name)
        || (!is_collection && model.own_names(id).any(|own| own == name))
}

/// Every name that may follow, for messages.
pub(super) fn names<'m>(model: &'m Model, ty: TypeId, is_collection: bool) -> Vec<&'m str> {
    let mut names: Vec<&'m str> = operation::bound(model, ty, is_collection)
        .map(|id| model.operation(id).name.name.as_str())
        .collect();
    if !is_collection {
        names.extend(model.lineage(ty).flat_map(|id| model.own_names(id)));
    }
    names
}
