//! Folders and files.

use super::GateId;

/// A module that is a folder: a namespace.
#[derive(Clone, Debug)]
pub struct Module<T> {
    /// Folder below `src/`, as in `models/security`.
    pub folder: String,
    /// Path from the root of the crate, as in `models::security`.
    pub path: String,
    /// What it is for.
    pub docs: Vec<String>,
    /// Names of the modules inside it that are folders too.
    pub children: Vec<String>,
    /// Modules of other parts whose names are names here.
    pub globs: Vec<Glob>,
    /// What it holds, one file each, by file name.
    pub files: Vec<File<T>>,
}

/// `use path::*`.
#[derive(Clone, Debug)]
pub struct Glob {
    /// Path of the module.
    pub path: String,
    /// Whether the names are the module's own for other crates too, or for this one alone.
    pub is_public: bool,
    /// The feature that brings it; none if it is always there.
    pub feature: Option<String>,
}

/// One file of a [`Module`].
#[derive(Clone, Debug)]
pub struct File<T> {
    /// Module name, `r#` and all; the file's name is that without `r#`.
    pub module: String,
    /// Names that the parent module makes its own; none if the module itself is public.
    pub exports: Vec<String>,
    /// The features that bring it.
    pub gate: GateId,
    /// What it holds.
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
