//! The crate's manifest and front page.

use super::{Dependency, Package};
use crate::config::Config;
use crate::problem::{Input, Problem, Problems};
use std::path::Path;

/// Where the generated crate finds `graph-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// At a path, relative to the crate or absolute.
    Path(String),
    /// In a registry, at a version requirement.
    Version(String),
}

impl Runtime {
    /// As a crate that stands `up` folders deeper depends on it.
    pub(super) fn dependency(&self, up: usize) -> Dependency {
        let found = match self {
            Self::Path(path) if Path::new(path).is_absolute() => format!("path = {path:?}"),
            Self::Path(path) => format!("path = {:?}", "../".repeat(up) + path),
            Self::Version(version) => format!("version = {version:?}"),
        };
        Dependency {
            name: "graph-runtime".to_owned(),
            found,
            is_optional: false,
        }
    }
}

/// What the crate's manifest and front page say; `slice.toml` must name crate, version and API.
pub(super) fn plan(
    config: &Config,
    command: &str,
    runtime: &Runtime,
    own_workspace: bool,
    client: &super::Client,
) -> Result<Package, Problems> {
    let mut problems = Problems::new();
    let mut asked = |key: &str, value: &Option<String>| {
        if value.is_none() {
            problems.push(Problem {
                input: Input::Config,
                at: None,
                within: String::new(),
                what: format!("`{key}` is missing"),
                settle: format!("a line `{key} = \"…\"`"),
            });
        }
        value.clone().unwrap_or_default()
    };
    let (name, version, api) = (
        asked("crate", &config.crate_name),
        asked("version", &config.version),
        asked("api", &config.api),
    );
    let package = Package {
        description: format!("Typed bindings for part of Microsoft Graph {api}"),
        docs: front_page(&api, config, client),
        command: command.to_owned(),
        dependencies: vec![runtime.dependency(0)],
        own_workspace,
        features: Vec::new(),
        full: None,
        name,
        version,
    };
    problems.or(package)
}

fn front_page(api: &str, config: &Config, client: &super::Client) -> Vec<String> {
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
        .methods
        .iter()
        .map(|method| format!("`{}`", method.name))
        .collect();
    lines.extend([
        "* `GraphClient` (feature `client`) leads to the request builders, segment by segment, as URLs do:".to_owned(),
        format!("  {}.", ways.join(", ")),
    ]);
    lines
}
