//! Modules and files.

use super::GateId;

/// A module that is a folder: a namespace.
#[derive(Clone, Debug)]
pub struct Module<T> {
    /// Folder below `src/`, as in `models/security`.
    pub folder: String,
    /// Path from the root of the crate, as in `models::security`.
    pub path: String,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Names of its child modules that are folders.
    pub children: Vec<String>,
    /// Modules of other parts that it imports.
    pub globs: Vec<Glob>,
    /// Its files, by name.
    pub files: Vec<File<T>>,
}

/// `use path::*`.
#[derive(Clone, Debug)]
pub struct Glob {
    /// Path of the module.
    pub path: String,
    /// Whether it is `pub`, or for this crate only.
    pub is_public: bool,
    /// The feature that enables it, if it is optional.
    pub feature: Option<String>,
}

/// One file of a [`Module`].
#[derive(Clone, Debug)]
pub struct File<T> {
    /// Module name, with `r#` if it is a keyword; the file's name is without.
    pub module: String,
    /// Names that the parent module re-exports; none if the module itself is public.
    pub exports: Vec<String>,
    /// Its gate.
    pub gate: GateId,
    /// Its item.
    pub item: T,
}

impl<T> Module<T> {
    /// The same module with other items.
    pub(crate) fn map<U>(self, mut item: impl FnMut(T) -> U) -> Module<U> {
        let Self {
            folder,
            path,
            docs,
            children,
            globs,
            files,
        } = self;
        let files = files.into_iter().map(|file| File {
            module: file.module,
            exports: file.exports,
            gate: file.gate,
            item: item(file.item),
        });
        Module {
            folder,
            path,
            docs,
            children,
            globs,
            files: files.collect(),
        }
    }
}
