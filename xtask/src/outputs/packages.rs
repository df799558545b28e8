//! Package names of the workspace: Cargo allows each name once.

use crate::input::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_csdl::config::spelled;
use graph_csdl::problem::{Input, Problem, Problems};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The packages by their names in Rust, each with its spelling and the file that declares it.
#[derive(Debug)]
pub(crate) struct Packages {
    slices: Vec<(String, String)>,
    members: BTreeMap<String, String>,
}

impl Packages {
    /// The crates of the slices, and the members of the workspace that are not generated.
    ///
    /// # Errors
    /// If a manifest or a `slice.toml` cannot be read.
    pub(crate) fn of(workspace: &Workspace) -> Result<Self> {
        let mut slices = Vec::new();
        for slice in workspace.slices()? {
            let table = table(&workspace.root, &format!("metadata/{slice}/slice.toml"))?;
            if let Some(name) = table.get("crate").and_then(Value::as_str) {
                slices.push((slice, spelled(name)));
            }
        }
        Ok(Self {
            slices,
            members: members(&workspace.root)?,
        })
    }

    /// Rejects a slice whose crate has the name of another package.
    ///
    /// # Errors
    /// If it is.
    pub(crate) fn check(&self, slice: &str) -> Result<(), Problems> {
        let own = self.slices.iter().find(|(other, _)| other == slice);
        let Some((_, name)) = own else {
            return Ok(());
        };
        let other = self
            .slices
            .iter()
            .find(|(other, taken)| other != slice && taken == name);
        let other = other.map(|(other, _)| format!("metadata/{other}/slice.toml"));
        let Some(file) = other.or_else(|| self.members.get(name).cloned()) else {
            return Ok(());
        };
        Err(Problems::from(Problem {
            input: Input::Config,
            at: None,
            within: String::new(),
            what: format!(
                "`crate` is taken: {file} has the same name, and package names are unique in a workspace"
            ),
            fix: "choose another name; `-` and `_` count as equal".to_owned(),
        }))
    }
}

/// The packages of the workspace outside of `generated/`, by name.
fn members(root: &Path) -> Result<BTreeMap<String, String>> {
    let manifest = table(root, "Cargo.toml")?;
    let patterns = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("members"))
        .and_then(Value::as_array);
    let patterns = patterns.into_iter().flatten().filter_map(Value::as_str);
    let mut members = BTreeMap::new();
    for pattern in patterns.filter(|pattern| !pattern.starts_with("generated/")) {
        for folder in matching(root, pattern) {
            let path = folder.join("Cargo.toml");
            let file = path.display().to_string().replace('\\', "/");
            let manifest = table(root, &file)?;
            let package = manifest
                .get("package")
                .and_then(|package| package.get("name"));
            if let Some(name) = package.and_then(Value::as_str) {
                members.insert(spelled(name), file);
            }
        }
    }
    Ok(members)
}

/// Expands a pattern of members to folders; `*` matches one folder name.
fn matching(root: &Path, pattern: &str) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::new()];
    for segment in pattern.split('/') {
        let below = |folder: PathBuf| -> Vec<PathBuf> {
            if segment != "*" {
                return vec![folder.join(segment)];
            }
            let entries = fs::read_dir(root.join(&folder))
                .into_iter()
                .flatten()
                .flatten();
            entries
                .filter(|entry| entry.path().is_dir())
                .map(|entry| folder.join(entry.file_name()))
                .collect()
        };
        folders = folders.into_iter().flat_map(below).collect();
    }
    folders.sort();
    folders
}

/// Reads a TOML file. One that is missing or malformed counts as empty; another check reports it.
fn table(root: &Path, name: &str) -> Result<Table> {
    let bytes = read(&root.join(name)).with_context(|| format!("cannot read {name}"))?;
    let text = bytes.and_then(|bytes| Text::toml(name.to_owned(), bytes).ok());
    Ok(text
        .and_then(|text| text.text.parse().ok())
        .unwrap_or_default())
}
