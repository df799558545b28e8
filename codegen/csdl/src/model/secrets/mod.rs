//! Which properties and parameters are redacted by default: a rule on names, since the metadata has no term for it.
//!
//! A secret is what lets its holder in: a password, a PIN, a token, a private or symmetric key, the contents of a file with
//! such a key, and a URL that works without signing in. The rule is checked against a table of Graph's own names, each labelled
//! by hand (`codegen/csdl/tests/secrets/`); where it is wrong for one item, `[[secret]]` in `slice.toml` says otherwise.

mod rule;
mod terms;
mod words;

use super::{ItemType, Model, Primitive, Structure, TypeKind, TypeRef};
use rayon::prelude::*;
use rule::{Content, Subject};
use std::collections::BTreeSet;

/// Marks every property and parameter that the rule takes for a secret.
pub(super) fn mark(model: &mut Model) {
    let types: Vec<Vec<usize>> = model
        .types
        .par_iter()
        .map(|ty| match ty.structure() {
            Some(structure) => properties(model, &ty.name.name, structure),
            None => Vec::new(),
        })
        .collect();
    for (ty, secrets) in model.types.iter_mut().zip(types) {
        if let TypeKind::Entity(structure) | TypeKind::Complex(structure) = &mut ty.kind {
            for index in secrets {
                structure.properties[index].secret = true;
            }
        }
    }
    let operations: Vec<Vec<usize>> = model
        .operations
        .par_iter()
        .map(|operation| {
            let parameters = operation.parameters.iter();
            let parameters = parameters.map(|parameter| (parameter.name.as_str(), parameter.ty));
            secrets(model, &operation.name.name, &[], parameters)
        })
        .collect();
    for (operation, secrets) in model.operations.iter_mut().zip(operations) {
        for index in secrets {
            operation.parameters[index].secret = true;
        }
    }
}

/// Every property and parameter that is marked, as `namespace.type/property` and `namespace.operation/parameter`.
pub(crate) fn marked(model: &Model) -> BTreeSet<String> {
    let properties = model.types.iter().flat_map(|ty| {
        let properties = ty.structure().into_iter().flat_map(|it| &it.properties);
        let secret = properties.filter(|property| property.secret);
        secret.map(|property| format!("{}/{}", ty.name, property.name))
    });
    let parameters = model.operations.iter().flat_map(|operation| {
        let secret = operation.parameters.iter().filter(|it| it.secret);
        secret.map(|parameter| format!("{}/{}", operation.name, parameter.name))
    });
    properties.chain(parameters).collect()
}

fn properties(model: &Model, owner: &str, structure: &Structure) -> Vec<usize> {
    let named = ["key", "name", "type"];
    let keys = structure.properties.iter();
    let keys = keys.filter(|property| named.contains(&property.name.as_str()));
    let keys: Vec<&str> = keys
        .flat_map(|property| members(model, property.ty))
        .collect();
    let properties = structure.properties.iter();
    let properties = properties.map(|property| (property.name.as_str(), property.ty));
    secrets(model, owner, &keys, properties)
}

fn secrets<'m>(
    model: &Model,
    owner: &str,
    keys: &[&str],
    items: impl Iterator<Item = (&'m str, TypeRef)>,
) -> Vec<usize> {
    let owner = words::of(owner);
    let owner: Vec<&str> = owner.iter().map(String::as_str).collect();
    let is_secret = |(index, (name, ty)): (usize, (&str, TypeRef))| {
        let subject = Subject {
            owner: &owner,
            name,
            content: content(model, ty)?,
            keys,
        };
        rule::is_secret(&subject).then_some(index)
    };
    items.enumerate().filter_map(is_secret).collect()
}

/// What can hold a secret; `None` for numbers, dates and the like, and for objects, whose own properties are judged.
fn content(model: &Model, ty: TypeRef) -> Option<Content> {
    let primitive = match ty.item {
        ItemType::Primitive(primitive) => primitive,
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Definition(primitive) => *primitive,
            TypeKind::Entity(_) | TypeKind::Complex(_) | TypeKind::Enum(_) => return None,
        },
    };
    match primitive {
        Primitive::String | Primitive::Untyped | Primitive::PrimitiveType => Some(Content::Text),
        Primitive::Binary | Primitive::Stream => Some(Content::Bytes),
        _ => None,
    }
}

/// The members of an enum.
fn members(model: &Model, ty: TypeRef) -> impl Iterator<Item = &str> {
    let members = match ty.item {
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Enum(body) => &body.members[..],
            _ => &[],
        },
        ItemType::Primitive(_) => &[],
    };
    members.iter().map(|member| member.name.as_str())
}
