//! The crate's manifest and front page.

use super::{Dependency, Location, Package};
use graph_csdl::config::Config;
use graph_csdl::problem::{Input, Problem, Problems};
use std::path::Path;

/// Where the generated crate finds `graph-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// At a path, relative to the crate or absolute.
    Path(String),
    /// In a registry, at a version requirement.
    Version(String),
    /// Under another package name, as a copy has that can be published beside others.
    Named {
        /// The name of the package.
        package: String,
        /// Its version, or a version requirement.
        version: String,
        /// Where it lies, as in [`Path`](Self::Path); nowhere if it is in a registry.
        path: Option<String>,
    },
}

impl Runtime {
    /// As a crate that stands `up` folders deeper depends on it.
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
                package: Some(package.clone()),
                path: path.as_deref().map(at),
                version: Some(version.clone()),
            },
        };
        Dependency {
            name: "graph-runtime".to_owned(),
            location,
            is_optional: false,
        }
    }
}

/// Why the version of Graph has to be said.
const UNKNOWN: &str = ": nothing says which version of Graph the metadata is of";

/// What the crate's manifest and front page say; `slice.toml` must name crate, version and API.
pub(super) fn plan(
    config: &Config,
    command: &str,
    runtime: &Runtime,
    own_workspace: bool,
    client: &[super::Method],
) -> Result<Package, Problems> {
    let mut problems = Problems::new();
    let mut asked = |key: &str, value: &Option<String>, why: &str, settle: &str| {
        if value.is_none() {
            problems.push(Problem {
                input: Input::Config,
                at: None,
                within: String::new(),
                what: format!("`{key}` is missing{why}"),
                settle: settle.to_owned(),
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
        asked(
            "crate",
            &config.crate_name,
            "",
            "add `crate = \"…\"`, the name of the package, such as graph-mail",
        ),
        asked("version", &config.version, "", "add `version = \"0.1.0\"`"),
        asked("api", &config.api, UNKNOWN, api),
    );
    let package = Package {
        description: format!("Typed bindings for part of Microsoft Graph {api}"),
        docs: front_page(&api, config, client),
        command: command.to_owned(),
        dependencies: vec![runtime.dependency(0)],
        own_workspace,
        can_be_published: own_workspace,
        features: Vec::new(),
        full: None,
        name,
        version,
    };
    problems.or(package)
}

fn front_page(api: &str, config: &Config, client: &[super::Method]) -> Vec<String> {
    let mut paths: Vec<&str> = config
        .paths
        .iter()
        .map(|path| path.value.as_str())
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let mut lines = vec![
        format!("Typed bindings for part of Microsoft Graph {api}, generated from its metadata."),
        String::new(),
        "What is in it, as URL path patterns (`**` is everything below by containment):".to_owned(),
        String::new(),
        "```text".to_owned(),
    ];
    lines.extend(paths.into_iter().map(str::to_owned));
    lines.extend([
        "```".to_owned(),
        String::new(),
        "* [`models`] are the types. Every property may be absent, and whatever the service sends that they do not declare"
            .to_owned(),
        "  is kept in their field `additional`, and written back.".to_owned(),
        "* [`parameters`] are what actions and functions take.".to_owned(),
    ]);
    let ways: Vec<String> = client
        .iter()
        .map(|method| format!("`{}`", method.name))
        .collect();
    lines.extend([
        "* `GraphClient` (feature `client`) leads to the request builders, segment by segment, as URLs do:".to_owned(),
        format!("  {}.", ways.join(", ")),
    ]);
    lines
}
