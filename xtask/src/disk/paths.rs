//! Paths from the base of a target, with `/`.

use super::output::Output;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Names come from metadata that anybody may have written: none may lead out of the folder, and no two may be
/// one on a disk that does not tell cases apart.
pub(super) fn check_paths(output: &Output) -> Result<()> {
    let mut seen = BTreeMap::new();
    for path in output.files.keys() {
        if !is_plain(path) {
            bail!("the generated path {path:?} does not stay in its folder");
        }
        if let Some(other) = seen.insert(path.to_lowercase(), path) {
            bail!("the generated paths {other} and {path} differ only in case");
        }
    }
    Ok(())
}

/// Whether a path is made of names alone.
pub(super) fn is_plain(path: &str) -> bool {
    path.split('/').all(|name| {
        !matches!(name, "" | "." | "..")
            && !name.contains(['\\', ':'])
            && !name.contains(char::is_control)
    })
}

/// A path from the base; the base itself if it is empty. (Joining nothing would add a slash, which follows links.)
pub(super) fn under(base: &Path, path: &str) -> PathBuf {
    if path.is_empty() {
        base.to_owned()
    } else {
        base.join(path)
    }
}

/// The folders that a path leads through, outermost first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// The folder that a path is in.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The one path after the other, where neither may be there.
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
    fn paths_that_lead_out_are_not_plain() {
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
