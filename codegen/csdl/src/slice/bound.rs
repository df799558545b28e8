//! The operations that a resource has: those bound to its type, and those of its bases that no nearer one shadows.

use crate::model::{Model, Operation, OperationId, TypeId};

/// Operations bound to a type or to collections of it, its own before those of its bases, by name and overload.
pub(super) fn operations(model: &Model, ty: TypeId, to_collection: bool) -> Vec<OperationId> {
    let mut bound: Vec<OperationId> = Vec::new();
    for structure in model.structures(ty) {
        let own = if to_collection {
            &structure.bound_to_collection
        } else {
            &structure.bound
        };
        let nearer = bound.len();
        for id in own {
            let operation = model.operation(*id);
            let shadows = |other: &OperationId| shadows(model.operation(*other), operation);
            if !bound[..nearer].iter().any(shadows) {
                bound.push(*id);
            }
        }
    }
    bound
}

/// Whether a nearer overload takes the place of one that is bound to a base type.
fn shadows(nearer: &Operation, operation: &Operation) -> bool {
    nearer.name == operation.name
        && nearer.is_function == operation.is_function
        && (!operation.is_function || parameter_names(nearer) == parameter_names(operation))
}

fn parameter_names(operation: &Operation) -> Vec<&str> {
    let parameters = operation.parameters.iter();
    let mut names: Vec<&str> = parameters
        .map(|parameter| parameter.name.as_str())
        .collect();
    names.sort_unstable();
    names
}
