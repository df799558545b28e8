//! Applies annotations, inline ones and targeted ones from any `Schema` element, to what they annotate.

use super::index::{self, Index};
use super::target::{self, Named, Target};
use super::value::Said;
use super::vocabulary::Known;
use super::{Facts, Model, Operation, container, facts, keys, operations, say};
use crate::problem::Problems;
use crate::schema::{Annotation, Annotations, ContainerChildKind, Schema, TypeItemKind};

/// Everything that annotations say, put where it belongs.
pub(super) fn apply(
    schema: &Schema,
    index: &Index<'_>,
    model: &mut Model,
    problems: &mut Problems,
) {
    inline_types(schema, model, problems);
    inline_operations(schema, model, problems);
    inline_container(schema, model, problems);
    let named = named(schema);
    for item in schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.annotations)
    {
        match target::find(&item.target, index, model, &named) {
            Ok(target) => put(item, &target, model, problems),
            Err((what, settle)) => {
                problems.push(say::metadata(item.at, say::annotations(item), what, settle))
            }
        }
    }
}

/// Names of containers, terms and schemas.
pub(crate) fn named(schema: &Schema) -> Named<'_> {
    let terms = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.terms);
    Named {
        containers: container::containers(schema)
            .map(|container| container.name.as_str())
            .collect(),
        terms: terms.map(|term| term.name.as_str()).collect(),
        namespaces: schema
            .namespaces
            .iter()
            .map(|namespace| namespace.name.as_str())
            .collect(),
    }
}

fn all(
    facts: &mut Facts,
    annotations: &[Annotation],
    within: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    for annotation in annotations {
        facts::apply(
            facts,
            annotation,
            &mut Said::of(annotation, within, problems),
        );
    }
}

fn inline_types(schema: &Schema, model: &mut Model, problems: &mut Problems) {
    for (id, item) in index::types(schema) {
        let owner = || say::type_item(item);
        all(
            &mut model.type_mut(id).facts,
            &item.annotations,
            &owner,
            problems,
        );
        for annotation in &item.annotations {
            keys::add_alternates(annotation, id, model, &owner, problems);
        }
        match &item.kind {
            TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
                let Some(structure) = model.structure_mut(id) else {
                    continue;
                };
                for (property, to) in body.properties.iter().zip(&mut structure.properties) {
                    let within = || say::inside(&owner(), "Property", &property.name);
                    all(&mut to.facts, &property.annotations, &within, problems);
                }
                for (way, to) in body.navigation.iter().zip(&mut structure.navigation) {
                    let within = || say::inside(&owner(), "NavigationProperty", &way.name);
                    all(&mut to.facts, &way.annotations, &within, problems);
                }
            }
            TypeItemKind::Enum(body) => {
                let Some(enumeration) = model.enumeration_mut(id) else {
                    continue;
                };
                for (member, to) in body.members.iter().zip(&mut enumeration.members) {
                    let within = || say::inside(&owner(), "Member", &member.name);
                    all(&mut to.facts, &member.annotations, &within, problems);
                }
            }
            TypeItemKind::Definition { .. } => {}
        }
    }
}

fn inline_operations(schema: &Schema, model: &mut Model, problems: &mut Problems) {
    for (id, item) in index::operations(schema) {
        let owner = || say::operation(item);
        let operation = &mut model.operations[id.0 as usize];
        all(&mut operation.facts, &item.annotations, &owner, problems);
        let parameters = item.parameters.iter().skip(usize::from(item.is_bound));
        for (parameter, to) in parameters.zip(&mut operation.parameters) {
            let within = || say::inside(&owner(), "Parameter", &parameter.name);
            all(&mut to.facts, &parameter.annotations, &within, problems);
        }
    }
}

fn inline_container(schema: &Schema, model: &mut Model, problems: &mut Problems) {
    for container in container::containers(schema) {
        for child in &container.children {
            let element = match child.kind {
                ContainerChildKind::EntitySet { .. } => "EntitySet",
                ContainerChildKind::Singleton { .. } => "Singleton",
                ContainerChildKind::ActionImport { .. } => "ActionImport",
                ContainerChildKind::FunctionImport { .. } => "FunctionImport",
            };
            let within = || {
                say::inside(
                    &say::declared("EntityContainer", &container.name),
                    element,
                    &child.name,
                )
            };
            if let Ok(root) = model
                .roots
                .binary_search_by(|root| root.name.cmp(&child.name))
            {
                all(
                    &mut model.roots[root].facts,
                    &child.annotations,
                    &within,
                    problems,
                );
            }
        }
    }
}

/// Puts what a targeted element says where it belongs.
fn put(item: &Annotations, target: &Target, model: &mut Model, problems: &mut Problems) {
    // The qualifier of the element is that of each annotation in it, and those are left out.
    if item.qualifier.is_some() {
        return;
    }
    let within = || say::annotations(item);
    if let Some(facts) = model.facts_mut(target) {
        all(facts, &item.annotations, &within, problems);
    }
    match target {
        Target::Type(id) => {
            for annotation in &item.annotations {
                keys::add_alternates(annotation, *id, model, &within, problems);
            }
        }
        Target::Operations(ids) | Target::Parameter(ids, _) | Target::Returns(ids) => {
            for id in ids {
                let operation = &mut model.operations[id.0 as usize];
                put_on_overload(item, target, operation, problems);
            }
        }
        Target::Below(root, path) => {
            let below = &mut model.roots[*root].facts.below;
            let slot = below.entry(path.clone()).or_default();
            let mut facts = Facts {
                capabilities: slot.clone(),
                ..Facts::default()
            };
            all(&mut facts, &item.annotations, &within, problems);
            *slot = facts.capabilities;
        }
        Target::Property(..)
        | Target::Navigation(..)
        | Target::Member(..)
        | Target::Root(_)
        | Target::Factless => {}
    }
}

/// Puts what is said of an overload, a parameter of it, or its result.
fn put_on_overload(
    item: &Annotations,
    target: &Target,
    operation: &mut Operation,
    problems: &mut Problems,
) {
    let within = || say::annotations(item);
    match target {
        Target::Parameter(_, name) => {
            let parameters = operation.parameters.iter_mut();
            for parameter in parameters.filter(|parameter| parameter.name == *name) {
                all(&mut parameter.facts, &item.annotations, &within, problems);
                parameter.optional |= operations::has(&item.annotations, Known::OptionalParameter);
            }
        }
        Target::Returns(_) => {
            operation.is_delta |= operations::has(&item.annotations, Known::IsDelta);
        }
        _ => all(&mut operation.facts, &item.annotations, &within, problems),
    }
}
