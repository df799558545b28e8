//! Schemas that say the same, wherever their items are in their files.

use super::{
    Annotation, Expression, Namespace, Operation, Record, Reference, Schema, Structured, Term,
    TypeItem, TypeItemKind,
};
use crate::problem::{At, Warnings};

/// The schema with every place and warning forgotten, for comparing what two files say.
pub fn without_places(mut schema: Schema) -> Schema {
    schema.warnings = Warnings::new();
    schema.references.iter_mut().for_each(reference);
    schema.namespaces.iter_mut().for_each(namespace);
    schema
}

fn reference(reference: &mut Reference) {
    reference.at = At::default();
    forget(&mut reference.annotations);
    for include in &mut reference.includes {
        forget(&mut include.annotations);
    }
}

fn namespace(namespace: &mut Namespace) {
    namespace.at = At::default();
    namespace.types.iter_mut().for_each(type_item);
    namespace.operations.iter_mut().for_each(operation);
    namespace.terms.iter_mut().for_each(term);
    for container in &mut namespace.containers {
        container.at = At::default();
        forget(&mut container.annotations);
        for child in &mut container.children {
            child.at = At::default();
            forget(&mut child.annotations);
        }
    }
    for annotations in &mut namespace.annotations {
        annotations.at = At::default();
        forget(&mut annotations.annotations);
    }
    forget(&mut namespace.own_annotations);
}

fn type_item(item: &mut TypeItem) {
    item.at = At::default();
    forget(&mut item.annotations);
    match &mut item.kind {
        TypeItemKind::Entity(ty) | TypeItemKind::Complex(ty) => structured(ty),
        TypeItemKind::Enum(ty) => {
            for member in &mut ty.members {
                member.at = At::default();
                forget(&mut member.annotations);
            }
        }
        TypeItemKind::Definition { .. } => {}
    }
}

fn structured(ty: &mut Structured) {
    for property in &mut ty.properties {
        property.at = At::default();
        forget(&mut property.annotations);
    }
    for navigation in &mut ty.navigation {
        navigation.at = At::default();
        forget(&mut navigation.annotations);
        for constraint in &mut navigation.constraints {
            forget(&mut constraint.annotations);
        }
        if let Some(on_delete) = &mut navigation.on_delete {
            forget(&mut on_delete.annotations);
        }
    }
}

fn operation(operation: &mut Operation) {
    operation.at = At::default();
    forget(&mut operation.annotations);
    for parameter in &mut operation.parameters {
        parameter.at = At::default();
        forget(&mut parameter.annotations);
    }
    if let Some(returns) = &mut operation.returns {
        forget(&mut returns.annotations);
    }
}

fn term(term: &mut Term) {
    term.at = At::default();
    forget(&mut term.annotations);
}

fn forget(annotations: &mut [Annotation]) {
    for annotation in annotations {
        annotation.at = At::default();
        forget(&mut annotation.annotations);
        annotation.value.iter_mut().for_each(expression);
    }
}

fn expression(value: &mut Expression) {
    match value {
        Expression::Collection(items) => items.iter_mut().for_each(expression),
        Expression::Record(value) => record(value),
        Expression::Scalar(..)
        | Expression::Bool(_)
        | Expression::EnumMember(_)
        | Expression::Path(..)
        | Expression::Null
        | Expression::Other(_) => {}
    }
}

fn record(record: &mut Record) {
    forget(&mut record.annotations);
    for property in &mut record.properties {
        forget(&mut property.annotations);
        property.value.iter_mut().for_each(expression);
    }
}
