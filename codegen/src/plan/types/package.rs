//! Manifests and front pages.

use super::{ModelId, Module};
use graph_csdl::config::DevDependency;
use std::collections::BTreeMap;

/// A crate of models, which the main crate re-exports.
#[derive(Clone, Debug)]
pub struct Part {
    /// Folder below that of the main crate.
    pub folder: String,
    /// Its `Cargo.toml` and front page.
    pub package: Package,
    /// Its modules, as [`Modules::models`](super::Modules::models) has them.
    pub models: Vec<Module<ModelId>>,
    /// Whether only features enable it.
    pub is_optional: bool,
}

/// The content of the manifest and the front page.
#[derive(Clone, Debug)]
pub struct Package {
    /// Package name.
    pub name: String,
    /// Semantic version.
    pub version: String,
    /// Description in the manifest.
    pub description: String,
    /// The generating command, for the head of every file.
    pub command: String,
    /// Its dependencies.
    pub dependencies: Vec<Dependency>,
    /// Whether the crate is the root of a workspace of its own.
    pub own_workspace: bool,
    /// Whether Cargo may publish it.
    pub can_be_published: bool,
    /// A feature for each top-level resource, if there are many.
    pub features: Vec<Feature>,
    /// Further features that `full` enables; `None` without features of top-level resources.
    pub full: Option<Vec<String>>,
    /// Top-level modules that are written by hand.
    pub handwritten: Vec<super::HandwrittenModule>,
    /// Example programs that are written by hand.
    pub examples: Vec<super::HandwrittenExample>,
    /// What these programs depend on, by name.
    pub dev_dependencies: BTreeMap<String, DevDependency>,
    /// The documentation of `lib.rs`; with a front page, only without the feature `client`.
    pub docs: Vec<String>,
    /// Whether all names are ASCII: rustc warns of letters of other scripts that look like Latin ones.
    pub is_ascii: bool,
    /// Keywords for registries.
    pub keywords: Vec<String>,
    /// The URL of the sources.
    pub repository: Option<String>,
    /// `CHANGELOG.md`, if it has one.
    pub changelog: Option<String>,
    /// `README.md`, which is the front page of the documentation too.
    pub front_page: Option<FrontPage>,
}

/// The content of `README.md`.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// The version of Graph.
    pub api: String,
    /// The path patterns of the slice.
    pub paths: Vec<String>,
    /// The methods of the client.
    pub roots: Vec<String>,
    /// The example.
    pub first_call: Option<FirstCall>,
    /// The example of a test.
    pub mocked_call: Option<MockedCall>,
    /// The folder of the project's guide, relative to the crate and with a slash at the end, if the crate is part of the project.
    pub guide: Option<String>,
}

/// The example of the front page.
#[derive(Clone, Debug)]
pub struct FirstCall {
    /// `use` lines.
    pub uses: Vec<String>,
    /// The lines that send the request and read the response.
    pub statements: Vec<String>,
    /// The variable to print.
    pub result: Option<String>,
    /// Permissions for each kind of caller, the least privileged first.
    pub permissions: Vec<(&'static str, Vec<String>)>,
    /// The link to its reference page.
    pub page: Option<String>,
}

/// The example of a test: a call with a scripted response.
#[derive(Clone, Debug)]
pub struct MockedCall {
    /// `use` lines.
    pub uses: Vec<String>,
    /// The lines that expect the request.
    pub expectation: Vec<String>,
    /// The line that sends the request and reads the response.
    pub call: String,
    /// The line that checks the result.
    pub assertion: String,
}

/// A line of `[dependencies]`; default features are always off.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// Package name.
    pub name: String,
    /// Its location.
    pub location: Location,
    /// Whether only features enable it.
    pub is_optional: bool,
}

/// The location of a dependency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The name of the package, if it differs from that of the dependency.
    pub package: Option<String>,
    /// A folder, relative to that of the manifest or absolute.
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
    /// The features of parts that it enables.
    pub brings: Vec<String>,
}
