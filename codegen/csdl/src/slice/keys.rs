//! By which key a pattern asks for an item: `{id}`, or names in parentheses after the collection.

use super::RequestedKey;
use super::node::Node;
use super::pattern::{self, Head};
use crate::model::{ItemType, KeyPart, Model, TypeId, TypeRef};

/// The key that a segment of a pattern gives to an item of the collection; `None` if it gives none that the type has.
pub(super) fn requested(model: &Model, collection: &Node, head: &Head) -> Option<RequestedKey> {
    let names = match head {
        Head::Key | Head::Any => return Some(RequestedKey::Own),
        Head::KeyBy(names) => names,
        Head::Name(_) | Head::Call(..) | Head::Control(_) | Head::Rest => return None,
    };
    of(model, collection.ty, names)
}

/// The key with these sorted names.
fn of(model: &Model, collection: TypeRef, names: &[String]) -> Option<RequestedKey> {
    let ItemType::Named(ty) = collection.item else {
        return None;
    };
    let own: Vec<&KeyPart> = model.key(ty).collect();
    if names[..] == [String::new()] || are(names, own.iter().copied()) {
        return Some(RequestedKey::Own);
    }
    let mut alternates = model.alternate_keys(ty);
    if let Some(alternate) = alternates.find(|key| are(names, key.iter())) {
        let names = alternate.iter().map(|part| part.name.clone()).collect();
        return Some(RequestedKey::Alternate(names));
    }
    // The reference has keys that the metadata does not declare, such as `users(userPrincipalName='…')`.
    let is_property = |name: &String| model.property(ty, name).is_some();
    names.iter().all(is_property).then_some(RequestedKey::Own)
}

/// Whether the text in parentheses after a collection of this type is a key of its items.
pub(super) fn is_key(model: &Model, collection: TypeRef, written: &str) -> bool {
    let (_, names) = pattern::names_of(&format!("({written})"));
    of(model, collection, &names).is_some()
}

/// Every key of a type, its own first.
pub(super) fn all(model: &Model, ty: TypeId) -> impl Iterator<Item = RequestedKey> {
    let alternates = model.alternate_keys(ty);
    let names = |key: &[KeyPart]| key.iter().map(|part| part.name.clone()).collect();
    std::iter::once(RequestedKey::Own)
        .chain(alternates.map(move |key| RequestedKey::Alternate(names(key))))
}

/// Whether these sorted names are those of the key.
fn are<'k>(names: &[String], key: impl Iterator<Item = &'k KeyPart>) -> bool {
    let mut key: Vec<&str> = key.map(|part| part.name.as_str()).collect();
    key.sort_unstable();
    key == names
}

/// A key after the URL of its collection: `/{}` by the one property of the key, else `(name={},version={})`.
pub(super) fn spell(model: &Model, ty: TypeId, key: &RequestedKey) -> String {
    match key {
        RequestedKey::Own => own(model, ty, |_| "{}".to_owned()),
        RequestedKey::Alternate(names) => {
            in_parentheses(names.iter().map(String::as_str), |_| "{}".to_owned())
        }
    }
}

/// The key of a type after the URL of its collection, with these values.
pub fn own(model: &Model, ty: TypeId, value: impl Fn(&str) -> String) -> String {
    let names: Vec<&str> = model.key(ty).map(|part| part.name.as_str()).collect();
    match names[..] {
        [] | [_] => format!("/{}", value("id")),
        _ => in_parentheses(names.into_iter(), value),
    }
}

fn in_parentheses<'n>(
    names: impl Iterator<Item = &'n str>,
    value: impl Fn(&str) -> String,
) -> String {
    let parts: Vec<String> = names
        .map(|name| format!("{name}={}", value(name)))
        .collect();
    format!("({})", parts.join(","))
}
