//! The keys of operations in `docs.toml` and `names.toml`, and the names of overloads.

use crate::plan::names;
use graph_csdl::model::{Model, Operation, TypeRef};

/// Key of an operation in `docs.toml`.
pub(in crate::plan) fn docs_key(model: &Model, operation: &Operation) -> String {
    match operation.binding {
        Some(binding) => format!("{}/{}", model.spell(binding), operation.name.name),
        None => operation.name.to_string(),
    }
}

/// The signature that distinguishes overloads, as in `range(address)`.
pub(in crate::plan) fn signature(operation: &Operation) -> String {
    let names: Vec<&str> = operation
        .parameters
        .iter()
        .map(|parameter| parameter.name.as_str())
        .collect();
    format!("{}({})", operation.name, names.join(","))
}

/// The key of an operation in `names.toml`. That of an action does not depend on its parameters, which may be added; only
/// functions have overloads.
pub(in crate::plan) fn item(operation: &Operation) -> String {
    if operation.is_function {
        signature(operation)
    } else {
        operation.name.to_string()
    }
}

/// Key of the parameter struct of an operation.
pub(in crate::plan) fn struct_key(model: &Model, operation: &Operation) -> String {
    format!(
        "{}/{}#parameters",
        scope_name(model, operation.binding),
        item(operation)
    )
}

pub(in crate::plan) fn scope_name(model: &Model, binding: Option<TypeRef>) -> String {
    binding.map_or_else(
        || "unbound operations".to_owned(),
        |binding| model.spell(binding),
    )
}

/// The wire name of an overload: the plain name for the one with the fewest parameters, otherwise followed by theirs.
pub(in crate::plan) fn overload_wire(
    name: &str,
    operation: &Operation,
    overloads: &[&Operation],
) -> String {
    let order = |operation: &Operation| (operation.parameters.len(), signature(operation));
    if overloads
        .iter()
        .all(|other| order(operation) <= order(other))
    {
        return name.to_owned();
    }
    let names: Vec<String> = operation
        .parameters
        .iter()
        .map(|parameter| names::camel(&parameter.name))
        .collect();
    format!("{name}With{}", names.join("And"))
}
