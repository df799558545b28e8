//! The differences between a folder and its expected content.

use super::stat::Stat;
use std::collections::{BTreeMap, BTreeSet};

/// The differences between a folder and its expected content; paths are relative to the base of the target.
#[derive(Debug, Default)]
pub(crate) struct Comparison<'o> {
    /// By path.
    pub(crate) changes: BTreeMap<String, Change<'o>>,
    /// Unchanged files whose stat is reliable: a later change would alter it.
    pub(super) equal: BTreeMap<String, Stat>,
    /// Folders that will be empty.
    pub(crate) emptied: BTreeSet<String>,
    /// The output folder, if it does not exist yet.
    pub(crate) appears: Option<String>,
    /// The output folder, if nothing will be left in it.
    pub(crate) disappears: Option<String>,
    /// Obstacles, by path. Nothing can be written while there are any.
    pub(crate) obstacles: BTreeMap<String, Obstacle>,
}

impl Comparison<'_> {
    /// Whether the folder has the expected content.
    pub(crate) fn is_equal(&self) -> bool {
        let Comparison {
            changes,
            equal: _,
            emptied,
            appears: _,
            disappears,
            obstacles,
        } = self;
        changes.is_empty() && emptied.is_empty() && disappears.is_none() && obstacles.is_empty()
    }
}

/// How one file differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change<'o> {
    /// It is missing.
    Create {
        /// The expected content.
        new: &'o str,
    },
    /// It is stale.
    Replace {
        /// The content on disk.
        old: Vec<u8>,
        /// The expected content.
        new: &'o str,
    },
    /// It is generated, and no longer part of the output.
    Remove,
}

/// Why a path cannot be written or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// A file without the mark `@generated`.
    Foreign,
    /// A symbolic link.
    Link,
    /// Neither a file nor a folder.
    NoFile,
    /// A file where a folder is needed.
    FileForFolder,
    /// A folder where a file is needed.
    FolderForFile,
    /// Read-only.
    ReadOnly,
}

impl std::fmt::Display for Obstacle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Obstacle::Foreign => "is not a generated file; move it away or remove it",
            Obstacle::Link => "is a symbolic link, and links are not followed; remove it",
            Obstacle::NoFile => "is neither a file nor a folder; remove it",
            Obstacle::FileForFolder => {
                "is a file where a folder is needed; move it away or remove it"
            }
            Obstacle::FolderForFile => {
                "is a folder where a file is needed; move it away or remove it"
            }
            Obstacle::ReadOnly => "is read-only; allow writing to it",
        })
    }
}
