//! The expected content of a folder, and what else may be in it.

use super::scan::Found;
use std::collections::BTreeMap;

/// The expected content of a folder.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    /// Path from the base of the target; empty for the base itself.
    pub(crate) folder: String,
    /// All files: path within the folder, text.
    pub(crate) files: BTreeMap<String, String>,
    /// The rule for everything else in the folder.
    pub(crate) extraneous: Extraneous,
}

/// The rule for entries of an output folder that are not part of the output. Only generated files are removed; other files
/// are an obstacle where they may not stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extraneous {
    /// They stay: only the output's own files are generated.
    Keep,
    /// They are removed.
    Remove,
    /// They are removed, except for a README, a license or a change log that is not generated.
    RemoveExceptDocuments,
    /// They are removed from the folders of a generated crate. Entries beside those stay: a README, a license, a
    /// repository, and Cargo's own files.
    RemoveFromCrate,
    /// Files right in the folder are removed, unless they are hidden; folders have their own outputs.
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

    /// Parses the output of `Debug`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| format!("{one:?}") == text)
    }

    /// Whether an entry at the top of the folder stays.
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

/// Whether a generated crate has this entry at its top.
fn is_generated(name: &str) -> bool {
    ["Cargo.toml", "rustfmt.toml", "src", "runtime"].contains(&name) || name.starts_with("models-")
}

/// Whether people add this file to a crate, as in `README.md` and `LICENSE-MIT`.
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
