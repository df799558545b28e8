//! Manifests and front pages.

use super::{ModelId, Module};

/// A crate of models, which the crate itself leads to under its own name.
#[derive(Clone, Debug)]
pub struct Part {
    /// Folder below that of the crate itself.
    pub folder: String,
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Its modules, as [`Modules::models`](super::Modules::models) has them.
    pub models: Vec<Module<ModelId>>,
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
    /// Whether Cargo may publish it.
    pub can_be_published: bool,
    /// A feature for each segment below the service root, if there are many.
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
    /// Where it is found.
    pub location: Location,
    /// Whether only features bring it.
    pub is_optional: bool,
}

/// Where Cargo finds a dependency; what is not given is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The name of the package, where it is not that of the dependency.
    pub package: Option<String>,
    /// A folder, from that of the manifest or absolute.
    pub path: Option<String>,
    /// A version requirement.
    pub version: Option<String>,
}

impl Location {
    /// In a folder.
    pub(in crate::plan) fn path(path: String) -> Self {
        Self {
            path: Some(path),
            ..Self::default()
        }
    }
}

/// A line of `[features]`.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// What it brings in the parts.
    pub brings: Vec<String>,
}
