//! What a segment after a resource may be: navigation, property, operation, cast.

use super::name_match::NameMatch;
use super::operation;
use graph_csdl::model::{Model, Navigation, OperationId, Property, TypeId};

/// What a name resolves to.
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
    matching: NameMatch,
) -> Option<Member<'m>> {
    if !is_collection {
        let own = own(model, ty, name, matching);
        if own.is_some() {
            return own;
        }
    }
    let operations = operation::named(
        model,
        operation::bound(model, ty, is_collection),
        name,
        matching,
    );
    if !operations.is_empty() {
        return Some(Member::Operations(operations));
    }
    cast(model, ty, name, matching).map(Member::Cast)
}

fn own<'m>(model: &'m Model, ty: TypeId, name: &str, matching: NameMatch) -> Option<Member<'m>> {
    let mut structures = model.structures(ty);
    structures.find_map(|structure| {
        let navigation = structure
            .navigation
            .iter()
            .find(|navigation| matching.same(&navigation.name, name));
        let property = || {
            structure
                .properties
                .iter()
                .find(|property| matching.same(&property.name, name))
        };
        navigation
            .map(Member::Navigation)
            .or_else(|| property().map(Member::Property))
    })
}

/// A type that derives from this one, or that this one derives from.
fn cast(model: &Model, ty: TypeId, name: &str, matching: NameMatch) -> Option<TypeId> {
    if !name.contains('.') {
        return None;
    }
    let related = |id: &TypeId| model.is_a(*id, ty) || model.is_a(ty, *id);
    match matching {
        NameMatch::Exact => model.find(name).filter(related),
        NameMatch::IgnoreCase => {
            let below = operation::descendants(model, ty);
            below
                .into_iter()
                .find(|id| matching.same(&model.ty(*id).name.to_string(), name))
        }
    }
}

/// What derived types have by a name, where the URL leaves out the cast.
pub(super) enum OfDescendants<'m> {
    /// This type has it, or several do and all of them resolve to the same.
    One(TypeId, Member<'m>),
    /// These types have it, and resolve to different members.
    Several(Vec<TypeId>),
}

/// The member that derived types have; `None` if none has one.
pub(super) fn of_descendants<'m>(
    model: &'m Model,
    ty: TypeId,
    is_collection: bool,
    name: &str,
) -> Option<OfDescendants<'m>> {
    let mut owners: Vec<TypeId> = operation::descendants(model, ty);
    owners.retain(|id| declares(model, *id, is_collection, name));
    let owner = *owners.first()?;
    let of = |id: TypeId| find(model, id, is_collection, name, NameMatch::Exact);
    let member = of(owner)?;
    let same = |other: &TypeId| {
        model.is_a(*other, owner) || of(*other).is_some_and(|other| leads_to_same(&member, &other))
    };
    if owners.iter().all(same) {
        return Some(OfDescendants::One(owner, member));
    }
    Some(OfDescendants::Several(owners))
}

/// Whether two members are of one type, and contain it or not; an operation is the same only as itself.
fn leads_to_same(one: &Member<'_>, other: &Member<'_>) -> bool {
    match (one, other) {
        (Member::Navigation(one), Member::Navigation(other)) => {
            (one.target, one.is_collection, one.contained)
                == (other.target, other.is_collection, other.contained)
        }
        (Member::Property(one), Member::Property(other)) => one.ty == other.ty,
        (Member::Operations(one), Member::Operations(other)) => one == other,
        _ => false,
    }
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
