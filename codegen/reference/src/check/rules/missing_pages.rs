//! Operations that no page is about.

use crate::check::{Class, Examined, Finding, Kind, Subject, finding_id};
use graph_csdl::model::{ItemType, Model, OperationId, Primitive};
use graph_csdl::slice::{Role, Segment, Slice, Verb};
use graph_csdl::verb::SystemSegment;
use std::collections::BTreeSet;

/// The operations that must have a page, by name.
pub(crate) fn wanted(subject: &Subject<'_>) -> BTreeSet<String> {
    let model = subject.model;
    match subject.slice {
        Some(slice) => of_slice(slice),
        None => model
            .operations()
            .map(|(id, _)| operation(model, id, None))
            .collect(),
    }
}

/// A finding for each of them that no template and no example calls.
pub(crate) fn check(
    subject: &Subject<'_>,
    examined: &[Examined],
    wanted: &BTreeSet<String>,
) -> Vec<Finding> {
    let model = subject.model;
    let calls = examined
        .iter()
        .flat_map(|page| page.templates.iter().chain(&page.examples))
        .flatten();
    let covered: BTreeSet<String> = calls.map(|resolved| resolved.operation(model)).collect();
    let elsewhere: Option<BTreeSet<String>> = subject.other.map(|other| {
        other
            .operations()
            .map(|(id, _)| operation(other, id, None))
            .collect()
    });
    wanted
        .difference(&covered)
        .map(|operation| {
            let is_builtin = subject.slice.is_some()
                && !model
                    .operations()
                    .any(|(id, _)| self::operation(model, id, None) == *operation);
            let is_younger = elsewhere
                .as_ref()
                .is_some_and(|known| !is_builtin && !known.contains(operation));
            Finding {
                page: String::new(),
                line: 0,
                column: 0,
                kind: Kind::OperationWithoutPage,
                path: operation.clone(),
                class: if is_younger {
                    Class::AgesDiffer
                } else {
                    Class::PageWrong
                },
                id: finding_id::of(&Kind::OperationWithoutPage.to_string(), &[operation]),
                why: format!("No page is about {operation}."),
            }
        })
        .collect()
}

fn operation(model: &Model, id: OperationId, name: Option<&str>) -> String {
    let operation = model.operation(id);
    let name = name.unwrap_or(&operation.name.name);
    match operation.binding {
        Some(binding) => format!("{}/{name}", model.spell(binding)),
        None => name.to_owned(),
    }
}

/// Every operation of a slice by its name; that of a property has its owner's.
fn of_slice(slice: &Slice<'_>) -> BTreeSet<String> {
    let model = slice.model();
    let mut names = BTreeSet::new();
    names.extend(
        slice
            .imports()
            .iter()
            .map(|import| operation(model, import.operation, Some(&import.name))),
    );
    for (_, resource) in slice.resources() {
        names.extend(
            resource
                .operations
                .iter()
                .map(|id| operation(model, *id, None)),
        );
        if resource.role != Role::Property {
            let ty = model.spell(resource.ty);
            names.extend(
                resource
                    .verbs
                    .iter()
                    .filter(|verb| !is_reference(**verb))
                    .map(|verb| format!("{ty}/{}", verb.as_str())),
            );
        }
        let ItemType::Named(owner) = resource.ty.item else {
            continue;
        };
        for child in &resource.children {
            let (Segment::Name(name) | Segment::Stream(name)) = &child.segment else {
                continue;
            };
            let Some(property) = model.property(owner, name) else {
                continue;
            };
            let declares =
                |id: &graph_csdl::model::TypeId| model.own_names(*id).any(|own| own == name);
            let Some(declaring) = model.lineage(owner).find(declares) else {
                continue;
            };
            let of = model.ty(declaring).name.to_string();
            let verbs = &slice.resource(child.to).verbs;
            let is_stream = property.ty.item == ItemType::Primitive(Primitive::Stream);
            names.extend(
                verbs
                    .iter()
                    .map(|verb| format!("{of}/{name}/{}", verb.as_str()))
                    .filter(|_| is_stream || property.resource.is_some()),
            );
        }
    }
    names
}

/// References are documented with their targets.
fn is_reference(verb: Verb) -> bool {
    verb.facts().segment == Some(SystemSegment::Ref)
}
