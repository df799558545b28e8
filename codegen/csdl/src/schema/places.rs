//! Schemas that say the same, wherever their items are in their files.

use super::{
    Annotation, Expression, MAX_BYTES, Namespace, Operation, Record, Reference, Schema, Structured,
    Term, TypeItem, TypeItemKind,
};
use crate::problem::{At, Warnings};

/// Whether a place is that of an element which no file has: none is as large.
pub(crate) fn is_in_no_file(at: At) -> bool {
    at.0 as usize > MAX_BYTES
}

/// The schema with every place and warning forgotten, for comparing what two files say.
pub fn without_places(schema: Schema) -> Schema {
    at_one_place(schema, At::default())
}

/// The same schema with everything at one place, without warnings.
pub(crate) fn at_one_place(mut schema: Schema, at: At) -> Schema {
    schema.warnings = Warnings::new();
    schema
        .references
        .iter_mut()
        .for_each(|it| reference(it, at));
    schema
        .namespaces
        .iter_mut()
        .for_each(|it| namespace(it, at));
    schema
}

fn reference(reference: &mut Reference, at: At) {
    reference.at = at;
    forget(&mut reference.annotations, at);
    for include in &mut reference.includes {
        forget(&mut include.annotations, at);
    }
}

fn namespace(namespace: &mut Namespace, at: At) {
    namespace.at = at;
    namespace.types.iter_mut().for_each(|it| type_item(it, at));
    namespace
        .operations
        .iter_mut()
        .for_each(|it| operation(it, at));
    namespace.terms.iter_mut().for_each(|it| term(it, at));
    for container in &mut namespace.containers {
        container.at = at;
        forget(&mut container.annotations, at);
        for child in &mut container.children {
            child.at = at;
            forget(&mut child.annotations, at);
        }
    }
    for annotations in &mut namespace.annotations {
        annotations.at = at;
        forget(&mut annotations.annotations, at);
    }
    forget(&mut namespace.own_annotations, at);
}

fn type_item(item: &mut TypeItem, at: At) {
    item.at = at;
    forget(&mut item.annotations, at);
    match &mut item.kind {
        TypeItemKind::Entity(ty) | TypeItemKind::Complex(ty) => structured(ty, at),
        TypeItemKind::Enum(ty) => {
            for member in &mut ty.members {
                member.at = at;
                forget(&mut member.annotations, at);
            }
        }
        TypeItemKind::Definition { .. } => {}
    }
}

fn structured(ty: &mut Structured, at: At) {
    for property in &mut ty.properties {
        property.at = at;
        forget(&mut property.annotations, at);
    }
    for navigation in &mut ty.navigation {
        navigation.at = at;
        forget(&mut navigation.annotations, at);
        for constraint in &mut navigation.constraints {
            forget(&mut constraint.annotations, at);
        }
        if let Some(on_delete) = &mut navigation.on_delete {
            forget(&mut on_delete.annotations, at);
        }
    }
}

fn operation(operation: &mut Operation, at: At) {
    operation.at = at;
    forget(&mut operation.annotations, at);
    for parameter in &mut operation.parameters {
        parameter.at = at;
        forget(&mut parameter.annotations, at);
    }
    if let Some(returns) = &mut operation.returns {
        forget(&mut returns.annotations, at);
    }
}

fn term(term: &mut Term, at: At) {
    term.at = at;
    forget(&mut term.annotations, at);
}

fn forget(annotations: &mut [Annotation], at: At) {
    for annotation in annotations {
        annotation.at = at;
        forget(&mut annotation.annotations, at);
        annotation
            .value
            .iter_mut()
            .for_each(|it| expression(it, at));
    }
}

fn expression(value: &mut Expression, at: At) {
    value
        .items_mut()
        .iter_mut()
        .for_each(|it| expression(it, at));
    if let Some(value) = value.record_mut() {
        record(value, at);
    }
}

fn record(record: &mut Record, at: At) {
    forget(&mut record.annotations, at);
    for property in &mut record.properties {
        forget(&mut property.annotations, at);
        property.value.iter_mut().for_each(|it| expression(it, at));
    }
}
