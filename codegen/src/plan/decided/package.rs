//! Manifests and front pages.

use super::{Model, Module};

/// A crate of models, which the crate itself leads to under its own name.
#[derive(Clone, Debug)]
pub struct Part {
    /// Folder below that of the crate itself.
    pub folder: String,
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Its modules, as [`Plan::models`](super::Plan::models) has them.
    pub models: Vec<Module<Model>>,
    /// Whether only features bring it.
    pub is_optional: bool,
}

/// What the manifest and the front page say.
#[derive(Clone, Debug)]
pub struct Package {
    /// Package name.
    pub name: String,
    /// Semantic version.
    pub version: String,
    /// One line for the manifest.
    pub description: String,
    /// The command that makes the crate, for the head of every file.
    pub command: String,
    /// What it stands on.
    pub dependencies: Vec<Dependency>,
    /// Whether the crate is the root of a workspace of its own.
    pub own_workspace: bool,
    /// A feature for each way from the service root, if there are many.
    pub features: Vec<Feature>,
    /// What the feature `full` brings beside those; none where there are no such features.
    pub full: Option<Vec<String>>,
    /// The front page of the documentation.
    pub docs: Vec<String>,
}

/// A line of `[dependencies]`; default features are always off.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Package name.
    pub name: String,
    /// Where it is found: a key and value of its TOML table, as in `path = "runtime"`.
    pub found: String,
    /// Whether only features bring it.
    pub is_optional: bool,
}

/// A line of `[features]`.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// What it brings in the parts.
    pub brings: Vec<String>,
}
