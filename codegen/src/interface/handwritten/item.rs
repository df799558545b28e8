//! A public item: its own signature, and those of its members.

use super::signature::{function, generics, text};
use std::collections::BTreeMap;
use syn::{
    Attribute, Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Meta, TraitItem, Type,
    Visibility,
};

/// Signatures by path: `flows::JobWatch::next`, or `flows::JobWatch as Clone` for a trait.
pub(super) type Items = BTreeMap<String, String>;

/// The name of an item, if it has one.
pub(super) fn name(item: &Item) -> Option<String> {
    Some(parts(item)?.0)
}

/// The name of an item that is public and documented.
pub(super) fn public_name(item: &Item) -> Option<String> {
    let (name, visibility, attributes) = parts(item)?;
    is_public(visibility, attributes).then_some(name)
}

pub(super) fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    let is_left_out = |attribute: &Attribute| {
        let tokens = text(&attribute.meta);
        tokens == "doc(hidden)" || tokens == "cfg(test)"
    };
    matches!(visibility, Visibility::Public(_)) && !attributes.iter().any(is_left_out)
}

fn parts(item: &Item) -> Option<(String, &Visibility, &[Attribute])> {
    let (name, visibility, attributes) = match item {
        Item::Const(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Enum(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Fn(item) => (&item.sig.ident, &item.vis, &item.attrs),
        Item::Mod(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Static(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Struct(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Trait(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Type(item) => (&item.ident, &item.vis, &item.attrs),
        _ => return None,
    };
    Some((name.to_string(), visibility, attributes))
}

/// The type of an `impl` block, without its path.
pub(super) fn self_name(block: &ItemImpl) -> Option<String> {
    match &*block.self_ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// Adds an item with its fields or variants.
pub(super) fn describe(item: &Item, path: &str, items: &mut Items) {
    let signature = match item {
        Item::Const(item) => format!("const {}", text(&item.ty)),
        Item::Static(item) => format!("static {}", text(&item.ty)),
        Item::Fn(item) => function(&item.sig),
        Item::Type(item) => format!("type{}={}", generics(&item.generics), text(&item.ty)),
        Item::Struct(item) => structure(item, path, items),
        Item::Enum(item) => enumeration(item, path, items),
        Item::Trait(item) => {
            // A new required method breaks implementations, so the trait is compared as a whole.
            let members = item.items.iter().filter_map(|member| match member {
                TraitItem::Fn(one) => Some(format!("{} {}", one.sig.ident, function(&one.sig))),
                TraitItem::Type(one) => Some(format!("type {}", one.ident)),
                TraitItem::Const(one) => Some(format!("const {} {}", one.ident, text(&one.ty))),
                _ => None,
            });
            let members: Vec<String> = members.collect();
            let bounds = (generics(&item.generics), text(&item.supertraits));
            format!("trait{} {} {{{}}}", bounds.0, bounds.1, members.join(";"))
        }
        _ => return,
    };
    items.insert(path.to_owned(), signature);
}

fn structure(item: &ItemStruct, path: &str, items: &mut Items) -> String {
    derives(&item.attrs, path, items);
    fields(&item.fields, path, items);
    let is_public = |field: &syn::Field| matches!(field.vis, Visibility::Public(_));
    // A struct whose fields are all public can be written as a literal, which a new field breaks.
    let is_literal = !is_open(&item.attrs) && item.fields.iter().all(is_public);
    let names = if is_literal {
        names(&item.fields)
    } else {
        "..".to_owned()
    };
    format!("struct{}{{{names}}}", generics(&item.generics))
}

fn enumeration(item: &ItemEnum, path: &str, items: &mut Items) -> String {
    derives(&item.attrs, path, items);
    for variant in &item.variants {
        let open = if is_open(&variant.attrs) {
            "non_exhaustive "
        } else {
            ""
        };
        let types = variant.fields.iter().map(|field| {
            let name = field
                .ident
                .as_ref()
                .map_or_else(String::new, |name| format!("{name}:"));
            name + &text(&field.ty)
        });
        let types: Vec<String> = types.collect();
        let path = format!("{path}::{}", variant.ident);
        items.insert(path, format!("{open}({})", types.join(",")));
    }
    // A new variant breaks a `match` of all variants.
    let names = item
        .variants
        .iter()
        .map(|variant| variant.ident.to_string());
    let names = match is_open(&item.attrs) {
        true => "..".to_owned(),
        false => names.collect::<Vec<_>>().join(","),
    };
    format!("enum{}{{{names}}}", generics(&item.generics))
}

fn names(fields: &Fields) -> String {
    let names = fields.iter().enumerate();
    let names = names.map(|(index, field)| {
        field
            .ident
            .as_ref()
            .map_or_else(|| index.to_string(), ToString::to_string)
    });
    names.collect::<Vec<_>>().join(",")
}

fn fields(fields: &Fields, path: &str, items: &mut Items) {
    for (index, field) in fields.iter().enumerate() {
        if is_public(&field.vis, &field.attrs) {
            let name = field.ident.as_ref();
            let name = name.map_or_else(|| index.to_string(), ToString::to_string);
            items.insert(format!("{path}::{name}"), text(&field.ty));
        }
    }
}

fn is_open(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|one| one.path().is_ident("non_exhaustive"))
}

/// The traits that are derived.
fn derives(attributes: &[Attribute], path: &str, items: &mut Items) {
    for attribute in attributes {
        if let Meta::List(list) = &attribute.meta
            && list.path.is_ident("derive")
        {
            let list = text(&list.tokens);
            let traits = list.split(',').filter(|name| !name.is_empty());
            items.extend(traits.map(|name| (format!("{path} as {name}"), "impl".to_owned())));
        }
    }
}

/// Adds the public members of an `impl` block, or the trait.
pub(super) fn block(block: &ItemImpl, path: &str, items: &mut Items) {
    if let Some((implemented, _)) = &block.trait_ {
        items.insert(
            format!("{path} as {}", text(implemented)),
            "impl".to_owned(),
        );
        return;
    }
    for member in &block.items {
        let (name, signature) = match member {
            ImplItem::Fn(one) if is_public(&one.vis, &one.attrs) => {
                (&one.sig.ident, function(&one.sig))
            }
            ImplItem::Const(one) if is_public(&one.vis, &one.attrs) => {
                (&one.ident, format!("const {}", text(&one.ty)))
            }
            _ => continue,
        };
        items.insert(format!("{path}::{name}"), signature);
    }
}
