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
    /// The documentation of `lib.rs`; where there is a front page, that of a crate without its client.
    pub docs: Vec<String>,
    /// What a registry finds it by.
    pub keywords: Vec<String>,
    /// The URL of the sources.
    pub repository: Option<String>,
    /// `README.md`, which is the front page of the documentation too.
    pub front_page: Option<FrontPage>,
}

/// What `README.md` says of the crate.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// The version of Graph.
    pub api: String,
    /// What was asked for, as path patterns.
    pub paths: Vec<String>,
    /// The methods of the client.
    pub roots: Vec<String>,
    /// A first call.
    pub first_call: Option<FirstCall>,
}

/// A program's first call.
#[derive(Clone, Debug)]
pub struct FirstCall {
    /// `use` lines.
    pub uses: Vec<String>,
    /// The lines that make the call and read what comes back.
    pub statements: Vec<String>,
    /// What is there to print.
    pub result: Option<String>,
    /// Kinds of callers, and what is permitted to make the call, the least privileged first.
    pub permissions: Vec<(&'static str, Vec<String>)>,
    /// The link to its reference page.
    pub page: Option<String>,
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
