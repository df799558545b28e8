//! Bodies of types: every reference an id, every default filled in. Annotations come later.

use super::index::{self, Index};
use super::{any_json, enums, report};
use crate::model::{
    Facts, ItemType, Navigation, Primitive, Property, QualifiedName, Structure, Type, TypeId,
    TypeKind, TypeRef,
};
use crate::problem::{At, Problems, Warnings};
use crate::schema::{self, Schema, Structured, TypeItemKind};

/// Every type, by id. Bases are ids but not yet linked; keys are filled in by [`keys`](super::keys).
/// What is added by an entry is wrong where what is published has a warning.
pub(super) fn declared(
    schema: &Schema,
    index: &Index<'_>,
    problems: &mut Problems,
    warnings: &mut Warnings,
) -> Vec<Type> {
    let mut found = Warnings::new();
    let types = index::types(schema);
    let types = types.map(|(_, item)| declare(item, index, problems, &mut found));
    let types = types.collect();
    for warning in found.iter() {
        if schema::is_in_no_file(warning.at) {
            let (within, what) = (warning.within.as_str(), warning.what.as_str());
            problems.push(report::metadata(warning.at, within, what, "correct it"));
        } else {
            warnings.push(warning.clone());
        }
    }
    types
}

/// A qualified name in its two parts.
pub(super) fn qualified(name: &str) -> QualifiedName {
    let (namespace, name) = name.rsplit_once('.').unwrap_or(("", name));
    QualifiedName {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
    }
}

fn declare(
    item: &schema::TypeItem,
    index: &Index<'_>,
    problems: &mut Problems,
    warnings: &mut Warnings,
) -> Type {
    let kind = match &item.kind {
        TypeItemKind::Entity(body) => TypeKind::Entity(structure(item, body, index, problems)),
        TypeItemKind::Complex(body) if any_json::is_meant(&item.name, body) => {
            TypeKind::Definition(Primitive::Untyped)
        }
        TypeItemKind::Complex(body) => TypeKind::Complex(structure(item, body, index, problems)),
        TypeItemKind::Enum(body) => {
            let within = report::type_item(item);
            TypeKind::Enum(enums::number(body, item.at, &within, problems, warnings))
        }
        TypeItemKind::Definition { underlying, .. } => {
            TypeKind::Definition(definition(item, underlying, problems))
        }
    };
    Type {
        name: qualified(&item.name),
        kind,
        facts: Facts::default(),
        at: item.at,
    }
}

fn definition(item: &schema::TypeItem, underlying: &str, problems: &mut Problems) -> Primitive {
    Primitive::named(underlying).unwrap_or_else(|| {
        problems.push(report::metadata(
            item.at,
            report::type_item(item),
            format!("`{underlying}` cannot underlie a type definition"),
            "a primitive type of `Edm`",
        ));
        Primitive::Untyped
    })
}

fn structure(
    item: &schema::TypeItem,
    body: &Structured,
    index: &Index<'_>,
    problems: &mut Problems,
) -> Structure {
    Structure {
        base: body
            .base
            .as_deref()
            .and_then(|base| self::base(item, base, index, problems)),
        is_abstract: body.is_abstract,
        is_open: body.is_open,
        has_stream: body.has_stream,
        properties: body
            .properties
            .iter()
            .map(|property| self::property(item, property, index, problems))
            .chain(any_entities(body).map(any_entity))
            .collect(),
        navigation: body
            .navigation
            .iter()
            .filter(|navigation| !navigation.is_any_entity())
            .filter_map(|it| navigation(item, it, index, problems))
            .collect(),
        ..Structure::default()
    }
}

/// The navigation properties that are properties of the model, after those that are structural.
pub(super) fn any_entities(body: &Structured) -> impl Iterator<Item = &schema::Navigation> {
    body.navigation
        .iter()
        .filter(|navigation| navigation.is_any_entity())
}

fn any_entity(item: &schema::Navigation) -> Property {
    Property {
        name: item.name.clone(),
        ty: TypeRef {
            item: ItemType::Primitive(Primitive::EntityType),
            is_collection: item.ty.is_collection,
        },
        nullable: item.nullable.unwrap_or(true),
        secret: false,
        resource: None,
        facts: Facts::default(),
        at: item.at,
    }
}

fn base(
    item: &schema::TypeItem,
    base: &str,
    index: &Index<'_>,
    problems: &mut Problems,
) -> Option<TypeId> {
    // The abstract types that every entity type and complex type has as its base.
    let is_implied = match item.kind {
        TypeItemKind::Entity(_) => base == "Edm.EntityType",
        TypeItemKind::Complex(_) => base == "Edm.ComplexType",
        TypeItemKind::Enum(_) | TypeItemKind::Definition { .. } => false,
    };
    let found = index.ty(base);
    if found.is_none() && !is_implied {
        let what = if base.starts_with("Edm.") {
            format!("no type is derived from `{base}`")
        } else {
            format!("the base type `{base}` does not exist")
        };
        problems.push(report::metadata(
            item.at,
            report::type_item(item),
            what,
            index.suggestion(base, "name a type that the file declares"),
        ));
    }
    found
}

fn property(
    owner: &schema::TypeItem,
    item: &schema::Property,
    index: &Index<'_>,
    problems: &mut Problems,
) -> Property {
    let within = || report::inside(&report::type_item(owner), "Property", &item.name);
    Property {
        name: item.name.clone(),
        ty: index.reference(&item.ty, item.at, &within, problems),
        nullable: item.facets.nullable.unwrap_or(true),
        secret: false,
        resource: None,
        facts: Facts::default(),
        at: item.at,
    }
}

/// `None` only with a problem; the slots of the [`Index`] are of no use then.
fn navigation(
    owner: &schema::TypeItem,
    item: &schema::Navigation,
    index: &Index<'_>,
    problems: &mut Problems,
) -> Option<Navigation> {
    let within = || report::inside(&report::type_item(owner), "NavigationProperty", &item.name);
    let before = problems.len();
    let ty = index.reference(&item.ty, item.at, &within, problems);
    let ItemType::Named(target) = ty.item else {
        if problems.len() == before {
            problems.push(not_an_entity(item.at, within(), &item.ty.name));
        }
        return None;
    };
    Some(Navigation {
        name: item.name.clone(),
        target,
        is_collection: ty.is_collection,
        nullable: item.nullable.unwrap_or(true),
        contained: item.contains_target,
        facts: Facts::default(),
        at: item.at,
    })
}

/// The problem of something that has to be an entity type.
pub(super) fn not_an_entity(at: At, within: String, name: &str) -> crate::problem::Problem {
    report::metadata(
        at,
        within,
        format!("`{name}` is not an entity type"),
        "name an `EntityType`",
    )
}
