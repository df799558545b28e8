//! Keys beside a change of the properties that they are made of: items are addressed by them, so they cannot lose one.

use super::effect::{Effect, set, wrong};
use crate::model::{ItemType, Model, Primitive, TypeId, TypeKind, TypeRef};

/// A part of a key: the type, whether the key is an alternate one and which, and the index of the part.
type Part = (TypeId, Option<usize>, usize);

/// Why the property cannot be removed, if it is part of a key.
pub(super) fn kept(id: TypeId, slot: usize, model: &Model) -> Option<Effect> {
    let (of, ..) = *parts(model, id, slot).first()?;
    let what = format!(
        "the property is part of a key of `{}`, by which items are addressed",
        model.ty(of).name
    );
    Some(wrong(
        &what,
        "remove this entry: a key cannot lose a property",
    ))
}

/// Changes the type of a property that is part of a key, and of that part; `None` if it is part of none.
pub(super) fn retype(id: TypeId, slot: usize, ty: TypeRef, model: &mut Model) -> Option<Effect> {
    let parts = parts(model, id, slot);
    let (of, ..) = *parts.first()?;
    let Some(primitive) = key_value(model, ty) else {
        let what = format!(
            "the property is part of a key of `{}`, and `{}` cannot be",
            model.ty(of).name,
            model.spell(ty)
        );
        let fix =
            "name a primitive type with values that a URL can show, an enum or a type definition";
        return Some(wrong(&what, fix));
    };
    for (id, alternate, index) in parts {
        let Some(structure) = model.structure_mut(id) else {
            continue;
        };
        let key = match alternate {
            Some(alternate) => &mut structure.alternate_keys[alternate],
            None => &mut structure.key,
        };
        key[index].primitive = primitive;
    }
    let property = model.property_mut(id, slot)?;
    Some(set(&mut property.ty, ty))
}

/// The type of a value in a URL, if the type can be that of a key (CSDL 4.01, section 6.5): a member of an enum is its name.
fn key_value(model: &Model, ty: TypeRef) -> Option<Primitive> {
    use Primitive::{
        Boolean, Byte, Date, DateTimeOffset, Decimal, Duration, Guid, Int16, Int32, Int64, SByte,
        String, TimeOfDay,
    };
    let primitive = match ty.item {
        ItemType::Primitive(primitive) => primitive,
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(_) => String,
            TypeKind::Definition(primitive) => *primitive,
            TypeKind::Entity(_) | TypeKind::Complex(_) => return None,
        },
    };
    let is_value = matches!(
        primitive,
        Boolean
            | Byte
            | Date
            | DateTimeOffset
            | Decimal
            | Duration
            | Guid
            | Int16
            | Int32
            | Int64
            | SByte
            | String
            | TimeOfDay
    );
    (is_value && !ty.is_collection).then_some(primitive)
}

/// The parts of keys whose value, or a value on the path to it, is the property.
fn parts(model: &Model, id: TypeId, slot: usize) -> Vec<Part> {
    let structure = model.ty(id).structure();
    let Some(property) = structure.and_then(|it| it.properties.get(slot)) else {
        return Vec::new();
    };
    let name = property.name.as_str();
    let mut parts = Vec::new();
    for (of, ty) in model.types() {
        let Some(structure) = ty.structure() else {
            continue;
        };
        let alternates = structure.alternate_keys.iter().enumerate();
        let keys = [(None, &structure.key)].into_iter();
        for (alternate, key) in keys.chain(alternates.map(|(at, key)| (Some(at), key))) {
            for (index, part) in key.iter().enumerate() {
                if goes_through(model, of, &part.property, id, name) {
                    parts.push((of, alternate, index));
                }
            }
        }
    }
    parts
}

/// Whether a path from a type goes through this property of a type.
fn goes_through(model: &Model, from: TypeId, path: &str, id: TypeId, name: &str) -> bool {
    if !path.split('/').any(|step| step == name) {
        return false;
    }
    let mut at = from;
    for step in path.split('/') {
        let declares = |id: &TypeId| model.own_names(*id).any(|own| own == step);
        if step == name && model.lineage(at).find(declares) == Some(id) {
            return true;
        }
        match model.property(at, step).and_then(|it| it.ty.named()) {
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
