//! The update of one slice, in the copy of `metadata/`; each of its files has a module beside this one.

use crate::commands::import::imported::imported;
use crate::input::published::Published;
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use toml_edit::Item;

/// The update of a slice.
pub(super) struct Update<'u> {
    /// The copy.
    pub(super) workspace: &'u Workspace,
    /// The slice.
    pub(super) slice: &'u str,
    /// Folders of reference pages.
    pub(super) docs: &'u [PathBuf],
}

/// What an update did.
#[derive(Debug)]
pub(super) struct Updated {
    /// The slice.
    pub(super) slice: String,
    /// Its version of Graph.
    pub(super) api: Option<&'static str>,
    /// The file or URL.
    pub(super) file: String,
    /// Differences of facts, one line each.
    pub(super) facts: Vec<String>,
    /// New properties that look like secrets.
    pub(super) suspects: Vec<String>,
    /// Keys of `docs.toml` that must be written.
    pub(super) undescribed: Vec<String>,
    /// Removed descriptions, by their keys in `docs.toml`.
    pub(super) descriptions: BTreeMap<String, Item>,
    /// Removed pages: names and texts.
    pub(super) pages: BTreeMap<String, String>,
    /// Descriptions and pages of the slice that it inherits from, which has lost the items.
    pub(super) moved: Vec<String>,
    /// Removed entries: the file, and what it had.
    pub(super) removed: Vec<(&'static str, String)>,
    /// New findings of the slice's own pages, one line each.
    pub(super) findings: Vec<String>,
}

impl Update<'_> {
    /// Updates facts, and removes descriptions and pages of what is gone.
    ///
    /// # Errors
    /// If the file lacks something that the slice asks for, or an input is wrong.
    pub(super) fn run(&self, file: &Published) -> Result<Updated> {
        let mut updated = Updated {
            slice: self.slice.to_owned(),
            api: None,
            file: file.name.clone(),
            facts: Vec::new(),
            suspects: Vec::new(),
            undescribed: Vec::new(),
            descriptions: BTreeMap::new(),
            pages: BTreeMap::new(),
            moved: Vec::new(),
            removed: Vec::new(),
            findings: Vec::new(),
        };
        self.remove_overrides(file, &mut updated)?;
        let imported = imported(self.workspace, self.slice, file, None)?;
        if !imported.is_same {
            for (name, text) in &imported.output.files {
                fs::write(self.file(name), text).with_context(|| format!("cannot write {name}"))?;
            }
        }
        updated.api = imported.api.map(|api| api.version);
        updated.facts = imported.news;
        updated.suspects = imported.suspects;
        self.remove_descriptions(&mut updated)?;
        self.remove_pages(&mut updated)?;
        Ok(updated)
    }

    /// A file or folder of the slice.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        let metadata = self.workspace.root.join("metadata");
        metadata.join(self.slice).join(name)
    }

    /// Takes over descriptions and pages of items that only this slice still has from the slice that it inherits from.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub(super) fn take_over(&self, other: &Updated, updated: &mut Updated) -> Result<()> {
        self.take_over_descriptions(other, updated)?;
        self.take_over_pages(other, updated)
    }
}
