//! Applies annotations, inline ones and targeted ones from any `Schema` element, to what they annotate.

use super::index::{self, Index};
use super::target::{self, Named, Target};
use super::value::Said;
use super::vocabulary::{self, Known};
use super::{Facts, Model, container, facts, keys, operations, say};
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
pub(super) fn named(schema: &Schema) -> Named<'_> {
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
    match target {
        Target::Type(id) => {
            all(
                &mut model.type_mut(*id).facts,
                &item.annotations,
                &within,
                problems,
            );
            for annotation in &item.annotations {
                keys::add_alternates(annotation, *id, model, &within, problems);
            }
        }
        Target::Property(..) | Target::Navigation(..) | Target::Member(..) | Target::Root(_) => {
            if let Some(facts) = model.facts_mut(target) {
                all(facts, &item.annotations, &within, problems);
            }
        }
        Target::Operations(ids) => {
            for id in ids {
                all(
                    &mut model.operations[id.0 as usize].facts,
                    &item.annotations,
                    &within,
                    problems,
                );
            }
        }
        Target::Parameter(ids, name) => {
            for id in ids {
                let parameters = &mut model.operations[id.0 as usize].parameters;
                for parameter in parameters
                    .iter_mut()
                    .filter(|parameter| parameter.name == *name)
                {
                    all(&mut parameter.facts, &item.annotations, &within, problems);
                    parameter.optional |=
                        operations::has(&item.annotations, Known::OptionalParameter);
                }
            }
        }
        Target::Returns(ids) => {
            for id in ids {
                model.operations[id.0 as usize].is_delta |=
                    operations::has(&item.annotations, Known::IsDelta);
            }
        }
        Target::Below(root, path) => {
            let mut facts = Facts::default();
            all(&mut facts, &item.annotations, &within, problems);
            let below = &mut model.roots[*root].facts.below;
            let slot = below.entry(path.clone()).or_default();
            *slot = slot.or(&facts.capabilities);
        }
        Target::Factless => {}
    }
}

/// Every term that is used must be known, known to have no effect, or declared in the file.
pub(super) fn check_terms(schema: &Schema, problems: &mut Problems) {
    let mut strangers = std::collections::BTreeMap::new();
    let named = named(schema);
    let mut check = |annotation: &Annotation| {
        let term = annotation.term.as_str();
        let fine = vocabulary::meaning(term).is_some()
            || vocabulary::ignored(term).is_some()
            || named.terms.contains(&term);
        if !fine {
            strangers
                .entry(term.to_owned())
                .or_insert((annotation.at, 0_usize))
                .1 += 1;
        }
    };
    super::walk::annotations(schema, &mut check);
    for (term, (at, uses)) in strangers {
        let times = if uses == 1 {
            String::new()
        } else {
            format!(" ({uses} uses, this is the first)")
        };
        problems.push(say::metadata(
            at,
            format!("<Annotation Term={term:?}>"),
            format!("nothing is known of the term `{term}`{times}"),
            "declare it in a `Term` element of the file, or add it to the terms without effect in \
             codegen/src/model/vocabulary.rs with the reason",
        ));
    }
}
