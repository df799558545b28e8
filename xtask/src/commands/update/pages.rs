//! The slice's own pages.

use anyhow::{Context as _, Result};
use graph_csdl::model::Model;
use graph_reference::shared::is_foreign;
use std::fs;
use std::path::Path;

/// The names of pages whose examples all call something that the metadata lacks.
///
/// # Errors
/// If a page cannot be read.
pub(super) fn foreign(folder: &Path, model: &Model) -> Result<Vec<String>> {
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
