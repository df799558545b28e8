//! Keys and alternate keys. They may name inherited properties, so they are read when every type has its body.

use super::index;
use super::value::{self, AnnotationContext};
use super::{facts, report};
use crate::model::vocabulary::Known;
use crate::model::{ItemType, KeyPart, Model, Primitive, TypeId, TypeKind};
use crate::nearest;
use crate::problem::{At, Problem, Problems, Warnings, brief};
use crate::schema::{Annotation, Schema, TypeItem, TypeItemKind};

/// Fills in the keys of every entity type.
pub(super) fn declare(schema: &Schema, model: &mut Model, problems: &mut Problems) {
    for (id, item) in index::types(schema) {
        let TypeItemKind::Entity(body) = &item.kind else {
            continue;
        };
        let mut key = Vec::with_capacity(body.key.len());
        for part in &body.key {
            match primitive(model, id, &part.name) {
                Ok(primitive) => {
                    let name = part.alias.clone().unwrap_or_else(|| part.name.clone());
                    key.push(KeyPart {
                        name,
                        property: part.name.clone(),
                        primitive,
                    });
                }
                Err(why) => problems.push(unfit(
                    why,
                    model,
                    id,
                    &part.name,
                    item.at,
                    report::type_item(item),
                )),
            }
        }
        let within = || report::type_item(item);
        twice(&key, item.at, &within, problems);
        if let Some(structure) = model.structure_mut(id) {
            structure.key = key;
        }
    }
}

/// Adds the alternate keys that an annotation gives to a type.
///
/// Graph lets permissions be found by `email`, which is not a property of theirs. Such a key is a string.
pub(super) fn add_alternates(
    annotation: &Annotation,
    id: TypeId,
    model: &mut Model,
    within: &dyn Fn() -> String,
    warnings: &mut Warnings,
) {
    if facts::relevant(annotation) != Some(Known::AlternateKeys) {
        return;
    }
    let keys = value::records(
        annotation.value.as_ref(),
        &mut AnnotationContext::of(annotation, within, warnings),
    );
    for key in keys {
        let mut parts = Vec::new();
        for part in value::records(
            value::property(key, "Key"),
            &mut AnnotationContext::of(annotation, within, warnings),
        ) {
            let path = value::text(part, "Name").unwrap_or_default();
            let name = value::text(part, "Alias").unwrap_or(path).to_owned();
            match primitive(model, id, path) {
                Ok(primitive) => parts.push(KeyPart {
                    name,
                    property: path.to_owned(),
                    primitive,
                }),
                Err(Unfit::Missing(_)) => {
                    parts.push(KeyPart {
                        name,
                        property: path.to_owned(),
                        primitive: Primitive::String,
                    });
                }
                Err(Unfit::NoValue) => {
                    let what = format!("`{}` cannot be part of a key", brief(path));
                    AnnotationContext::of(annotation, within, warnings).unexpected(what);
                    parts.clear();
                    break;
                }
            }
        }
        if let Some(structure) = model.structure_mut(id)
            && !parts.is_empty()
            && !structure.alternate_keys.contains(&parts)
        {
            structure.alternate_keys.push(parts);
        }
    }
}

/// Refuses alternate keys that name something twice.
pub(super) fn check_alternates(schema: &Schema, model: &Model, problems: &mut Problems) {
    for (id, item) in index::types(schema) {
        let structure = model.ty(id).structure();
        for key in structure
            .iter()
            .flat_map(|structure| &structure.alternate_keys)
        {
            twice(key, item.at, &|| report::type_item(item), problems);
        }
    }
}

/// Refuses a key that names a property twice, or calls two properties the same: names in a URL are to be different
/// (CSDL 4.01, section 6.5).
fn twice(key: &[KeyPart], at: At, within: &dyn Fn() -> String, problems: &mut Problems) {
    for (index, part) in key.iter().enumerate() {
        let before = &key[..index];
        let what = if before.iter().any(|other| other.property == part.property) {
            format!("the key names `{}` twice", part.property)
        } else if before.iter().any(|other| other.name == part.name) {
            format!("two properties of the key are called `{}`", part.name)
        } else {
            continue;
        };
        let fix = "remove one of them, or give each property an alias of its own";
        problems.push(report::metadata(at, within(), what, fix));
    }
}

/// Why a path makes no key.
enum Unfit {
    /// This type has no such property.
    Missing(TypeId),
    /// It is not a single value that a URL can show.
    NoValue,
}

/// The type of the value at the path.
fn primitive(model: &Model, id: TypeId, path: &str) -> Result<Primitive, Unfit> {
    let mut owner = id;
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        let property = model.property(owner, step).ok_or(Unfit::Missing(owner))?;
        match (property.ty.item, steps.peek()) {
            _ if property.ty.is_collection => break,
            (ItemType::Named(next), Some(_)) => owner = next,
            (ItemType::Primitive(_), Some(_)) => break,
            (item, None) => return key_primitive(model, item).ok_or(Unfit::NoValue),
        }
    }
    Err(Unfit::NoValue)
}

fn unfit(why: Unfit, model: &Model, id: TypeId, path: &str, at: At, within: String) -> Problem {
    let step = path.rsplit('/').next().unwrap_or(path);
    match why {
        Unfit::Missing(owner) => {
            let names = model.lineage(owner).flat_map(|id| model.own_names(id));
            let what = format!(
                "the key names `{path}`, which is no property of `{}`",
                model.ty(id).name
            );
            let near = nearest::hint(step, names);
            report::metadata(
                at,
                within,
                what,
                format!("name a property of the type or of its bases{near}"),
            )
        }
        Unfit::NoValue => report::metadata(
            at,
            within,
            format!("`{path}` cannot be part of a key"),
            "a key is made of single primitive values, enum members or type definitions",
        ),
    }
}

/// What a key value is in a URL: a member of an enum is its name.
fn key_primitive(model: &Model, item: ItemType) -> Option<Primitive> {
    match item {
        ItemType::Primitive(primitive) => Some(primitive),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(_) => Some(Primitive::String),
            TypeKind::Definition(primitive) => Some(*primitive),
            TypeKind::Entity(_) | TypeKind::Complex(_) => None,
        },
    }
}

/// Every type's own element, by id.
pub(super) fn items(schema: &Schema) -> Vec<&TypeItem> {
    index::types(schema).map(|(_, item)| item).collect()
}
