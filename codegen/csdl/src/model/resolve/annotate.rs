//! Applies annotations, inline ones and targeted ones from any `Schema` element, to what they annotate.

use super::index::{self, Index};
use super::target::{DeclaredNames, Target, Targets};
use super::value::AnnotationContext;
use super::{container, facts, keys, operations, report, types};
use crate::model::vocabulary::Known;
use crate::model::{Facts, Model, Operation};
use crate::problem::{Mistake, WarningKind, Warnings};
use crate::schema::{Annotation, Annotations, ContainerChildKind, Schema, TypeItemKind};

/// Sets the facts of all annotated items.
pub(super) fn apply(
    schema: &Schema,
    index: &Index<'_>,
    model: &mut Model,
    warnings: &mut Warnings,
) {
    inline_types(schema, model, warnings);
    inline_operations(schema, model, warnings);
    inline_container(schema, model, warnings);
    let declared = DeclaredNames::of(schema);
    for item in schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.annotations)
    {
        let targets = Targets {
            index,
            model,
            declared: &declared,
        };
        match targets.find(&item.target) {
            Ok(target) => put(item, &target, model, warnings),
            Err(Mistake { what, .. }) => warnings.push(report::warning(
                WarningKind::UnknownTarget,
                item.at,
                report::annotations(item),
                what,
            )),
        }
    }
}

fn all(
    facts: &mut Facts,
    annotations: &[Annotation],
    within: &dyn Fn() -> String,
    warnings: &mut Warnings,
) {
    for annotation in annotations {
        facts::apply(
            facts,
            annotation,
            &mut AnnotationContext::of(annotation, within, warnings),
        );
    }
}

fn inline_types(schema: &Schema, model: &mut Model, warnings: &mut Warnings) {
    for (id, item) in index::types(schema) {
        let owner = || report::type_item(item);
        all(
            &mut model.type_mut(id).facts,
            &item.annotations,
            &owner,
            warnings,
        );
        for annotation in &item.annotations {
            keys::add_alternates(annotation, id, model, &owner, warnings);
        }
        match &item.kind {
            TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
                let Some(structure) = model.structure_mut(id) else {
                    continue;
                };
                for (property, to) in body.properties.iter().zip(&mut structure.properties) {
                    let within = || report::inside(&owner(), "Property", &property.name);
                    all(&mut to.facts, &property.annotations, &within, warnings);
                }
                let behind = structure.properties.iter_mut().skip(body.properties.len());
                for (navigation, to) in types::any_entities(body).zip(behind) {
                    let within =
                        || report::inside(&owner(), "NavigationProperty", &navigation.name);
                    all(&mut to.facts, &navigation.annotations, &within, warnings);
                }
                let navigations = body.navigation.iter();
                let navigations = navigations.filter(|navigation| !navigation.is_any_entity());
                for (navigation, to) in navigations.zip(&mut structure.navigation) {
                    let within =
                        || report::inside(&owner(), "NavigationProperty", &navigation.name);
                    all(&mut to.facts, &navigation.annotations, &within, warnings);
                }
            }
            TypeItemKind::Enum(body) => {
                let Some(enumeration) = model.enumeration_mut(id) else {
                    continue;
                };
                for (member, to) in body.members.iter().zip(&mut enumeration.members) {
                    let within = || report::inside(&owner(), "Member", &member.name);
                    all(&mut to.facts, &member.annotations, &within, warnings);
                }
            }
            TypeItemKind::Definition { .. } => {}
        }
    }
}

fn inline_operations(schema: &Schema, model: &mut Model, warnings: &mut Warnings) {
    for (id, item) in index::operations(schema) {
        let owner = || report::operation(item);
        let operation = &mut model.operations[id.0 as usize];
        all(&mut operation.facts, &item.annotations, &owner, warnings);
        let parameters = item.parameters.iter().skip(usize::from(item.is_bound));
        for (parameter, to) in parameters.zip(&mut operation.parameters) {
            let within = || report::inside(&owner(), "Parameter", &parameter.name);
            all(&mut to.facts, &parameter.annotations, &within, warnings);
        }
    }
}

fn inline_container(schema: &Schema, model: &mut Model, warnings: &mut Warnings) {
    for container in container::containers(schema) {
        for child in &container.children {
            let element = match child.kind {
                ContainerChildKind::EntitySet { .. } => "EntitySet",
                ContainerChildKind::Singleton { .. } => "Singleton",
                ContainerChildKind::ActionImport { .. } => "ActionImport",
                ContainerChildKind::FunctionImport { .. } => "FunctionImport",
            };
            let within = || {
                report::inside(
                    &report::declared("EntityContainer", &container.name),
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
                    warnings,
                );
            }
        }
    }
}

/// Puts what a targeted element says where it belongs.
fn put(item: &Annotations, target: &Target, model: &mut Model, warnings: &mut Warnings) {
    // The qualifier of the element is that of each annotation in it, and those are left out.
    if item.qualifier.is_some() {
        return;
    }
    let within = || report::annotations(item);
    if let Some(facts) = model.facts_mut(target) {
        all(facts, &item.annotations, &within, warnings);
    }
    match target {
        Target::Type(id) => {
            for annotation in &item.annotations {
                keys::add_alternates(annotation, *id, model, &within, warnings);
            }
        }
        Target::Operations(ids) | Target::Parameter(ids, _) | Target::Returns(ids) => {
            for id in ids {
                let operation = &mut model.operations[id.0 as usize];
                put_on_overload(item, target, operation, warnings);
            }
        }
        Target::Below(root, path) => {
            let below = &mut model.roots[*root].facts.below;
            let slot = below.entry(path.clone()).or_default();
            let mut facts = Facts {
                capabilities: slot.clone(),
                ..Facts::default()
            };
            all(&mut facts, &item.annotations, &within, warnings);
            *slot = facts.capabilities;
        }
        Target::Property(..)
        | Target::Navigation(..)
        | Target::Member(..)
        | Target::Root(_)
        | Target::Factless => {}
    }
}

/// Puts what is stated about an overload, a parameter of it, or its result.
fn put_on_overload(
    item: &Annotations,
    target: &Target,
    operation: &mut Operation,
    warnings: &mut Warnings,
) {
    let within = || report::annotations(item);
    match target {
        Target::Parameter(_, name) => {
            let parameters = operation.parameters.iter_mut();
            for parameter in parameters.filter(|parameter| parameter.name == *name) {
                all(&mut parameter.facts, &item.annotations, &within, warnings);
                parameter.optional |= operations::has(&item.annotations, Known::OptionalParameter);
            }
        }
        Target::Returns(_) => {
            operation.is_delta |= operations::has(&item.annotations, Known::IsDelta);
        }
        _ => all(&mut operation.facts, &item.annotations, &within, warnings),
    }
}
