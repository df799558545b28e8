//! The modules of handwritten files, and what they export of each other.

use super::item::{self, self_name};
use crate::plan::HandwrittenFile;
use std::collections::{BTreeMap, BTreeSet};
use syn::{Item, ItemImpl, ItemUse, UseTree};

/// Items by the path of their module, which begins with the name of a top-level module.
pub(super) struct Modules(BTreeMap<Vec<String>, Vec<Item>>);

impl Modules {
    pub(super) fn read(files: &[HandwrittenFile]) -> Self {
        let mut this = Self(BTreeMap::new());
        for file in files {
            let path = file.path.strip_prefix("src/");
            let path = path.and_then(|path| path.strip_suffix(".rs"));
            let (Some(path), Ok(parsed)) = (path, syn::parse_file(&file.text)) else {
                continue;
            };
            let path = path.strip_suffix("/mod").unwrap_or(path);
            this.add(path.split('/').map(str::to_owned).collect(), parsed.items);
        }
        this
    }

    fn add(&mut self, path: Vec<String>, items: Vec<Item>) {
        let mut own = Vec::new();
        for mut item in items {
            if let Item::Mod(inline) = &mut item
                && let Some((_, items)) = inline.content.take()
            {
                let path = [&path[..], &[inline.ident.to_string()]].concat();
                self.add(path, items);
            }
            own.push(item);
        }
        self.0.insert(path, own);
    }

    /// The names of the top-level modules.
    pub(super) fn roots(&self) -> BTreeSet<&str> {
        self.0
            .keys()
            .filter_map(|path| Some(path.first()?.as_str()))
            .collect()
    }

    pub(super) fn has(&self, path: &[String]) -> bool {
        self.0.contains_key(path)
    }

    pub(super) fn items(&self, path: &[String]) -> &[Item] {
        self.0.get(path).map_or(&[], Vec::as_slice)
    }

    /// The `impl` blocks of a type: those of its module, and those of modules that have no type of that name.
    pub(super) fn blocks(&self, module: &[String], of: &Item) -> Vec<&ItemImpl> {
        let name = item::name(of);
        let has_type = |items: &[Item]| items.iter().any(|item| item::name(item) == name);
        let modules = self.0.iter();
        let modules = modules.filter(|(path, items)| *path == module || !has_type(items));
        let items = modules.flat_map(|(_, items)| items);
        let blocks = items.filter_map(|item| match item {
            Item::Impl(block) if name.is_some() && self_name(block) == name => Some(block),
            _ => None,
        });
        blocks.collect()
    }

    /// The path from the root of the crate of a path that is written in a module.
    pub(super) fn absolute(&self, module: &[String], path: &[String]) -> Vec<String> {
        let mut rest = path.iter().map(String::as_str).peekable();
        let mut base = module.to_owned();
        match rest.peek() {
            Some(&"crate") => {
                base.clear();
                rest.next();
            }
            Some(&"self") => drop(rest.next()),
            Some(&"super") => {
                while rest.next_if_eq(&"super").is_some() {
                    base.pop();
                }
            }
            // A path of this module, or else of another crate.
            first => {
                let first = first.map(ToString::to_string);
                let is_own = |item: &Item| item::name(item) == first;
                if !self.items(module).iter().any(is_own) {
                    base.clear();
                }
            }
        }
        base.extend(rest.map(str::to_owned));
        base
    }
}

/// What a `pub use` exports.
pub(super) struct Export {
    pub(super) path: Vec<String>,
    /// The name that it has then; none for all items of a module.
    pub(super) name: Option<String>,
}

/// The exports of an item; none if it is not public.
pub(super) fn exports(item: &ItemUse) -> Vec<Export> {
    let mut all = Vec::new();
    if item::is_public(&item.vis, &item.attrs) {
        tree(&item.tree, &[], &mut all);
    }
    all
}

fn tree(tree_: &UseTree, before: &[String], all: &mut Vec<Export>) {
    let below = |name: String| [before, &[name]].concat();
    match tree_ {
        UseTree::Path(path) => tree(&path.tree, &below(path.ident.to_string()), all),
        UseTree::Name(name) if name.ident == "self" => all.push(Export {
            path: before.to_owned(),
            name: before.last().cloned(),
        }),
        UseTree::Name(name) => all.push(Export {
            path: below(name.ident.to_string()),
            name: Some(name.ident.to_string()),
        }),
        UseTree::Rename(rename) => all.push(Export {
            path: below(rename.ident.to_string()),
            name: Some(rename.rename.to_string()),
        }),
        UseTree::Glob(_) => all.push(Export {
            path: before.to_owned(),
            name: None,
        }),
        UseTree::Group(group) => {
            group.items.iter().for_each(|one| tree(one, before, all));
        }
    }
}
