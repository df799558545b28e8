//! Chains from a pattern to an item, built backwards from the reasons.

use crate::model::{OperationId, TypeId};
use crate::slice::{Child, Reason, Segment, Slice};

/// The steps from a pattern to an item, a line each.
pub(super) type Chain = Vec<String>;

/// The chain to a type of the slice.
pub(super) fn of_type(slice: &Slice<'_>, id: TypeId) -> Chain {
    let mut lines = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        let name = &slice.model.ty(id).name;
        let before = match slice.types.get(&id) {
            None => return lines,
            Some(Reason::BaseOf(derived)) => {
                lines.push(format!("{name} is its base type"));
                Some(*derived)
            }
            Some(Reason::PropertyOf(owner, property)) => {
                lines.push(format!("{name} is the type of its property `{property}`"));
                Some(*owner)
            }
            Some(Reason::ParameterOf(operation, parameter)) => {
                lines.push(format!("{name} is the type of its parameter `{parameter}`"));
                lines.extend(of_operation(slice, *operation).into_iter().rev());
                None
            }
            Some(Reason::ReturnedBy(operation)) => {
                lines.push(format!("{name} is what it returns"));
                lines.extend(of_operation(slice, *operation).into_iter().rev());
                None
            }
            Some(Reason::Resource { path }) => {
                lines.push(format!("{name} is what is read and written there"));
                let child = children(slice).find(|child| path_of(&child.reason) == Some(path));
                lines.extend(
                    child
                        .into_iter()
                        .flat_map(|child| of_reason(&child.reason))
                        .rev(),
                );
                None
            }
            Some(Reason::Requested) => {
                lines.push(format!("{name} is asked for by name"));
                None
            }
            Some(reason @ Reason::Pattern { .. }) => {
                lines.extend(of_reason(reason).into_iter().rev());
                None
            }
        };
        next = before;
    }
    lines.reverse();
    lines
}

/// The chain to a type that paths pass through.
pub(super) fn of_passed(slice: &Slice<'_>, child: &Child) -> Chain {
    let mut lines = of_reason(&child.reason);
    let ty = slice.model.spell(slice.resource(child.to).ty);
    lines.push(format!("{ty} is passed through there, and has no model"));
    lines
}

/// The chain to an operation that is offered, or that a path passes through.
pub(super) fn of_operation(slice: &Slice<'_>, id: OperationId) -> Chain {
    let operation = slice.model.operation(id);
    let kind = if operation.is_function {
        "function"
    } else {
        "action"
    };
    let through = |child: &&Child| matches!(&child.segment, Segment::Function(other) | Segment::Import(_, other) if *other == id);
    let reason = slice
        .operations
        .get(&id)
        .or_else(|| children(slice).find(through).map(|child| &child.reason));
    let mut lines = reason.map_or_else(Vec::new, of_reason);
    lines.push(format!("{kind} {} is called there", operation.name));
    lines
}

fn of_reason(reason: &Reason) -> Chain {
    match reason {
        Reason::Pattern { pattern, path } => {
            vec![
                format!("the pattern {pattern} is asked for"),
                format!("{path} is reached by it"),
            ]
        }
        Reason::Requested => vec!["it is asked for by name".to_owned()],
        Reason::Resource { path } => vec![format!("{path} is reached")],
        Reason::BaseOf(_)
        | Reason::PropertyOf(..)
        | Reason::ParameterOf(..)
        | Reason::ReturnedBy(_) => Vec::new(),
    }
}

fn path_of(reason: &Reason) -> Option<&String> {
    match reason {
        Reason::Pattern { path, .. } | Reason::Resource { path } => Some(path),
        Reason::Requested
        | Reason::BaseOf(_)
        | Reason::PropertyOf(..)
        | Reason::ParameterOf(..)
        | Reason::ReturnedBy(_) => None,
    }
}

/// Every child of the slice.
pub(super) fn children<'s>(slice: &'s Slice<'_>) -> impl Iterator<Item = &'s Child> {
    slice.roots.iter().chain(
        slice
            .resources
            .iter()
            .flat_map(|resource| &resource.children),
    )
}
