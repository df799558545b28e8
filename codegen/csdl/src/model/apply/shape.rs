//! Types, containment and existence of a change.

use super::ModelEditor;
use super::change::{Effect, set, wrong};
use crate::model::target::{self, Target};
use crate::model::{Model, OperationId, TypeId, TypeRef};

const NAVIGATION: &str = "name a navigation property, `namespace.type/property`";
const OPERATION: &str =
    "name an operation, with the types of its parameters where it has overloads";
const TYPED: &str = "name a property or a parameter";

/// A navigation property that does not contain its target any more has a `$ref` only where that is said.
pub(super) fn contain(target: &Target, contained: bool, editor: &mut ModelEditor<'_>) -> Effect {
    let way = match target {
        Target::Navigation(id, slot) => {
            let structure = editor.model.structure_mut(*id);
            structure.and_then(|structure| structure.navigation.get_mut(*slot))
        }
        _ => None,
    };
    let Some(way) = way else {
        let what = "`contained` is said of something that is not a navigation property";
        return wrong(what, NAVIGATION);
    };
    let effect = set(&mut way.contained, contained);
    let referenceable = &mut way.facts.capabilities.referenceable;
    if matches!(effect, Effect::Changed) && !contained && referenceable.is_none() {
        *referenceable = Some(false);
    }
    effect
}

/// A media entity, and all that derive from it.
pub(super) fn stream(target: &Target, stream: bool, editor: &mut ModelEditor<'_>) -> Effect {
    let Target::Type(id) = target else {
        return wrong(
            "`stream` is said of something that is not an entity type",
            "name an entity type",
        );
    };
    let Some(structure) = editor.model.structure_mut(*id) else {
        return wrong(
            "`stream` is said of something that is not an entity type",
            "name an entity type",
        );
    };
    let effect = set(&mut structure.has_stream, stream);
    let mut open = structure.derived.clone();
    while let Some(id) = open.pop() {
        if let Some(structure) = editor.model.structure_mut(id) {
            structure.has_stream = stream;
            open.extend(&structure.derived);
        }
    }
    effect
}

/// What the operation returns; nothing else is below it then.
pub(super) fn returns(target: &Target, written: &str, editor: &mut ModelEditor<'_>) -> Effect {
    let (Target::Operations(ids) | Target::Returns(ids)) = target else {
        return wrong(
            "`returns` is said of something that is not an operation",
            OPERATION,
        );
    };
    let ty = match type_ref(written, editor) {
        Ok(ty) => ty,
        Err(effect) => return effect,
    };
    let mut effect = Effect::Idle;
    for OperationId(id) in ids {
        let returns = &mut editor.model.operations[*id as usize].returns;
        let said = crate::model::Returns {
            ty,
            nullable: returns.is_some_and(|returns| returns.nullable),
        };
        if let Effect::Changed = set(returns, Some(said)) {
            effect = Effect::Changed;
        }
    }
    effect
}

/// The type of a property or a parameter.
pub(super) fn ty(target: &Target, written: &str, editor: &mut ModelEditor<'_>) -> Effect {
    let ty = match type_ref(written, editor) {
        Ok(ty) => ty,
        Err(effect) => return effect,
    };
    if let Target::Navigation(id, slot) = target {
        return navigate_to(*id, *slot, ty, editor.model);
    }
    let slots = slots(editor.model, target);
    if slots.is_empty() {
        return wrong(
            "`type` is said of something that is neither a property nor a parameter",
            TYPED,
        );
    }
    each(slots.into_iter().map(|(slot, _)| slot), ty)
}

/// The target of a navigation property, which is an entity type.
fn navigate_to(id: TypeId, slot: usize, ty: TypeRef, model: &mut Model) -> Effect {
    let target = ty.named().filter(|target| {
        let kind = &model.ty(*target).kind;
        matches!(kind, crate::model::TypeKind::Entity(_))
    });
    let Some(target) = target else {
        return wrong(
            "`type` of a navigation property is not an entity type",
            "name an entity type, or a collection of one",
        );
    };
    let structure = model.structure_mut(id);
    let way = structure.and_then(|structure| structure.navigation.get_mut(slot));
    let Some(way) = way else {
        return Effect::Idle;
    };
    let of_target = set(&mut way.target, target);
    match set(&mut way.is_collection, ty.is_collection) {
        Effect::Idle => of_target,
        changed => changed,
    }
}

/// Whether a property or a parameter may be null.
pub(super) fn nullable(target: &Target, nullable: bool, editor: &mut ModelEditor<'_>) -> Effect {
    if let Target::Navigation(id, slot) = target {
        let structure = editor.model.structure_mut(*id);
        let way = structure.and_then(|structure| structure.navigation.get_mut(*slot));
        return way.map_or(Effect::Idle, |way| set(&mut way.nullable, nullable));
    }
    let slots = slots(editor.model, target);
    if slots.is_empty() {
        return wrong(
            "`nullable` is said of something that is neither a property nor a parameter",
            TYPED,
        );
    }
    each(slots.into_iter().map(|(_, slot)| slot), nullable)
}

fn each<'m, T: PartialEq + Copy + 'm>(slots: impl Iterator<Item = &'m mut T>, value: T) -> Effect {
    let changed = slots
        .filter(|slot| **slot != value)
        .map(|slot| *slot = value)
        .count();
    if changed == 0 {
        Effect::Idle
    } else {
        Effect::Changed
    }
}

/// Type and nullability of a property, or of a parameter of each overload that is meant.
fn slots<'m>(model: &'m mut Model, target: &'m Target) -> Vec<(&'m mut TypeRef, &'m mut bool)> {
    match target {
        Target::Property(id, slot) => {
            let property = model.property_mut(*id, *slot);
            let property = property.map(|it| (&mut it.ty, &mut it.nullable));
            property.into_iter().collect()
        }
        Target::Parameter(ids, name) => {
            let parameters = model.parameters_mut(ids, name);
            parameters
                .map(|it| (&mut it.ty, &mut it.nullable))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn type_ref(written: &str, editor: &ModelEditor<'_>) -> Result<TypeRef, Effect> {
    target::type_ref(written, editor.index).ok_or_else(|| {
        let near = editor.index.like(written);
        let what = format!("the type `{written}` does not exist");
        Effect::Wrong(
            what,
            format!("name a type that the file declares or one of `Edm`{near}"),
        )
    })
}

/// Takes away what the service does not have. Members go at the end, since they are found by their places.
pub(super) fn remove(target: &Target, editor: &mut ModelEditor<'_>) -> Effect {
    match target {
        Target::Property(id, slot) => {
            editor.removed.push((*id, *slot, true));
            Effect::Changed
        }
        Target::Navigation(id, slot) => {
            editor.removed.push((*id, *slot, false));
            Effect::Changed
        }
        Target::Root(root) => {
            editor.model.roots.remove(*root);
            Effect::Changed
        }
        Target::Operations(ids) => {
            ids.iter().for_each(|id| unbind(editor.model, *id));
            Effect::Changed
        }
        Target::Parameter(ids, name) => {
            for OperationId(id) in ids {
                let parameters = &mut editor.model.operations[*id as usize].parameters;
                parameters.retain(|parameter| parameter.name != *name);
            }
            Effect::Changed
        }
        _ => wrong(
            "`exists = false` is said of something that cannot be taken away",
            "name a property, a parameter, an operation or a child of the container",
        ),
    }
}

/// Nothing has the operation any more.
fn unbind(model: &mut Model, id: OperationId) {
    for index in 0..model.types.len() {
        if let Some(structure) = model.structure_mut(TypeId(index as u32)) {
            structure.bound.retain(|bound| *bound != id);
            structure.bound_to_collection.retain(|bound| *bound != id);
        }
    }
    for root in &mut model.roots {
        if let crate::model::RootKind::Import(ids) = &mut root.kind {
            ids.retain(|imported| *imported != id);
        }
    }
}

/// Takes the members away that do not exist.
pub(super) fn take_away(mut removed: Vec<(TypeId, usize, bool)>, model: &mut Model) {
    removed.sort_unstable();
    removed.dedup();
    for (id, slot, is_property) in removed.into_iter().rev() {
        if let Some(structure) = model.structure_mut(id) {
            if is_property {
                structure.properties.remove(slot);
            } else {
                structure.navigation.remove(slot);
            }
        }
    }
}
