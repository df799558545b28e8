//! The public items of handwritten modules: each with its path from the root of the crate, and its signature.
//!
//! They are read from the text of the files, without names being resolved: a type is compared as it is written. Macros and implementations
//! for types of other crates are not read.

mod item;
mod modules;
mod signature;

use crate::plan::HandwrittenFile;
use item::{Items, describe};
use modules::{Modules, exports};
use syn::Item;

/// The public items of these files. A file that is no Rust has none: the compiler reports it.
pub(super) fn items(files: &[HandwrittenFile]) -> Items {
    let modules = Modules::read(files);
    let mut items = Items::new();
    for root in modules.roots() {
        let mut reader = Reader {
            modules: &modules,
            open: Vec::new(),
            items: &mut items,
        };
        reader.module(&[root.to_owned()], root);
    }
    items
}

struct Reader<'m> {
    modules: &'m Modules,
    /// The modules that are being read, since they can reexport each other.
    open: Vec<Vec<String>>,
    items: &'m mut Items,
}

impl Reader<'_> {
    /// The public items of a module, whose public path is `path`.
    fn module(&mut self, module: &[String], path: &str) {
        if self.open.iter().any(|open| open == module) {
            return;
        }
        self.open.push(module.to_owned());
        for item in self.modules.items(module) {
            match item {
                Item::Use(item) => {
                    for export in exports(item) {
                        self.export(module, &export.path, export.name.as_deref(), path);
                    }
                }
                item => self.item(module, item, path, None),
            }
        }
        self.open.pop();
    }

    /// An item of a module, by another name if it is reexported by that.
    fn item(&mut self, module: &[String], item: &Item, path: &str, name: Option<&str>) {
        let Some(own) = item::public_name(item) else {
            return;
        };
        let path = format!("{path}::{}", name.unwrap_or(&own));
        match item {
            Item::Mod(_) => self.module(&[module, &[own]].concat(), &path),
            item => describe(item, &path, self.items),
        }
        for block in self.modules.blocks(module, item) {
            item::block(block, &path, self.items);
        }
    }

    /// `pub use` of an item, or with no name of all items of a module.
    fn export(&mut self, module: &[String], target: &[String], name: Option<&str>, path: &str) {
        let target = self.modules.absolute(module, target);
        let Some(name) = name else {
            return match self.modules.has(&target) {
                true => self.module(&target, path),
                false => drop(self.items.insert(
                    format!("{path}::{}::*", target.join("::")),
                    "use".to_owned(),
                )),
            };
        };
        if self.modules.has(&target) {
            return self.module(&target, &format!("{path}::{name}"));
        }
        let (own, parent) = target
            .split_last()
            .map_or((name, &[][..]), |(own, rest)| (own, rest));
        let mut found = self.modules.items(parent).iter();
        let modules = self.modules;
        match found.find(|item| item::public_name(item).as_deref() == Some(own)) {
            Some(item) if modules.has(parent) => self.item(parent, item, path, Some(name)),
            _ => {
                let signature = format!("use {}", target.join("::"));
                self.items.insert(format!("{path}::{name}"), signature);
            }
        }
    }
}
