//! Types, containment and existence of a change.

use super::effect::{Effect, Fault, set, wrong};
use super::{ModelEditor, key_parts};
use crate::config::Spanned;
use crate::model::target::Target;
use crate::model::{Model, OperationId, TypeId, TypeKind, TypeRef};
use crate::problem::Mistake;
use crate::schema::TypeName;

const NAVIGATION: &str = "name a navigation property, `namespace.type/property`";
const OPERATION: &str =
    "name an operation, with the types of its parameters where it has overloads";
const TYPED: &str = "name a property or a parameter";

/// A navigation property that does not contain its target any more has a `$ref` only if that is stated.
pub(super) fn contain(target: &Target, contained: bool, editor: &mut ModelEditor<'_>) -> Effect {
    let navigation = match target {
        Target::Navigation(id, slot) => {
            let structure = editor.model.structure_mut(*id);
            structure.and_then(|structure| structure.navigation.get_mut(*slot))
        }
        _ => None,
    };
    let Some(navigation) = navigation else {
        let what = "`contained` applies only to navigation properties";
        return wrong(what, NAVIGATION);
    };
    let effect = set(&mut navigation.contained, contained);
    let referenceable = &mut navigation.facts.capabilities.referenceable;
    if matches!(effect, Effect::Changed) && !contained && referenceable.is_none() {
        *referenceable = Some(false);
    }
    effect
}

/// A media entity, and all that derive from it.
pub(super) fn stream(target: &Target, stream: bool, editor: &mut ModelEditor<'_>) -> Effect {
    let entity = match target {
        Target::Type(id) => match &mut editor.model.type_mut(*id).kind {
            TypeKind::Entity(structure) => Some(structure),
            _ => None,
        },
        _ => None,
    };
    let Some(structure) = entity else {
        let what = "`stream` applies only to entity types";
        return wrong(
            what,
            "name an entity type; the type of a property with bytes is `Edm.Stream`",
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

/// A directory object, and all that derive from it.
pub(super) fn directory_object(
    target: &Target,
    stated: bool,
    editor: &mut ModelEditor<'_>,
) -> Effect {
    let id = match target {
        Target::Type(id) => Some(*id),
        _ => None,
    };
    let is_entity = |id: &TypeId| matches!(editor.model.ty(*id).kind, TypeKind::Entity(_));
    let Some(id) = id.filter(is_entity) else {
        let what = "`directory_object` applies only to entity types";
        return wrong(what, "name an entity type");
    };
    if editor.model.is_directory_object(id) == stated {
        return Effect::Idle;
    }
    if let Some(structure) = editor.model.structure_mut(id) {
        structure.directory_object = Some(stated);
    }
    Effect::Changed
}

/// What the operation returns; nothing else is below it then.
pub(super) fn returns(
    target: &Target,
    written: &Spanned<String>,
    editor: &mut ModelEditor<'_>,
) -> Effect {
    let (Target::Operations(ids) | Target::Returns(ids)) = target else {
        return wrong("`returns` applies only to operations", OPERATION);
    };
    let ty = match type_ref(written, editor) {
        Ok(ty) => ty,
        Err(effect) => return effect,
    };
    let mut effect = Effect::Idle;
    for OperationId(id) in ids {
        let returns = &mut editor.model.operations[*id as usize].returns;
        let stated = crate::model::Returns {
            ty,
            nullable: returns.is_some_and(|returns| returns.nullable),
        };
        if let Effect::Changed = set(returns, Some(stated)) {
            effect = Effect::Changed;
        }
    }
    effect
}

/// The type of a structural property or a parameter.
pub(super) fn ty(
    target: &Target,
    written: &Spanned<String>,
    editor: &mut ModelEditor<'_>,
) -> Effect {
    let ty = match type_ref(written, editor) {
        Ok(ty) => ty,
        Err(effect) => return effect,
    };
    if let Target::Navigation(id, slot) = target {
        return navigate_to(*id, *slot, ty, editor.model);
    }
    if let Target::Property(id, slot) = target
        && let Some(effect) = key_parts::retype(*id, *slot, ty, editor.model)
    {
        return effect;
    }
    let slots = slots(editor.model, target);
    if slots.is_empty() {
        return wrong("`type` applies only to properties and parameters", TYPED);
    }
    each(slots.into_iter().map(|(slot, _)| slot), ty)
}

/// The target of a navigation property, which is an entity type.
fn navigate_to(id: TypeId, slot: usize, ty: TypeRef, model: &mut Model) -> Effect {
    let is_entity = |id: &TypeId| matches!(model.ty(*id).kind, TypeKind::Entity(_));
    let Some(target) = ty.named().filter(is_entity) else {
        return wrong(
            "`type` of a navigation property is not an entity type",
            "name an entity type, or a collection of one",
        );
    };
    let structure = model.structure_mut(id);
    let navigation = structure.and_then(|structure| structure.navigation.get_mut(slot));
    let Some(navigation) = navigation else {
        return Effect::Idle;
    };
    let of_target = set(&mut navigation.target, target);
    match set(&mut navigation.is_collection, ty.is_collection) {
        Effect::Idle => of_target,
        changed => changed,
    }
}

/// Whether a property, a parameter or a result may be null.
pub(super) fn nullable(target: &Target, nullable: bool, editor: &mut ModelEditor<'_>) -> Effect {
    if let Target::Navigation(id, slot) = target {
        let structure = editor.model.structure_mut(*id);
        let navigation = structure.and_then(|structure| structure.navigation.get_mut(*slot));
        return navigation.map_or(Effect::Idle, |navigation| {
            set(&mut navigation.nullable, nullable)
        });
    }
    if let Target::Operations(ids) | Target::Returns(ids) = target {
        return nullable_result(ids, nullable, editor.model);
    }
    let slots = slots(editor.model, target);
    if slots.is_empty() {
        return wrong(
            "`nullable` applies only to properties, parameters and results",
            "name a property, a parameter or an operation that returns something",
        );
    }
    each(slots.into_iter().map(|(_, slot)| slot), nullable)
}

/// Whether the results of operations may be null; those that return nothing have none.
fn nullable_result(ids: &[OperationId], nullable: bool, model: &mut Model) -> Effect {
    let operations = model.operations.iter_mut().enumerate();
    let meant = operations.filter(|(index, _)| ids.iter().any(|id| id.index() == *index));
    let mut results = meant.filter_map(|(_, it)| it.returns.as_mut()).peekable();
    if results.peek().is_none() {
        let what = "`nullable` applies to what an operation returns, and it returns nothing";
        return wrong(
            what,
            "state with `returns` what it returns, or remove `nullable`",
        );
    }
    each(results.map(|it| &mut it.nullable), nullable)
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

/// The type that a key names; what is wrong with the name is reported at it.
fn type_ref(written: &Spanned<String>, editor: &ModelEditor<'_>) -> Result<TypeRef, Effect> {
    let name = written.value.as_str();
    let fault = |what: String, fix: String| {
        Effect::Wrong(vec![Fault {
            at: Some(written.at),
            what,
            fix,
        }])
    };
    let named = editor.index.type_ref(&TypeName::parse(name));
    let ty = named.ok_or_else(|| {
        if let Some(Mistake { what, fix }) = editor.not_in_full(name) {
            return fault(what, fix);
        }
        let what = format!("the type `{name}` does not exist");
        let otherwise = "name a type that the file declares or one of `Edm`";
        fault(what, editor.index.suggestion(name, otherwise))
    })?;
    let is_removed = ty.named().is_some_and(|id| editor.removed.types.has(id));
    if is_removed {
        let what = format!("the type `{name}` does not exist: another entry removes it");
        let fix = "name another type, or remove the entry with `exists = false`";
        return Err(fault(what, fix.to_owned()));
    }
    Ok(ty)
}
