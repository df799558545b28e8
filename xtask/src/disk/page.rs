//! Documents of a generated crate that its owner can write: the front page, `README.md`, and the changelog.

use super::mark::is_ours;
use anyhow::{Context as _, Result};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Its path within the crate.
pub(crate) const PAGE: &str = "README.md";

/// The changelog, within the crate.
pub(crate) const CHANGELOG: &str = "CHANGELOG.md";

/// Whether the crate in this folder has a README written by its owner. It stays, and the documentation shows it.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn has_own_page(folder: &Path) -> Result<bool> {
    is_own(folder, PAGE)
}

/// Whether the crate in this folder has this document, written by its owner.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn is_own(folder: &Path, document: &str) -> Result<bool> {
    let path = folder.join(document);
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_file() => {
            let text =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok(!is_ours(&text))
        }
        Ok(_) => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        // Other obstacles are reported by the comparison.
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}
