//! The crate's manifest and front page.

use crate::plan::{Dependency, FrontPage, Location, Method, Package};
use graph_csdl::config::Config;
use graph_csdl::problem::{Input, Problem, Problems};
use std::collections::BTreeMap;
use std::path::Path;

/// Where the generated crate finds `graph-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// At a path, relative to the crate or absolute.
    Path(String),
    /// In a registry, at a version requirement.
    Version(String),
    /// A package with a version, which can be published: the project's own, or a copy under another name.
    Named {
        /// The name of the package.
        package: String,
        /// Its version, or a version requirement.
        version: String,
        /// Its path, as in [`Path`](Self::Path); `None` if it is in a registry.
        path: Option<String>,
    },
}

/// The name of the runtime as a dependency, and of the project's own package.
const NAME: &str = "graph-runtime";

impl Runtime {
    /// The project's root, relative to the crate, if this is the runtime in the project.
    fn project(&self) -> Option<&str> {
        let path = match self {
            Self::Path(path) => Some(path),
            Self::Version(_) => None,
            Self::Named { path, .. } => path.as_ref(),
        };
        let root = path?.strip_suffix("codegen/runtime")?;
        Path::new(root).is_relative().then_some(root)
    }

    /// The dependency of a crate that is `up` folders deeper.
    pub(super) fn dependency(&self, up: usize) -> Dependency {
        let at = |path: &str| {
            if Path::new(path).is_absolute() {
                path.to_owned()
            } else {
                "../".repeat(up) + path
            }
        };
        let location = match self {
            Self::Path(path) => Location::path(at(path)),
            Self::Version(version) => Location {
                version: Some(version.clone()),
                ..Location::default()
            },
            Self::Named {
                package,
                version,
                path,
            } => Location {
                package: (package != NAME).then(|| package.clone()),
                path: path.as_deref().map(at),
                version: Some(version.clone()),
            },
        };
        Dependency {
            name: NAME.to_owned(),
            location,
            is_optional: false,
        }
    }
}

/// The version of a crate before its first release.
const FIRST: &str = "0.1.0";

/// Why the version of Graph is needed.
const UNKNOWN: &str = ": the version of Graph is not known from the metadata";

/// Plans manifest and front page. `slice.toml` must have crate and API.
pub(in crate::plan) fn plan(
    config: &Config,
    command: &str,
    runtime: &Runtime,
    own_workspace: bool,
    client: &[Method],
) -> Result<Package, Problems> {
    let mut problems = Problems::new();
    let mut required = |key: &str, value: &Option<String>, why: &str, fix: &str| {
        if value.is_none() {
            problems.push(Problem {
                input: Input::Config,
                at: None,
                within: String::new(),
                what: format!("`{key}` is missing{why}"),
                fix: fix.to_owned(),
            });
        }
        value.clone().unwrap_or_default()
    };
    let api = if own_workspace {
        "give `--api beta` or `--api v1.0`, the version that the file was fetched from"
    } else {
        "add `api = \"beta\"` or `api = \"v1.0\"`, the version that the file was fetched from"
    };
    let (name, version, api) = (
        required(
            "crate",
            &config.crate_name,
            "",
            "add `crate = \"…\"`, the name of the package, such as graph-mail",
        ),
        config.version.clone().unwrap_or_else(|| FIRST.to_owned()),
        required("api", &config.api, UNKNOWN, api),
    );
    let package = Package {
        description: format!("Typed bindings for part of Microsoft Graph {api}"),
        docs: vec![format!(
            "Models of part of Microsoft Graph {api}; the feature `client` adds requests."
        )],
        keywords: keywords(config),
        repository: config.repository.clone(),
        front_page: Some(front_page(&api, config, runtime, client)),
        command: command.to_owned(),
        dependencies: vec![runtime.dependency(0)],
        own_workspace,
        can_be_published: own_workspace || config.publish,
        features: Vec::new(),
        full: None,
        handwritten: Vec::new(),
        examples: Vec::new(),
        dev_dependencies: BTreeMap::new(),
        changelog: None,
        is_ascii: true,
        name,
        version,
    };
    problems.or(package)
}

fn keywords(config: &Config) -> Vec<String> {
    if config.keywords.is_empty() {
        KEYWORDS.map(str::to_owned).into()
    } else {
        config.keywords.clone()
    }
}

/// The keywords of a crate whose slice has none.
const KEYWORDS: [&str; 5] = ["microsoft-graph", "odata", "azure", "api", "client"];

fn front_page(api: &str, config: &Config, runtime: &Runtime, client: &[Method]) -> FrontPage {
    let paths = config.paths.iter().map(|path| path.value.clone());
    let mut paths: Vec<String> = paths.collect();
    paths.sort_unstable();
    paths.dedup();
    FrontPage {
        api: api.to_owned(),
        paths,
        roots: client.iter().map(|method| method.name.clone()).collect(),
        first_call: None,
        mocked_call: None,
        guide: runtime
            .project()
            .map(|root| format!("{root}docs/guide/src/")),
    }
}
