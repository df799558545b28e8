//! Pages of the slice that are gone or moved.

use super::entries::Entries;
use super::slice::{Update, Updated};
use crate::checker::Checker;
use anyhow::{Context as _, Result};
use graph_csdl::model::Model;
use graph_reference::shared::{for_version, is_foreign};
use std::fs;
use std::path::Path;
use toml_edit::Table;

impl Update<'_> {
    /// Removes the slice's own pages that call nothing of the slice any more, and their entries of unsent.toml.
    pub(super) fn remove_pages(&self, updated: &mut Updated) -> Result<()> {
        let folder = self.file("examples");
        let checker = Checker::slice(self.workspace, self.slice)?;
        let gone = foreign(&folder, &checker.model)?;
        for page in &gone {
            let cannot = || format!("cannot remove {page}");
            let text = fs::read_to_string(folder.join(page)).with_context(cannot)?;
            fs::remove_file(folder.join(page)).with_context(cannot)?;
            updated.pages.insert(page.clone(), text);
            updated.removed.push(("examples", page.clone()));
        }
        let path = self.file("unsent.toml");
        if gone.is_empty() || !path.is_file() {
            return Ok(());
        }
        let mut entries = Entries::read(&path)?;
        for page in &gone {
            let name = format!("examples/{page}");
            let is_of_page =
                |table: &Table| table.get("page").and_then(|it| it.as_str()) == Some(&name);
            if entries.remove_tables("example", is_of_page) > 0 {
                updated.removed.push(("unsent.toml", name));
            }
        }
        entries.write()
    }

    /// Takes over pages that call only what this slice still has, from the slice that it inherits from.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub(super) fn take_over_pages(&self, other: &Updated, updated: &mut Updated) -> Result<()> {
        let checker = Checker::slice(self.workspace, self.slice)?;
        let folder = self.file("examples");
        for (name, text) in &other.pages {
            let page = graph_reference::read(text, name);
            if folder.join(name).exists() || is_foreign(&page, &checker.model) {
                continue;
            }
            let text = match (other.api, updated.api) {
                (Some(from), Some(to)) => for_version(text, from, to),
                _ => text.as_str().into(),
            };
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(name), text.as_bytes())
                .with_context(|| format!("cannot write {name}"))?;
            updated.moved.push(format!("examples: {name}"));
        }
        Ok(())
    }
}

/// The names of pages whose examples all call something that the metadata lacks.
///
/// # Errors
/// If a page cannot be read.
fn foreign(folder: &Path, model: &Model) -> Result<Vec<String>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let cannot = || format!("cannot read {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let name = entry.with_context(cannot)?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !name.ends_with(".md") {
            continue;
        }
        let text = fs::read_to_string(folder.join(&name)).with_context(cannot)?;
        if is_foreign(&graph_reference::read(&text, &name), model) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
