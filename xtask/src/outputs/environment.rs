//! What generated crates depend on: the versions of the runtime, and of crates whose types it shows.

use crate::input::text::{Text, read};
use crate::workspace::{Workspace, built_from};
use anyhow::{Context as _, Result};
use graph_codegen::interface::Environment;
use std::path::Path;
use toml::{Table, Value};

/// Dependencies of the runtime whose types are in its public interface, and so in that of every generated crate.
const PUBLIC: [&str; 6] = [
    "azure_core",
    "futures-core",
    "futures-io",
    "serde",
    "time",
    "uuid",
];

/// The versions in the workspace. One without the runtime uses that of this project.
///
/// # Errors
/// If a manifest cannot be read.
pub(crate) fn of(workspace: &Workspace) -> Result<Environment> {
    let own = workspace.root.join("codegen/runtime/Cargo.toml");
    let root = match own.is_file() {
        true => workspace.root.clone(),
        false => built_from(),
    };
    let runtime = manifest(&root, "codegen/runtime/Cargo.toml")?;
    let shared = manifest(&root, "Cargo.toml")?;
    let version = text(&runtime, &["package", "version"]);
    let requirement = |name: &&str| {
        let of = |table: &Table, path: &[&str]| {
            let path = [path, &[*name]].concat();
            text(table, &path).or_else(|| text(table, &[&path[..], &["version"]].concat()))
        };
        let own = of(&runtime, &["dependencies"]);
        let found = own.or_else(|| of(&shared, &["workspace", "dependencies"]));
        Some(((*name).to_owned(), found?))
    };
    Ok(Environment {
        runtime: version.context("codegen/runtime/Cargo.toml has no version")?,
        dependencies: PUBLIC.iter().filter_map(requirement).collect(),
        ..Environment::default()
    })
}

fn manifest(root: &Path, name: &str) -> Result<Table> {
    let cannot = || format!("cannot read {name}");
    let bytes = read(&root.join(name)).with_context(cannot)?;
    let bytes = bytes
        .context("there is no such file")
        .with_context(cannot)?;
    let Text { text, .. } = Text::toml(name.to_owned(), bytes)?;
    text.parse().with_context(cannot)
}

/// The text at a path of keys.
fn text(table: &Table, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let found = rest
        .iter()
        .try_fold(table.get(*first)?, |value: &Value, key| value.get(key))?;
    found.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_public_dependency_has_a_version() {
        let workspace = Workspace { root: built_from() };
        let environment = of(&workspace).unwrap();
        let names: Vec<&str> = environment
            .dependencies
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(names, PUBLIC);
        assert!(environment.runtime.starts_with("0."));
    }
}
