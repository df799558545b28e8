//! Explicit binding of a change: what alone has an operation that is bound to a base of it.

use super::ModelEditor;
use super::effect::{Effect, Fault, wrong};
use crate::config::Spanned;
use crate::model::target::Target;
use crate::model::{Facts, Model, Operation, OperationId, RootKind, TypeId, TypeKind};
use crate::nearest;
use crate::problem::Mistake;

const ALLOWED: &str = "name types that it is bound to or that derive from them, and entity sets, singletons and navigation \
                       properties of such types";

/// Only what is listed has the operation.
pub(super) fn bind(
    target: &Target,
    bound_to: &[Spanned<String>],
    editor: &mut ModelEditor<'_>,
) -> Effect {
    let ids = match target {
        Target::Operations(ids) if ids.iter().all(|id| binding(editor.model, *id).is_some()) => ids,
        _ => {
            let what = "`bound_to` applies only to bound operations";
            return wrong(what, "name an operation with the types of its parameters");
        }
    };
    let (mut listed, mut faults) = (Vec::new(), Vec::new());
    for name in bound_to {
        match one(name, ids, editor) {
            Ok(Some(found)) => listed.push(found),
            Ok(None) => editor.absent_names.push(name.at),
            Err(Mistake { what, fix }) => faults.push(Fault {
                at: Some(name.at),
                what,
                fix,
            }),
        }
    }
    if !faults.is_empty() {
        return Effect::Wrong(faults);
    }
    let before: Vec<bool> = ids
        .iter()
        .flat_map(|id| having(editor.model, *id))
        .collect();
    if listed.is_empty() {
        // Nothing of this file has it.
        ids.iter()
            .for_each(|id| editor.removed.operation(*id, editor.model));
        return match before.contains(&true) {
            true => Effect::Changed,
            false => Effect::NotHere("nothing that `bound_to` names is there".to_owned()),
        };
    }
    if !list(ids, &listed, editor.model) {
        return Effect::Idle;
    }
    let after: Vec<bool> = ids
        .iter()
        .flat_map(|id| having(editor.model, *id))
        .collect();
    if before == after {
        return Effect::NotHere("all that has the operation is named in `bound_to`".to_owned());
    }
    Effect::Changed
}

fn binding(model: &Model, id: OperationId) -> Option<TypeId> {
    model.operation(id).binding?.named()
}

/// What a name of `bound_to` is; `None` for what the file lacks, since a version of Graph and a slice have a part.
///
/// # Errors
/// If it is misspelt, or cannot have any of the operations.
fn one(
    name: &Spanned<String>,
    ids: &[OperationId],
    editor: &ModelEditor<'_>,
) -> Result<Option<Target>, Mistake> {
    let (index, model, name) = (editor.index, &*editor.model, name.value.as_str());
    let Ok(found) = index.quietly(|| editor.targets().find(name)) else {
        if let Some(astray) = editor.not_in_full(name) {
            return Err(astray);
        }
        let names = allowed(ids, editor);
        let mut near = names.iter().filter(|it| is_near(name, it));
        return match near.next() {
            Some(near) => Err(Mistake::new(
                format!("`bound_to` names `{name}`, which does not exist"),
                format!("{ALLOWED}; the nearest is `{near}`"),
            )),
            None => Ok(None),
        };
    };
    if !editor.removed.is_there(&found) {
        return Err(Mistake::new(
            format!("`bound_to` names `{name}`, which does not exist: another entry removes it"),
            "remove the name, or the entry with `exists = false`",
        ));
    }
    let what = match &found {
        Target::Property(..) => "a structural property, which has no operations",
        Target::Type(_) | Target::Navigation(..) | Target::Root(_) => {
            if ids.iter().any(|id| can_have(model, *id, &found)) {
                return Ok(Some(found));
            }
            "which cannot have the operation: it is bound to another type"
        }
        _ => "which has no operations",
    };
    let last = name.rsplit(['.', '/']).next().unwrap_or(name);
    let names = allowed(ids, editor);
    let lasts = names
        .iter()
        .map(|it| it.rsplit(['.', '/']).next().unwrap_or(it));
    let near = nearest::hint(last, lasts.filter(|it| *it != last));
    Err(Mistake::new(
        format!("`bound_to` names `{name}`, {what}"),
        format!("{ALLOWED}{near}"),
    ))
}

/// Whether one of two names is the other one misspelt, in the part that differs.
fn is_near(name: &str, known: &str) -> bool {
    let (head, last) = name.rsplit_once(['/', '.']).unwrap_or(("", name));
    let (known_head, known_last) = known.rsplit_once(['/', '.']).unwrap_or(("", known));
    let is_same = |one: &str, other: &str| one == other || nearest::is_misspelling(one, other);
    is_same(last, known_last) && is_same(head, known_head)
}

/// The names of all that can have one of the operations.
fn allowed(ids: &[OperationId], editor: &ModelEditor<'_>) -> Vec<String> {
    let model = &*editor.model;
    let mut names = Vec::new();
    let mut add = |target: Target, name: String| {
        if ids.iter().any(|id| can_have(model, *id, &target)) {
            names.push(name);
        }
    };
    for (id, ty) in model
        .types()
        .filter(|(id, _)| !editor.removed.types.has(*id))
    {
        add(Target::Type(id), ty.name.to_string());
        let navigation = ty.structure().map_or(&[][..], |it| &it.navigation);
        for (slot, item) in navigation.iter().enumerate() {
            add(
                Target::Navigation(id, slot),
                format!("{}/{}", ty.name, item.name),
            );
        }
    }
    for (slot, root) in model.roots.iter().enumerate() {
        for container in &editor.declared.containers {
            add(Target::Root(slot), format!("{container}/{}", root.name));
        }
    }
    names
}

/// Whether resources of the target can have the operation: those of the type that it is bound to and of derived types, and others
/// after a cast.
fn can_have(model: &Model, id: OperationId, target: &Target) -> bool {
    let operation = model.operation(id);
    let Some(base) = binding(model, id) else {
        return false;
    };
    let of_collection = operation.binding.is_some_and(|it| it.is_collection);
    let is_related = |ty: TypeId| model.is_a(ty, base) || model.is_a(base, ty);
    match target {
        Target::Type(ty) => model.is_a(*ty, base),
        Target::Navigation(ty, slot) => {
            let structure = model.ty(*ty).structure();
            let navigation = structure.and_then(|it| it.navigation.get(*slot));
            navigation
                .is_some_and(|it| is_related(it.target) && (it.is_collection || !of_collection))
        }
        Target::Root(root) => match &model.roots[*root].kind {
            RootKind::EntitySet(ty) => is_related(*ty),
            RootKind::Singleton(ty) => is_related(*ty) && !of_collection,
            RootKind::Import(_) => false,
        },
        _ => false,
    }
}

/// Notes what has the operations; whether that is new.
fn list(ids: &[OperationId], listed: &[Target], model: &mut Model) -> bool {
    let mut names: Vec<String> = Vec::new();
    let mut changes = false;
    for id in ids {
        let operation = model.operation_mut(*id);
        changes |= !std::mem::replace(&mut operation.facts.requires_explicit_binding, true);
        names.push(operation.name.to_string());
    }
    names.dedup();
    for target in listed {
        let Some(facts) = model.facts_mut(target) else {
            continue;
        };
        for name in &names {
            if !facts.explicit_bindings.contains(name) {
                facts.explicit_bindings.push(name.clone());
                changes = true;
            }
        }
    }
    changes
}

/// Of each resource that may have the operation, whether it does: roots, navigation, results of functions, complex values.
fn having(model: &Model, id: OperationId) -> Vec<bool> {
    let operation = model.operation(id);
    let Some(base) = binding(model, id) else {
        return Vec::new();
    };
    let mut having = Vec::new();
    for root in &model.roots {
        if let RootKind::EntitySet(ty) | RootKind::Singleton(ty) = root.kind
            && model.is_a(ty, base)
        {
            let of_types = model.lineage(ty).map(|id| &model.ty(id).facts);
            having.push(has(operation, [&root.facts].into_iter().chain(of_types)));
        }
    }
    for ty in &model.types {
        let navigation = ty.structure().map_or(&[][..], |it| &it.navigation);
        let related = navigation.iter().filter(|it| model.is_a(it.target, base));
        having.extend(related.map(|it| has(operation, [&it.facts].into_iter())));
    }
    let is_composable = |other: &&Operation| other.is_composable;
    let results = model.operations.iter().filter(is_composable);
    let results = results.filter_map(|it| it.returns?.ty.named());
    let results = results.filter(|ty| model.is_a(*ty, base)).count();
    let complex = usize::from(matches!(model.ty(base).kind, TypeKind::Complex(_)));
    having.extend((0..results + complex).map(|_| has(operation, std::iter::empty())));
    having
}

fn has<'f>(operation: &Operation, mut facts: impl Iterator<Item = &'f Facts>) -> bool {
    let name = operation.name.to_string();
    !operation.facts.requires_explicit_binding
        || facts.any(|facts| facts.explicit_bindings.contains(&name))
}
