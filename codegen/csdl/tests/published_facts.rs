//! Facts of the published files that nobody would guess: they are read, and what they say arrives where it belongs.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod shared;

use graph_csdl::config::Config;
use graph_csdl::model::{ItemType, TypeKind};

const V1: &str = "v1.0-Prod-2026-07-31.csdl";

/// All of the annotations, for every namespace, are in the `Schema` element of `microsoft.graph.identityGovernance`.
#[test]
fn annotations_are_in_one_namespace_and_speak_of_all_needs_shared() {
    let Some(text) = shared::text(V1) else { return };
    let schema = shared::schema(&text);
    let with_annotations: Vec<&str> = schema
        .namespaces
        .iter()
        .filter(|namespace| !namespace.annotations.is_empty())
        .map(|namespace| namespace.name.as_str())
        .collect();
    assert_eq!(with_annotations, ["microsoft.graph.identityGovernance"]);
    let model = shared::model(&schema, &Config::default(), &text);
    let user = model.find("microsoft.graph.user").unwrap();
    assert_eq!(
        model.ty(user).facts.capabilities.change_tracking,
        Some(true)
    );
    assert_eq!(
        model.warnings().len(),
        0,
        "{}",
        model.warnings().render(V1, &text)
    );
}

/// A type and operations may share a name, and do.
#[test]
fn a_complex_type_and_four_functions_are_called_image_needs_shared() {
    let Some(text) = shared::text(V1) else { return };
    let schema = shared::schema(&text);
    let model = shared::model(&schema, &Config::default(), &text);
    let image = model.find("microsoft.graph.image").unwrap();
    assert!(matches!(model.ty(image).kind, TypeKind::Complex(_)));
    let functions = model
        .operations()
        .filter(|(_, operation)| operation.name.to_string() == "microsoft.graph.image");
    assert_eq!(functions.count(), 4);
}

/// An annotation that is qualified, here by its own term, speaks of one circumstance and is no fact.
#[test]
fn an_annotation_is_qualified_by_its_own_term_needs_shared() {
    let Some(text) = shared::text(V1) else { return };
    let schema = shared::schema(&text);
    let annotations = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.annotations)
        .flat_map(|item| &item.annotations);
    let qualified: Vec<_> = annotations
        .filter(|annotation| annotation.qualifier.as_deref() == Some(&annotation.term))
        .collect();
    assert_eq!(qualified.len(), 2);
}

/// Parameters are separated by a comma and a space in the targets of overloads.
#[test]
fn targets_of_overloads_have_spaces_needs_shared() {
    let Some(text) = shared::text(V1) else { return };
    let schema = shared::schema(&text);
    let targets: Vec<&str> = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.annotations)
        .map(|item| item.target.as_str())
        .filter(|target| target.contains(", "))
        .collect();
    assert_eq!(targets.len(), 15);
    let model = shared::model(&schema, &Config::default(), &text);
    let is_annotated = |target: &&&str| {
        let name = target.split('(').next().unwrap_or_default();
        let overloads = model
            .operations()
            .filter(|(_, operation)| operation.name.to_string() == name);
        let annotated = overloads.filter(|(_, operation)| {
            let parameters = operation.parameters.iter();
            operation.facts != Default::default()
                || parameters
                    .map(|item| &item.facts)
                    .any(|facts| *facts != Default::default())
        });
        annotated.count() > 0
    };
    // The others say only what has no effect here.
    assert!(targets.iter().filter(is_annotated).count() >= 10);
}

/// One `EntitySetPath`, and the parameter that it begins with, is `bindingparameter`, where all others have a capital.
#[test]
fn an_entity_set_path_is_in_the_wrong_case_needs_shared() {
    let Some(text) = shared::text(V1) else { return };
    let schema = shared::schema(&text);
    let operations = schema
        .namespaces
        .iter()
        .flat_map(|namespace| &namespace.operations);
    let with_path = operations.filter(|operation| operation.entity_set_path.is_some());
    let unlike: Vec<_> = with_path
        .filter(|operation| {
            let path = operation.entity_set_path.as_deref().unwrap_or_default();
            path.eq_ignore_ascii_case("bindingParameter") && path != "bindingParameter"
        })
        .collect();
    let [delta] = unlike[..] else {
        panic!("{unlike:?}");
    };
    assert_eq!(delta.entity_set_path.as_deref(), Some("bindingparameter"));
    let model = shared::model(&schema, &Config::default(), &text);
    let event = model.find("microsoft.graph.event").unwrap();
    let read = model.operations().find(|(_, operation)| {
        operation.name.to_string() == delta.name
            && operation
                .binding
                .is_some_and(|binding| binding.item == ItemType::Named(event))
    });
    assert!(read.is_some_and(|(_, operation)| operation.is_delta));
}

/// The file that Graph's SDKs are made from: names with a hyphen, and annotations of what is not there.
#[test]
fn the_file_of_the_sdks_is_read_with_warnings_needs_shared() {
    let name = "clean/v1.0-2026-08-04.csdl";
    let Some(text) = shared::text(name) else {
        return;
    };
    let schema = shared::schema(&text);
    let model = shared::model(&schema, &Config::default(), &text);
    let mut kinds: Vec<&str> = model
        .warnings()
        .iter()
        .map(|warning| warning.kind.code())
        .collect();
    kinds.dedup();
    let count = |kind| {
        model
            .warnings()
            .iter()
            .filter(|warning| warning.kind.code() == kind)
            .count()
    };
    assert_eq!(
        (count("name"), count("unknown-target")),
        (2, 6),
        "{}",
        model.warnings().render(name, &text)
    );
    assert_eq!(kinds, ["name", "unknown-target"]);
    let error = model.find("microsoft.graph.InnerError").unwrap();
    assert!(model.property(error, "request-id").is_some());
}
