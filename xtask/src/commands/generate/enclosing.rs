//! The workspace that contains the folder of a crate. Cargo rejects a workspace inside another that does not exclude it.

use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// How to exclude the folder, if it is in a workspace that does not.
pub(super) fn hint(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let (root, manifest) = folder.ancestors().skip(1).find_map(workspace)?;
    let below = folder.strip_prefix(&root).ok()?;
    let excluded = manifest
        .get("workspace")?
        .get("exclude")
        .and_then(Value::as_array);
    let mut excluded = excluded.into_iter().flatten().filter_map(Value::as_str);
    if excluded.any(|path| below.starts_with(path)) {
        return None;
    }
    let below = below.to_string_lossy().replace('\\', "/");
    Some(format!(
        "the crate is its own workspace, inside that of {}: to depend on it from there, write `exclude = [{}]` in \
         the `[workspace]` of that manifest",
        root.join("Cargo.toml").display(),
        Value::from(below)
    ))
}

/// The folder and its manifest, if it is the root of a workspace.
fn workspace(folder: &Path) -> Option<(PathBuf, Table)> {
    let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let manifest: Table = text.parse().ok()?;
    manifest
        .contains_key("workspace")
        .then(|| (folder.to_owned(), manifest))
}
