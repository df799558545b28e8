//! Actions and functions: overloads, parameters, results, explicit binding.

use super::super::of_slice::signature;
use super::{KeyValue, Proposals, elements, exists_not, spelled};
use crate::config::quoted;
use crate::model::{Facts, Model, Operation, OperationId};
use crate::schema::Schema;
use std::collections::BTreeMap;

/// What an overload is identified by: actions by what they are bound to, functions by the names of their parameters too.
type Identity = (String, bool, Option<String>, Vec<String>);

fn identity(model: &Model, operation: &Operation) -> Identity {
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter(|_| operation.is_function);
    let mut names: Vec<String> = parameters.map(|it| it.name.clone()).collect();
    names.sort_unstable();
    (
        operation.name.to_string(),
        operation.is_function,
        operation.binding.map(|ty| spelled(model, ty)),
        names,
    )
}

fn by_identity(model: &Model) -> BTreeMap<Identity, OperationId> {
    let operations = model.operations();
    operations
        .filter(|(id, _)| exists(model, *id))
        .map(|(id, it)| (identity(model, it), id))
        .collect()
}

/// Whether what it is bound to still has it: a correction may have taken it away.
pub(super) fn exists(model: &Model, id: OperationId) -> bool {
    let operation = model.operation(id);
    let Some(ty) = operation.binding.and_then(|it| it.named()) else {
        return true;
    };
    let structure = model.ty(ty).structure();
    structure.is_none_or(|it| it.bound.contains(&id) || it.bound_to_collection.contains(&id))
}

pub(super) fn compare(raw: &Model, schema: &Schema, clean: &Model, proposals: &mut Proposals<'_>) {
    let (before, after) = (by_identity(raw), by_identity(clean));
    let bound = Bound::of(clean, schema);
    let bound_before = Bound::of(raw, schema);
    for (key, id) in &before {
        let target = signature(raw, *id);
        match after.get(key) {
            None => proposals.propose(&target, exists_not()),
            Some(other) => changed(raw, *id, clean, *other, [&bound_before, &bound], proposals),
        }
    }
    for (key, id) in &after {
        if before.contains_key(key) {
            continue;
        }
        let operation = clean.operation(*id);
        let namespace = &operation.name.namespace;
        if !schema.namespaces.iter().any(|it| it.name == *namespace) {
            proposals.comment(format!(
                "{} is added, in a namespace that the published file lacks",
                signature(clean, *id)
            ));
            continue;
        }
        let element = elements::operation(clean, operation);
        proposals.add(namespace, &signature(clean, *id), &element);
        if operation.facts.requires_explicit_binding {
            let values = vec![bound.key_value(&operation.name.to_string())];
            proposals.propose(&signature(clean, *id), values);
        }
    }
}

/// What differs of an overload that both files have.
fn changed(
    raw: &Model,
    id: OperationId,
    clean: &Model,
    other: OperationId,
    [before, bound]: [&Bound; 2],
    proposals: &mut Proposals<'_>,
) {
    let (one, another) = (raw.operation(id), clean.operation(other));
    let is_retyped = parameters(raw, id, clean, other, proposals);
    // Types of parameters are changed before the rest is applied, so that they are no part of a name; of an action, what it is
    // bound to is enough.
    let target = match (one.binding, is_retyped && !one.is_function) {
        (Some(binding), true) => format!("{}({})", one.name, raw.spell(binding)),
        _ => signature(raw, id),
    };
    let returned = |model: &Model, it: &Operation| it.returns.map(|it| spelled(model, it.ty));
    let mut values = Vec::new();
    match (returned(raw, one), another.returns) {
        (before, Some(after)) if before.as_ref() != Some(&spelled(clean, after.ty)) => {
            values.push(("returns", quoted(&clean.spell(after.ty))));
        }
        (Some(before), None) => proposals.comment(format!(
            "{target} returns nothing in the corrected file, not {before}"
        )),
        _ => {}
    }
    if let Some(after) = another.returns {
        // `returns` leaves what an operation without result returns as never null.
        let is_nullable = one.returns.is_some_and(|it| it.nullable);
        if is_nullable != after.nullable {
            values.push(("nullable", after.nullable.to_string()));
        }
    }
    let name = another.name.to_string();
    match (requires(one), requires(another)) {
        (true, false) => proposals.comment(format!(
            "{target} requires no explicit binding in the corrected file"
        )),
        (false, true) => values.push(bound.key_value(&name)),
        (true, true) if before.of_name(&name) != bound.of_name(&name) => {
            values.push(bound.key_value(&name));
        }
        _ => {}
    }
    if one.is_composable != another.is_composable {
        proposals.comment(format!(
            "{target}: IsComposable is {} in the corrected file",
            another.is_composable
        ));
    }
    proposals.propose(&target, values);
}

fn requires(operation: &Operation) -> bool {
    operation.facts.requires_explicit_binding
}

/// The parameters; whether the type of one changes.
fn parameters(
    raw: &Model,
    id: OperationId,
    clean: &Model,
    other: OperationId,
    proposals: &mut Proposals<'_>,
) -> bool {
    let (one, another) = (raw.operation(id), clean.operation(other));
    let mut values: Vec<(&str, Vec<KeyValue>)> = Vec::new();
    for parameter in &one.parameters {
        let found = another
            .parameters
            .iter()
            .find(|it| it.name == parameter.name);
        let Some(found) = found else {
            values.push((&parameter.name, exists_not()));
            continue;
        };
        let mut of_parameter = Vec::new();
        if spelled(raw, parameter.ty) != spelled(clean, found.ty) {
            of_parameter.push(("type", quoted(&clean.spell(found.ty))));
        }
        if parameter.nullable != found.nullable {
            of_parameter.push(("nullable", found.nullable.to_string()));
        }
        values.push((&parameter.name, of_parameter));
    }
    let new = another.parameters.iter();
    let new = new.filter(|it| one.parameters.iter().all(|known| known.name != it.name));
    let new = new.map(|it| (&it.name, elements::parameter(clean, it)));
    let new: Vec<(&String, String)> = new.collect();
    let is_retyped = values
        .iter()
        .any(|(_, values)| values.iter().any(|(key, _)| *key != "nullable"))
        || !new.is_empty();
    let target = match (one.binding, is_retyped && !one.is_function) {
        (Some(binding), true) => format!("{}({})", one.name, raw.spell(binding)),
        _ => signature(raw, id),
    };
    for (name, values) in values {
        proposals.propose(&format!("{target}/{name}"), values);
    }
    for (name, element) in new {
        proposals.add(&target, &format!("{target}/{name}"), &element);
    }
    is_retyped
}

/// What lists each operation among its explicit bindings, by name.
struct Bound(BTreeMap<String, Vec<String>>);

impl Bound {
    fn of(model: &Model, schema: &Schema) -> Self {
        let container = schema
            .namespaces
            .iter()
            .flat_map(|it| &it.containers)
            .next();
        let container = container.map_or("", |it| it.name.as_str());
        let mut bound = Self(BTreeMap::new());
        for (_, ty) in model.types() {
            bound.list(&ty.facts, &ty.name.to_string());
            for navigation in ty.structure().into_iter().flat_map(|it| &it.navigation) {
                bound.list(
                    &navigation.facts,
                    &format!("{}/{}", ty.name, navigation.name),
                );
            }
        }
        for root in model.roots() {
            bound.list(&root.facts, &format!("{container}/{}", root.name));
        }
        bound.0.values_mut().for_each(|list| {
            list.sort_unstable();
            list.dedup();
        });
        bound
    }

    fn list(&mut self, facts: &Facts, target: &str) {
        for name in &facts.explicit_bindings {
            let list = self.0.entry(name.clone()).or_default();
            list.push(target.to_owned());
        }
    }

    fn of_name(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    fn key_value(&self, name: &str) -> KeyValue {
        let list: Vec<String> = self.of_name(name).iter().map(|it| quoted(it)).collect();
        ("bound_to", format!("[{}]", list.join(", ")))
    }
}
