//! Keys and alternate keys. They may name inherited properties, so they are read when every type has its body.

use super::index;
use super::value::{self, Said};
use super::{ItemType, KeyPart, Model, Primitive, TypeId, TypeKind, facts, nearest, say};
use crate::problem::{At, Problems};
use crate::schema::{Annotation, Schema, TypeItem, TypeItemKind};

/// Fills in the keys of every entity type.
pub(super) fn declare(schema: &Schema, model: &mut Model, problems: &mut Problems) {
    for (id, item) in index::types(schema) {
        let TypeItemKind::Entity(body) = &item.kind else { continue };
        let mut key = Vec::with_capacity(body.key.len());
        for part in &body.key {
            let name = part.alias.as_deref().unwrap_or(&part.name);
            key.extend(self::part(model, id, name, &part.name, item.at, &|| say::type_item(item), problems));
        }
        if let Some(structure) = model.structure_mut(id) {
            structure.key = key;
        }
    }
}

/// Adds the alternate keys that an annotation gives to a type.
pub(super) fn add_alternates(
    annotation: &Annotation,
    id: TypeId,
    model: &mut Model,
    within: &dyn Fn() -> String,
    problems: &mut Problems,
) {
    if facts::relevant(annotation) != Some(super::vocabulary::Known::AlternateKeys) {
        return;
    }
    let keys = value::records(annotation.value.as_ref(), &mut Said::of(annotation, within, problems));
    for key in keys {
        let mut parts = Vec::new();
        for part in value::records(value::property(key, "Key"), &mut Said::of(annotation, within, problems)) {
            let path = value::text(part, "Name").unwrap_or_default();
            let name = value::text(part, "Alias").unwrap_or(path);
            parts.extend(self::part(model, id, name, path, annotation.at, within, problems));
        }
        if let Some(structure) = model.structure_mut(id)
            && !structure.alternate_keys.contains(&parts)
        {
            structure.alternate_keys.push(parts);
        }
    }
}

/// One part of a key; a problem if the path leads nowhere or to something that is no key.
fn part(
    model: &Model,
    id: TypeId,
    name: &str,
    path: &str,
    at: At,
    within: &dyn Fn() -> String,
    problems: &mut Problems,
) -> Option<KeyPart> {
    let mut owner = id;
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        let Some(property) = model.property(owner, step) else {
            let known = model.lineage(owner).flat_map(|id| model.own_names(id)).collect::<Vec<_>>();
            problems.push(say::metadata(
                at,
                within(),
                format!("the key names `{path}`, but there is no property `{step}`"),
                format!("name a property of the type or of its bases{}", nearest::hint(step, known)),
            ));
            return None;
        };
        match (property.ty.item, steps.peek()) {
            (ItemType::Named(next), Some(_)) if !property.ty.is_collection => owner = next,
            (_, Some(_)) => break,
            (item, None) if !property.ty.is_collection => {
                let Some(primitive) = key_primitive(model, item) else { break };
                return Some(KeyPart { name: name.to_owned(), property: path.to_owned(), primitive });
            }
            (_, None) => break,
        }
    }
    problems.push(say::metadata(
        at,
        within(),
        format!("`{path}` cannot be part of a key"),
        "a key is made of single primitive values, enum members or type definitions",
    ));
    None
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
