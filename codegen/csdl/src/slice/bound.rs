//! The operations that a resource has: those bound to its type, and those of its bases that no nearer one shadows.

use super::Node;
use crate::model::{Model, Operation, OperationId, TypeId};

/// Operations of a resource of this type, or of a collection of it: those of the type itself before those of its bases, by
/// name and overload. One that requires explicit binding is there only if the resource has that.
pub(super) fn operations(model: &Model, ty: TypeId, node: &Node) -> Vec<OperationId> {
    let to_collection = node.ty.is_collection;
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
            if !has(node, operation) {
                continue;
            }
            let shadows = |other: &OperationId| shadows(model.operation(*other), operation);
            if !bound[..nearer].iter().any(shadows) {
                bound.push(*id);
            }
        }
    }
    bound
}

fn has(node: &Node, operation: &Operation) -> bool {
    let is_explicit = operation.facts.requires_explicit_binding;
    !is_explicit || node.explicit.contains(&operation.name.to_string())
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
