//! What a compiler says first of a file, without one: it parses, and no name is given twice.

use std::collections::BTreeSet;
use syn::{FnArg, ImplItem, Item, Pat, UseTree};

/// # Errors
/// What does not parse, or is named twice.
pub(crate) fn check(text: &str) -> Result<(), String> {
    let file = syn::parse_file(text).map_err(|error| error.to_string())?;
    let mut names = BTreeSet::new();
    for item in &file.items {
        match item {
            Item::Struct(item) => {
                once(&mut names, &item.ident)?;
                let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                all_once(fields)?;
            }
            Item::Enum(item) => {
                once(&mut names, &item.ident)?;
                all_once(item.variants.iter().map(|variant| &variant.ident))?;
            }
            Item::Mod(item) => once(&mut names, &format!("mod {}", item.ident))?,
            Item::Use(item) => uses(&item.tree, &mut names)?,
            Item::Impl(item) if item.trait_.is_none() => methods(&item.items)?,
            _ => {}
        }
    }
    Ok(())
}

fn methods(items: &[ImplItem]) -> Result<(), String> {
    let methods = items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(&method.sig),
        _ => None,
    });
    all_once(methods.clone().map(|signature| &signature.ident))?;
    for signature in methods {
        let arguments = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(argument) => Some(&argument.pat),
            FnArg::Receiver(_) => None,
        });
        let names = arguments.filter_map(|pattern| match &**pattern {
            Pat::Ident(name) => Some(&name.ident),
            _ => None,
        });
        all_once(names)?;
    }
    Ok(())
}

fn uses(tree: &UseTree, names: &mut BTreeSet<String>) -> Result<(), String> {
    match tree {
        UseTree::Path(path) => uses(&path.tree, names),
        UseTree::Name(name) => once(names, &name.ident),
        UseTree::Rename(name) => once(names, &name.rename),
        UseTree::Glob(_) => Ok(()),
        UseTree::Group(group) => group.items.iter().try_for_each(|tree| uses(tree, names)),
    }
}

fn all_once<T: ToString>(all: impl Iterator<Item = T>) -> Result<(), String> {
    let mut names = BTreeSet::new();
    all.into_iter().try_for_each(|name| once(&mut names, &name))
}

fn once(names: &mut BTreeSet<String>, name: &impl ToString) -> Result<(), String> {
    let name = name.to_string();
    if names.insert(name.clone()) {
        Ok(())
    } else {
        Err(format!("`{name}` is there twice"))
    }
}
