//! The entity container: the first segments of every URL.

use super::index::Index;
use super::report;
use super::types::not_an_entity;
use crate::model::{Facts, Model, OperationId, Root, RootKind, TypeId, TypeKind};
use crate::problem::Problems;
use crate::schema::{Container, ContainerChild, ContainerChildKind, Schema};
use std::collections::HashMap;

/// The children of the container, in name order.
pub(super) fn roots(
    schema: &Schema,
    index: &Index<'_>,
    model: &Model,
    problems: &mut Problems,
) -> Vec<Root> {
    let mut roots = Vec::new();
    let mut names: HashMap<&str, ()> = HashMap::new();
    for container in containers(schema) {
        extended(container, schema, index, problems);
        for child in &container.children {
            if names.insert(&child.name, ()).is_some() {
                problems.push(report::metadata(
                    child.at,
                    report::declared("EntityContainer", &container.name),
                    format!("a second child is named `{}`", child.name),
                    "rename one of them or remove it",
                ));
            }
            roots.extend(root(container, child, index, model, problems));
        }
    }
    roots.sort_by(|one, other| one.name.cmp(&other.name));
    roots
}

/// Every container, in file order.
pub(super) fn containers(schema: &Schema) -> impl Iterator<Item = &Container> {
    schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.containers)
}

/// A container that extends another adds to it, so the two are one set of children; the other must be there.
fn extended(container: &Container, schema: &Schema, index: &Index<'_>, problems: &mut Problems) {
    let Some(base) = &container.extends else {
        return;
    };
    if !containers(schema).any(|other| other.name == *base) {
        problems.push(report::metadata(
            container.at,
            report::declared("EntityContainer", &container.name),
            format!("it extends `{base}`, which does not exist"),
            index
                .elsewhere(base)
                .unwrap_or_else(|| "name a container that the file declares".to_owned()),
        ));
    }
}

fn root(
    container: &Container,
    child: &ContainerChild,
    index: &Index<'_>,
    model: &Model,
    problems: &mut Problems,
) -> Option<Root> {
    let within = |element: &str| {
        report::inside(
            &report::declared("EntityContainer", &container.name),
            element,
            &child.name,
        )
    };
    let kind = match &child.kind {
        ContainerChildKind::EntitySet { entity_type, .. } => RootKind::EntitySet(entity(
            child,
            entity_type,
            &|| within("EntitySet"),
            index,
            model,
            problems,
        )?),
        ContainerChildKind::Singleton { entity_type, .. } => RootKind::Singleton(entity(
            child,
            entity_type,
            &|| within("Singleton"),
            index,
            model,
            problems,
        )?),
        ContainerChildKind::ActionImport { action, .. } => import(
            child,
            action,
            false,
            &|| within("ActionImport"),
            index,
            model,
            problems,
        )?,
        ContainerChildKind::FunctionImport { function, .. } => import(
            child,
            function,
            true,
            &|| within("FunctionImport"),
            index,
            model,
            problems,
        )?,
    };
    Some(Root {
        name: child.name.clone(),
        kind,
        facts: Facts::default(),
        at: child.at,
    })
}

fn entity(
    child: &ContainerChild,
    name: &str,
    within: &dyn Fn() -> String,
    index: &Index<'_>,
    model: &Model,
    problems: &mut Problems,
) -> Option<TypeId> {
    let Some(id) = index.ty(name) else {
        let what = if name.starts_with("Edm.") {
            format!("`{name}` has no key and no properties, which an entity set or singleton needs")
        } else {
            format!("the entity type `{name}` does not exist")
        };
        problems.push(report::metadata(
            child.at,
            within(),
            what,
            index.suggestion(name, "name an `EntityType` that the file declares"),
        ));
        return None;
    };
    if !matches!(model.ty(id).kind, TypeKind::Entity(_)) {
        problems.push(not_an_entity(child.at, within(), name));
        return None;
    }
    Some(id)
}

fn import(
    child: &ContainerChild,
    name: &str,
    function: bool,
    within: &dyn Fn() -> String,
    index: &Index<'_>,
    model: &Model,
    problems: &mut Problems,
) -> Option<RootKind> {
    let kind = if function { "function" } else { "action" };
    let unbound = |id: &OperationId| {
        let operation = model.operation(*id);
        operation.is_function == function && operation.binding.is_none()
    };
    let found: Vec<_> = index
        .overloads(name)
        .iter()
        .copied()
        .filter(unbound)
        .collect();
    if found.is_empty() {
        problems.push(report::metadata(
            child.at,
            within(),
            format!("there is no unbound {kind} `{name}` to import"),
            index.elsewhere(name).unwrap_or_else(|| {
                let near = index.like_operation(name);
                format!("name an unbound {kind} that the file declares{near}")
            }),
        ));
        return None;
    }
    Some(RootKind::Import(found))
}
