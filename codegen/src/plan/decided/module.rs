//! Folders and files.

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
    /// `use` lines, as paths.
    pub uses: Vec<String>,
    /// The features that bring it, any of them; none if it is always there.
    pub features: Vec<String>,
    /// What it holds.
    pub item: T,
}
