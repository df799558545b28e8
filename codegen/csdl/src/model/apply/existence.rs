//! `exists = false`: what the service does not have.

use super::effect::{Effect, wrong};
use super::{ModelEditor, Removed, key_parts};
use crate::model::target::Target;
use crate::model::{Model, Operation, OperationId};
use std::collections::BTreeSet;

/// Takes away what the service does not have.
pub(super) fn remove(target: &Target, editor: &mut ModelEditor<'_>) -> Effect {
    let (model, removed) = (&mut *editor.model, &mut editor.removed);
    match target {
        Target::Property(id, slot) => {
            if let Some(effect) = key_parts::kept(*id, *slot, model) {
                return effect;
            }
            removed.member(*id, *slot, true);
        }
        Target::Navigation(id, slot) => removed.member(*id, *slot, false),
        Target::Root(root) => removed.root(*root),
        Target::Operations(ids) => ids.iter().for_each(|id| removed.operation(*id, model)),
        Target::Parameter(ids, name) => {
            if let Some(other) = ids
                .iter()
                .find_map(|id| same_without(*id, name, removed, model))
            {
                let what = format!("without it, the function is another overload of `{other}`");
                let fix = "remove the overload that the service does not have: `exists = false` of the function";
                return wrong(&what, fix);
            }
            for id in ids {
                let parameters = &mut model.operation_mut(*id).parameters;
                parameters.retain(|parameter| parameter.name != *name);
            }
        }
        Target::Member(id, slot) => removed.enum_member(*id, *slot),
        // It was noted before: nothing else may name it as a type.
        Target::Type(_) => {}
        _ => {
            return wrong(
                "`exists = false` does not apply to the target",
                "name a type, a property, a member of an enum, a parameter, an operation or a child of the container",
            );
        }
    }
    Effect::Changed
}

/// The name of the function, if another overload has the same parameters but this one.
fn same_without(id: OperationId, name: &str, removed: &Removed, model: &Model) -> Option<String> {
    let operation = model.operation(id);
    let names = |id: OperationId| -> BTreeSet<&str> {
        let parameters = model.operation(id).parameters.iter();
        parameters.map(|it| it.name.as_str()).collect()
    };
    let mut left = names(id);
    left.remove(name);
    let is_same = |(other, it): &(OperationId, &Operation)| {
        let is_overload =
            it.is_function && it.name == operation.name && it.binding == operation.binding;
        *other != id && is_overload && removed.has(*other) && names(*other) == left
    };
    let found = operation.is_function && model.operations().any(|it| is_same(&it));
    found.then(|| operation.name.to_string())
}
