//! Paths from the base of a target, with `/`.

use super::output::Output;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Checks paths: names come from untrusted metadata. None may leave the folder, and no two may be equal on a
/// case-insensitive disk.
pub(super) fn check_paths(output: &Output) -> Result<()> {
    let mut seen = BTreeMap::new();
    for path in output.files.keys() {
        if !is_plain(path) {
            bail!("the generated path {path:?} leaves its folder");
        }
        if let Some(other) = seen.insert(path.to_lowercase(), path) {
            bail!("the generated paths {other} and {path} differ only in case");
        }
    }
    Ok(())
}

/// Whether a path consists of names only.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|name| {
        !matches!(name, "" | "." | "..")
            && !name.contains(['\\', ':'])
            && !name.contains(char::is_control)
    })
}

/// A path below the base; the base itself if it is empty. (Joining an empty path would add a slash, which follows links.)
pub(super) fn under(base: &Path, path: &str) -> PathBuf {
    if path.is_empty() {
        base.to_owned()
    } else {
        base.join(path)
    }
}

/// The ancestors of a path, outermost first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// The parent of a path.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// Joins two paths, either of which may be empty.
pub(super) fn join(folder: &str, path: &str) -> String {
    match (folder, path) {
        ("", name) | (name, "") => name.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_not_plain() {
        for path in [
            "", "/a", "a//b", "../a", "a/..", "./a", "a/", "a\\b", "c:a", "a\nb",
        ] {
            assert!(!is_plain(path), "{path:?}");
        }
        for path in ["a", "src/models/a.rs", ".a", "a..b"] {
            assert!(is_plain(path), "{path:?}");
        }
    }
}
