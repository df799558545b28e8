//! Scans a folder: all files and folders, without following links.

use super::mark::is_ours;
use anyhow::{Context as _, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing.
    Nothing,
    /// A file.
    File {
        /// Whether it has the mark `@generated`.
        ours: bool,
        /// Whether it is read-only.
        read_only: bool,
    },
    /// A folder.
    Folder {
        /// Whether it is read-only.
        read_only: bool,
    },
    /// A symbolic link to anything.
    Link,
    /// A device, a socket, a pipe.
    Other,
}

/// The content of a folder, by path within it.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// Everything that is not a folder.
    pub(crate) files: BTreeMap<String, Found>,
    /// The folders, without the one that was scanned.
    pub(crate) folders: BTreeSet<String>,
    /// The read-only ones.
    pub(crate) read_only: BTreeSet<String>,
}

/// Scans `folder`, except for entries at its top that `skip` selects.
///
/// # Errors
/// If a folder or file cannot be read.
pub(crate) fn scan(folder: &Path, skip: impl Fn(&str, &Found) -> bool) -> Result<Tree> {
    let mut tree = Tree::default();
    let mut open = vec![String::new()];
    while let Some(within) = open.pop() {
        for (name, found) in entries(&folder.join(&within))? {
            if within.is_empty() && skip(&name, &found) {
                continue;
            }
            let path = if within.is_empty() {
                name
            } else {
                format!("{within}/{name}")
            };
            if let Found::Folder { read_only } = found {
                if read_only {
                    tree.read_only.insert(path.clone());
                }
                tree.folders.insert(path.clone());
                open.push(path);
            } else {
                tree.files.insert(path, found);
            }
        }
    }
    Ok(tree)
}

/// Scans `folder` completely.
///
/// # Errors
/// As [`scan`].
pub(crate) fn scan_all(folder: &Path) -> Result<Tree> {
    scan(folder, |_, _| false)
}

/// The entries of one folder. A name that is not Unicode gets replacement characters; such an entry is never
/// a generated one.
///
/// # Errors
/// If it cannot be read.
pub(super) fn entries(folder: &Path) -> Result<Vec<(String, Found)>> {
    let cannot = || format!("cannot read {}", folder.display());
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        entries.push(match entry.file_name().into_string() {
            Ok(name) => (name, inspect(&entry.path())?),
            Err(name) => (name.to_string_lossy().into_owned(), Found::Other),
        });
    }
    Ok(entries)
}

/// Inspects a path without following links.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn inspect(path: &Path) -> Result<Found> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Found::Nothing);
        }
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let read_only = metadata.permissions().readonly();
    let kind = metadata.file_type();
    Ok(if kind.is_symlink() {
        Found::Link
    } else if kind.is_dir() {
        Found::Folder { read_only }
    } else if kind.is_file() {
        Found::File {
            ours: is_ours(&head(path)?),
            read_only,
        }
    } else {
        Found::Other
    })
}

/// Reads enough of a file to find the mark.
fn head(path: &Path) -> Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let mut head = Vec::with_capacity(4096);
    fs::File::open(path)
        .with_context(cannot)?
        .take(4096)
        .read_to_end(&mut head)
        .with_context(cannot)?;
    Ok(head)
}
