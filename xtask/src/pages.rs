//! Reference pages on disk: files, or folders of them.

use crate::text::{Text, read};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// The pages in files and folders, those of a folder in order of their names.
///
/// # Errors
/// If one is missing, or cannot be read.
pub(crate) fn texts(paths: &[PathBuf]) -> Result<Vec<Text>> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files).with_context(|| format!("cannot read {}", path.display()))?;
    }
    files.iter().map(|path| text(path)).collect()
}

fn text(path: &Path) -> Result<Text> {
    let name = path.display().to_string();
    let bytes = read(path).with_context(|| format!("cannot read {name}"))?;
    let bytes = bytes.with_context(|| format!("there is no page {name}"))?;
    Text::toml(name, bytes)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries = std::fs::read_dir(path)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<PathBuf>>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() || entry.extension().is_some_and(|extension| extension == "md") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}
