//! Walks every annotation of a schema.

use crate::schema::{Annotation, Expression, Record, Schema, TypeItemKind};

/// Calls `visit` for each annotation, annotations of annotations and of records included, in file order by kind.
pub(crate) fn annotations<'s>(schema: &'s Schema, visit: &mut impl FnMut(&'s Annotation)) {
    for namespace in &schema.namespaces {
        each(&namespace.own_annotations, visit);
        for item in &namespace.types {
            each(&item.annotations, visit);
            match &item.kind {
                TypeItemKind::Entity(body) | TypeItemKind::Complex(body) => {
                    body.properties
                        .iter()
                        .for_each(|item| each(&item.annotations, visit));
                    body.navigation
                        .iter()
                        .for_each(|item| each(&item.annotations, visit));
                }
                TypeItemKind::Enum(body) => body
                    .members
                    .iter()
                    .for_each(|item| each(&item.annotations, visit)),
                TypeItemKind::Definition { .. } => {}
            }
        }
        for operation in &namespace.operations {
            each(&operation.annotations, visit);
            operation
                .parameters
                .iter()
                .for_each(|item| each(&item.annotations, visit));
            operation
                .returns
                .iter()
                .for_each(|item| each(&item.annotations, visit));
        }
        namespace
            .terms
            .iter()
            .for_each(|item| each(&item.annotations, visit));
        for container in &namespace.containers {
            each(&container.annotations, visit);
            container
                .children
                .iter()
                .for_each(|item| each(&item.annotations, visit));
        }
        namespace
            .annotations
            .iter()
            .for_each(|item| each(&item.annotations, visit));
    }
}

fn each<'s>(annotations: &'s [Annotation], visit: &mut impl FnMut(&'s Annotation)) {
    for annotation in annotations {
        visit(annotation);
        each(&annotation.annotations, visit);
        if let Some(value) = &annotation.value {
            in_value(value, visit);
        }
    }
}

fn in_value<'s>(value: &'s Expression, visit: &mut impl FnMut(&'s Annotation)) {
    value.items().iter().for_each(|item| in_value(item, visit));
    if let Some(record) = value.record() {
        in_record(record, visit);
    }
}

fn in_record<'s>(record: &'s Record, visit: &mut impl FnMut(&'s Annotation)) {
    each(&record.annotations, visit);
    for item in &record.properties {
        each(&item.annotations, visit);
        if let Some(value) = &item.value {
            in_value(value, visit);
        }
    }
}
