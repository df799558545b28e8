//! The names of the packages of the workspace: Cargo takes no two that are called alike.

use crate::text::{Text, read};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use graph_csdl::config::spelled;
use graph_csdl::problem::{Input, Problem, Problems};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Who has a name: its spelling in Rust, and the file that gives it.
#[derive(Debug)]
pub(crate) struct Packages {
    slices: Vec<(String, String)>,
    members: BTreeMap<String, String>,
}

impl Packages {
    /// Those that the slices ask for, and the members of the workspace that are not generated.
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

    /// Refuses a slice whose crate is called as another package is.
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
                "`crate` is taken: {file} has the same name, and a workspace cannot have it twice"
            ),
            settle: "choose another name; `-` and `_` make no difference".to_owned(),
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

/// The folders that a pattern of members means, from the root; `*` is any one folder.
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

/// A TOML file; one that is not there, or is not TOML, which is said elsewhere, has nothing in it.
fn table(root: &Path, name: &str) -> Result<Table> {
    let bytes = read(&root.join(name)).with_context(|| format!("cannot read {name}"))?;
    let text = bytes.and_then(|bytes| Text::toml(name.to_owned(), bytes).ok());
    Ok(text
        .and_then(|text| text.text.parse().ok())
        .unwrap_or_default())
}
