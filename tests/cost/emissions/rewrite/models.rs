//! Models by serde's derives: plain, which drops what it does not know, or with `flatten`, which keeps it.
//!
//! Setters and documentation stay; property enums, casts and redaction go, so derives have less to do than tables.
//! Dates, times, durations and GUIDs, which have no serde here, are read and written by the runtime in all kinds. Flags
//! stay what they are, and so do the enums that they hold.

use super::Files;
use super::facts::{Names, camel, flags, foreign, names, types, words};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::{Attribute, Field, Fields, Item, ItemEnum, ItemStruct, UseTree};

const ROOT: &str = r#"
    //! Models by serde's derives.
    #![allow(dead_code, deprecated, unused_imports, reason = "what tables used of a file is no longer there")]
    pub mod models;
    pub mod json {
        pub use serde_json::{from_slice, to_vec};
    }
    mod scalar {
        use graph_runtime::Value;
        use serde::{Deserializer, Serializer};

        pub(crate) fn serialize<T: Value, S: Serializer>(value: &Option<T>, output: S) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => value.write(output),
                None => output.serialize_none(),
            }
        }

        pub(crate) fn deserialize<'de, T: Value, D: Deserializer<'de>>(input: D) -> Result<Option<T>, D::Error> {
            let mut slot = None;
            let _ = T::read(&mut slot, input)?;
            Ok(slot)
        }
    }
"#;

/// The models of a crate, and nothing else of it.
pub(crate) fn derived(mut files: Files, keep: bool) -> syn::Result<Files> {
    files.retain(|path, _| path.starts_with("models"));
    let flags = flags(&files);
    for file in files.values_mut() {
        let names = names(file);
        let foreign = foreign(file);
        file.items.retain(|item| !is_replaced(item, &flags));
        for item in &mut file.items {
            match item {
                Item::Struct(item) => derive_struct(item, &names, &foreign, keep),
                Item::Enum(item) if !flags.contains(&item.ident.to_string()) => {
                    derive_enum(item, &names, keep);
                }
                _ => {}
            }
        }
    }
    let defined = files.iter().map(|(path, file)| (path.clone(), types(file)));
    let defined: BTreeMap<PathBuf, BTreeSet<String>> = defined.collect();
    for (path, file) in &mut files {
        let folder = path.parent().unwrap_or(Path::new(""));
        file.items
            .retain_mut(|item| is_still_there(item, folder, &defined));
    }
    files.insert("lib.rs".into(), syn::parse_file(ROOT)?);
    Ok(files)
}

fn derive_struct(item: &mut ItemStruct, names: &Names, foreign: &BTreeSet<String>, keep: bool) {
    derive(
        &mut item.attrs,
        syn::parse_quote!(#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]),
    );
    let Fields::Named(fields) = &mut item.fields else {
        return;
    };
    let all = std::mem::take(&mut fields.named);
    fields.named = all
        .into_iter()
        .filter_map(|field| derive_field(field, names, foreign, keep))
        .collect();
}

fn derive_field(
    mut field: Field,
    names: &Names,
    foreign: &BTreeSet<String>,
    keep: bool,
) -> Option<Field> {
    let name = field.ident.as_ref()?.to_string();
    if name == "additional"
        && field
            .ty
            .to_token_stream()
            .to_string()
            .ends_with("AdditionalProperties")
    {
        field.attrs.push(syn::parse_quote!(#[serde(flatten)]));
        field.ty = syn::parse_quote!(serde_json::Map<String, serde_json::Value>);
        return keep.then_some(field);
    }
    let wire = names.get(&name).cloned().unwrap_or_else(|| camel(&name));
    field
        .attrs
        .push(syn::parse_quote!(#[serde(rename = #wire, skip_serializing_if = "Option::is_none")]));
    if words(field.ty.to_token_stream())
        .iter()
        .any(|word| foreign.contains(word))
    {
        field
            .attrs
            .push(syn::parse_quote!(#[serde(default, with = "crate::scalar")]));
    }
    Some(field)
}

/// A member that is unknown is one and the same for plain derives, and keeps its name where all is kept.
fn derive_enum(item: &mut ItemEnum, names: &Names, keep: bool) {
    derive(
        &mut item.attrs,
        syn::parse_quote!(#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]),
    );
    for variant in &mut item.variants {
        let name = variant.ident.to_string();
        match (variant.fields.is_empty(), keep) {
            (true, _) => {
                let wire = names.get(&name).unwrap_or(&name);
                variant
                    .attrs
                    .push(syn::parse_quote!(#[serde(rename = #wire)]));
            }
            (false, true) => {
                variant.attrs.push(syn::parse_quote!(#[serde(untagged)]));
                variant.fields = Fields::Unnamed(syn::parse_quote!((String)));
            }
            (false, false) => {
                variant.attrs.push(syn::parse_quote!(#[serde(other)]));
                variant.fields = Fields::Unit;
            }
        }
    }
}

fn derive(attributes: &mut Vec<Attribute>, with: Attribute) {
    attributes.retain(|attribute| !attribute.path().is_ident("derive"));
    attributes.push(with);
}

/// The macros, except those of enums that `Flags` holds, and what says that a type inherits.
fn is_replaced(item: &Item, flags: &BTreeSet<String>) -> bool {
    match item {
        Item::Macro(item) => {
            let first = words(item.mac.tokens.clone()).into_iter().next();
            !first.is_some_and(|name| flags.contains(&name))
        }
        Item::Impl(item) => item.trait_.is_some(),
        _ => false,
    }
}

/// Whether something is left of what a `pub use self::module::{…}` names; other items stay.
fn is_still_there(
    item: &mut Item,
    folder: &Path,
    defined: &BTreeMap<PathBuf, BTreeSet<String>>,
) -> bool {
    let Item::Use(item) = item else { return true };
    let UseTree::Path(this) = &mut item.tree else {
        return true;
    };
    let UseTree::Path(module) = &mut *this.tree else {
        return true;
    };
    let Some(types) = defined.get(&folder.join(format!("{}.rs", module.ident).replace("r#", "")))
    else {
        return true;
    };
    let is_type = |tree: &UseTree| matches!(tree, UseTree::Name(name) if types.contains(&name.ident.to_string()));
    if let UseTree::Group(group) = &mut *module.tree {
        let all = std::mem::take(&mut group.items);
        group.items = all.into_iter().filter(is_type).collect();
        return !group.items.is_empty();
    }
    is_type(&module.tree)
}
