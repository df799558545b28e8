//! How a folder differs from what it should be.

use super::stat::Stat;
use std::collections::{BTreeMap, BTreeSet};

/// How a folder differs from what it should be; paths are from the base of the target.
#[derive(Debug, Default)]
pub(crate) struct Comparison<'o> {
    /// By path.
    pub(crate) changes: BTreeMap<String, Change<'o>>,
    /// Files that are as they should be, if a change of theirs could not go unnoticed.
    pub(super) equal: BTreeMap<String, Stat>,
    /// Folders that will be empty.
    pub(crate) emptied: BTreeSet<String>,
    /// The output folder, if it does not exist yet.
    pub(crate) appears: Option<String>,
    /// The output folder, if nothing of it is left.
    pub(crate) disappears: Option<String>,
    /// What stands in the way; nothing can be written while there is any.
    pub(crate) obstacles: BTreeMap<String, Obstacle>,
}

impl Comparison<'_> {
    /// Whether the folder is as it should be.
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
        /// What it should hold.
        new: &'o str,
    },
    /// It is stale.
    Replace {
        /// What it holds.
        old: Vec<u8>,
        /// What it should hold.
        new: &'o str,
    },
    /// It is ours, and no longer in the set.
    Remove,
}

/// Why a path cannot be written or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// A file that does not say that it is generated.
    Foreign,
    /// A symbolic link.
    Link,
    /// Neither a file nor a folder.
    NoFile,
    /// A file where a folder has to be.
    FileForFolder,
    /// A folder where a file has to be.
    FolderForFile,
    /// Protected against writing.
    ReadOnly,
}

impl std::fmt::Display for Obstacle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Obstacle::Foreign => "does not say that it is generated; move it away or remove it",
            Obstacle::Link => "is a symbolic link, and links are not followed; remove it",
            Obstacle::NoFile => "is neither a file nor a folder; remove it",
            Obstacle::FileForFolder => {
                "is a file where a folder has to be; move it away or remove it"
            }
            Obstacle::FolderForFile => {
                "is a folder where a file has to be; move it away or remove it"
            }
            Obstacle::ReadOnly => "is read-only; allow writing to it",
        })
    }
}
