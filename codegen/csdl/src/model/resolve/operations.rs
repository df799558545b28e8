//! Actions and functions: references are ids, signatures are unique, bound ones are linked to what they are bound to.

use super::index::{self, Index};
use super::types::qualified;
use super::{facts, report};
use crate::model::vocabulary::Known;
use crate::model::{
    Facts, ItemType, Model, Operation, OperationId, Parameter, Returns, TypeId, TypeRef,
};
use crate::problem::Problems;
use crate::schema::{self, Annotation, Schema};
use std::collections::HashSet;

/// Every overload, by id.
pub(super) fn declared(
    schema: &Schema,
    index: &Index<'_>,
    problems: &mut Problems,
) -> Vec<Operation> {
    index::operations(schema)
        .map(|(_, item)| declare(item, index, problems))
        .collect()
}

fn declare(item: &schema::Operation, index: &Index<'_>, problems: &mut Problems) -> Operation {
    let mut parameters = Vec::with_capacity(item.parameters.len());
    let mut names = HashSet::new();
    for parameter in &item.parameters {
        let within = || report::inside(&report::operation(item), "Parameter", &parameter.name);
        if !names.insert(parameter.name.as_str()) {
            problems.push(report::metadata(
                parameter.at,
                report::operation(item),
                format!("a second parameter is named `{}`", parameter.name),
                "rename one of them or remove it",
            ));
        }
        parameters.push(Parameter {
            name: parameter.name.clone(),
            ty: index.reference(&parameter.ty, parameter.at, &within, problems),
            nullable: parameter.facets.nullable.unwrap_or(true),
            optional: has(&parameter.annotations, Known::OptionalParameter),
            secret: false,
            facts: Facts::default(),
        });
    }
    // The reader refuses a bound operation without a binding parameter.
    let is_bound = item.is_bound && !parameters.is_empty();
    let binding = is_bound.then(|| parameters.remove(0).ty);
    let within = || format!("{} <ReturnType>", report::operation(item));
    let returns = item.returns.as_ref().map(|returns| Returns {
        ty: index.reference(&returns.ty, item.at, &within, problems),
        nullable: returns.facets.nullable.unwrap_or(true),
    });
    let says_delta = item
        .returns
        .as_ref()
        .is_some_and(|returns| has(&returns.annotations, Known::IsDelta))
        || has(&item.annotations, Known::IsDelta);
    let name = qualified(&item.name);
    Operation {
        is_delta: says_delta || (item.is_function && name.name == "delta"),
        name,
        is_function: item.is_function,
        binding,
        is_composable: item.is_composable,
        parameters,
        returns,
        facts: Facts::default(),
        at: item.at,
    }
}

/// Whether one of the annotations is this tag, and says neither `false` nor anything that is not known.
pub(super) fn has(annotations: &[Annotation], known: Known) -> bool {
    annotations.iter().any(|annotation| {
        facts::relevant(annotation) == Some(known)
            && matches!(
                annotation.value,
                None | Some(schema::Expression::Bool(true) | schema::Expression::Record(_))
            )
    })
}

/// Ties bound operations to their types, and checks that overloads differ.
///
/// Actions of one name differ in what they are bound to; functions of one name and binding differ in the names of their
/// parameters (what a URL shows), and in the types of them.
pub(super) fn link(schema: &Schema, model: &mut Model, problems: &mut Problems) {
    let mut seen: HashSet<(&str, Option<TypeRef>, Vec<&str>)> = HashSet::new();
    for (id, item) in index::operations(schema) {
        let operation = model.operation(id);
        let binding = operation.binding;
        let mut names: Vec<&str> = Vec::new();
        if item.is_function {
            names.extend(
                item.parameters
                    .iter()
                    .skip(usize::from(item.is_bound))
                    .map(|item| item.name.as_str()),
            );
            names.sort_unstable();
        }
        if !seen.insert((&item.name, binding, names)) {
            problems.push(report::metadata(
                item.at,
                report::operation(item),
                "a second overload has the same signature",
                "actions of one name need different binding types, functions different parameter names",
            ));
        }
        let Some(TypeRef {
            item: ItemType::Named(ty),
            is_collection,
        }) = binding
        else {
            continue;
        };
        if let Some(structure) = model.structure_mut(ty) {
            let list = if is_collection {
                &mut structure.bound_to_collection
            } else {
                &mut structure.bound
            };
            list.push(id);
        }
    }
    sort(model);
}

/// Bound operations by name and overload, independent of their order in the file.
fn sort(model: &mut Model) {
    let mut rank: Vec<OperationId> = (0..model.operations.len()).map(OperationId::new).collect();
    rank.sort_by_cached_key(|id| model.operation_key(*id));
    let mut place = vec![0_u32; rank.len()];
    for (position, id) in rank.iter().enumerate() {
        place[id.0 as usize] = position as u32;
    }
    for index in 0..model.types.len() {
        let Some(structure) = model.structure_mut(TypeId::new(index)) else {
            continue;
        };
        structure.bound.sort_by_key(|id| place[id.0 as usize]);
        structure
            .bound_to_collection
            .sort_by_key(|id| place[id.0 as usize]);
    }
}
