//! A folder as it should be, and what else may be in it.

use super::scan::Found;
use std::collections::BTreeMap;

/// A folder as it should be.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    /// Path from the base of the target; empty for the base itself.
    pub(crate) folder: String,
    /// The full set: path within the folder, text.
    pub(crate) files: BTreeMap<String, String>,
    /// What becomes of all else that is in it.
    pub(crate) extraneous: Extraneous,
}

/// What becomes of what is in an output folder and not in its set. Files that are removed are our own; those of others are
/// an obstacle where they may not stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extraneous {
    /// It stays: the folder is not ours, only the files are.
    Keep,
    /// It is removed.
    Remove,
    /// It is removed, except for a README, a license or a change log that is not ours.
    RemoveExceptDocuments,
    /// It is removed from the folders that a generated crate has. What others put beside those stays: a README, a license,
    /// a repository, and what Cargo makes.
    RemoveFromCrate,
    /// Files right in the folder are removed, unless they are hidden; folders have outputs of their own.
    RemoveFiles,
}

impl Extraneous {
    const ALL: [Self; 5] = [
        Self::Keep,
        Self::Remove,
        Self::RemoveExceptDocuments,
        Self::RemoveFromCrate,
        Self::RemoveFiles,
    ];

    /// What `Debug` writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| format!("{one:?}") == text)
    }

    /// Whether what is found at the top of the folder is left out of account.
    pub(super) fn keeps(self, name: &str, found: &Found) -> bool {
        match self {
            Extraneous::Keep => true,
            Extraneous::Remove => false,
            Extraneous::RemoveExceptDocuments => {
                matches!(found, Found::File { ours: false, .. }) && is_document(name)
            }
            Extraneous::RemoveFromCrate => match found {
                Found::File { ours, .. } => !ours && !is_generated(name),
                _ => !is_generated(name),
            },
            Extraneous::RemoveFiles => {
                matches!(found, Found::Folder { .. }) || name.starts_with('.')
            }
        }
    }
}

/// Whether this is what a generated crate has at its top.
fn is_generated(name: &str) -> bool {
    ["Cargo.toml", "rustfmt.toml", "src", "runtime"].contains(&name) || name.starts_with("models-")
}

/// Whether this is what people put beside a manifest, as in `README.md` and `LICENSE-MIT`.
fn is_document(name: &str) -> bool {
    let stem = name
        .split(['.', '-'])
        .next()
        .unwrap_or(name)
        .to_ascii_uppercase();
    [
        "README",
        "LICENSE",
        "LICENCE",
        "COPYING",
        "NOTICE",
        "CHANGELOG",
    ]
    .contains(&&*stem)
}
