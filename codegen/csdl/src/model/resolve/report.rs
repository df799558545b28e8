//! Problems and warnings of the metadata, and the breadcrumbs that locate them.

use crate::problem::{At, Input, Problem, Warning, WarningKind, brief};
use crate::schema::{self, TypeItemKind};

/// A problem of the metadata.
pub(in crate::model) fn metadata(
    at: At,
    within: impl Into<String>,
    what: impl Into<String>,
    fix: impl Into<String>,
) -> Problem {
    Problem {
        input: Input::Metadata,
        at: Some(at),
        within: within.into(),
        what: what.into(),
        fix: fix.into(),
    }
}

/// A warning.
pub(in crate::model) fn warning(
    kind: WarningKind,
    at: At,
    within: impl Into<String>,
    what: impl Into<String>,
) -> Warning {
    Warning {
        kind,
        at,
        within: within.into(),
        what: what.into(),
    }
}

/// `<Schema Namespace="microsoft.graph"> <EntityType Name="user">`.
pub(in crate::model) fn type_item(item: &schema::TypeItem) -> String {
    let element = match item.kind {
        TypeItemKind::Entity(_) => "EntityType",
        TypeItemKind::Complex(_) => "ComplexType",
        TypeItemKind::Enum(_) => "EnumType",
        TypeItemKind::Definition { .. } => "TypeDefinition",
    };
    declared(element, &item.name)
}

/// `<Schema Namespace="microsoft.graph"> <Action Name="pause">`.
pub(in crate::model) fn operation(item: &schema::Operation) -> String {
    declared(
        if item.is_function {
            "Function"
        } else {
            "Action"
        },
        &item.name,
    )
}

/// A child of a `Schema` element.
pub(in crate::model) fn declared(element: &str, qualified: &str) -> String {
    let (namespace, name) = qualified.rsplit_once('.').unwrap_or(("", qualified));
    let (namespace, name) = (brief(namespace), brief(name));
    format!("<Schema Namespace={namespace:?}> <{element} Name={name:?}>")
}

/// A child of something named.
pub(in crate::model) fn inside(outer: &str, element: &str, name: &str) -> String {
    format!("{outer} <{element} Name={:?}>", brief(name))
}

/// An `Annotations` element.
pub(in crate::model) fn annotations(item: &schema::Annotations) -> String {
    format!("<Annotations Target={:?}>", brief(&item.target))
}
