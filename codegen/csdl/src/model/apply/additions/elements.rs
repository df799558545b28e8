//! The elements that an entry adds.

use super::merge::names;
use crate::schema::{Namespace, Operation};

/// An element that is added.
pub(super) struct Element {
    /// The target by which another entry would name it.
    pub(super) target: String,
    /// What makes it the same as another: actions differ in what they are bound to, functions in names and types of parameters.
    pub(super) identity: String,
}

impl Element {
    fn named(target: String) -> Self {
        Self {
            identity: target.clone(),
            target,
        }
    }
}

/// The parameters that are added to an action.
pub(super) fn of_action(target: &str, added: &Namespace) -> Vec<Element> {
    let parameters = added.operations.iter().flat_map(|it| &it.parameters);
    let elements = parameters.map(|it| format!("{target}/{}", it.name));
    elements.map(Element::named).collect()
}

/// What the types and operations that are added to a namespace have, as targets.
pub(super) fn parts(target: &str, added: &Namespace) -> Vec<String> {
    let mut parts = Vec::new();
    for ty in added.types.iter().filter(|it| it.name != target) {
        parts.extend(names(ty).iter().map(|name| format!("{}/{name}", ty.name)));
    }
    for operation in &added.operations {
        let of = of_operation(operation).target;
        let parameters = operation
            .parameters
            .iter()
            .skip(usize::from(operation.is_bound));
        parts.extend(parameters.map(|it| format!("{of}/{}", it.name)));
    }
    parts
}

/// The elements of what is added to a target, which is read as a namespace.
pub(super) fn of(target: &str, added: &Namespace) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut add = |target: String| {
        elements.push(Element::named(target));
    };
    for ty in &added.types {
        if ty.name == target {
            names(ty)
                .iter()
                .for_each(|name| add(format!("{target}/{name}")));
        } else {
            add(ty.name.clone());
        }
    }
    for container in &added.containers {
        let children = container.children.iter();
        children.for_each(|child| add(format!("{target}/{}", child.name)));
    }
    elements.extend(added.operations.iter().map(of_operation));
    elements
}

fn of_operation(operation: &Operation) -> Element {
    let parameters = operation.parameters.iter();
    let types: Vec<String> = parameters.clone().map(|it| it.ty.to_string()).collect();
    let named: Vec<String> = parameters
        .map(|it| format!("{} {}", it.name, it.ty))
        .collect();
    let bound = usize::from(operation.is_bound).min(types.len());
    let what = match operation.is_function {
        true => format!("{};{}", types[..bound].join(","), named[bound..].join(",")),
        false => types[..bound].join(","),
    };
    Element {
        target: format!("{}({})", operation.name, types.join(",")),
        identity: format!("{}({what})", operation.name),
    }
}

/// Refuses an element that is there twice.
pub(super) fn check(elements: &[Element]) -> Result<(), String> {
    for (index, element) in elements.iter().enumerate() {
        let mut before = elements[..index].iter();
        if before.any(|it| it.identity == element.identity) {
            return Err(format!("it has `{}` twice", element.target));
        }
    }
    Ok(())
}
