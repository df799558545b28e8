//! A folder as it should be, and what else may be in it.

use super::scan::Found;
use std::collections::BTreeMap;

/// A folder as it should be.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    /// Path from the base of the site; empty for the base itself.
    pub(crate) folder: String,
    /// The full set: path within the folder, text.
    pub(crate) files: BTreeMap<String, String>,
    /// What else may be there.
    pub(crate) others: Others,
}

/// What may be in an output folder besides the files of its set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Others {
    /// Anything: the folder is not ours, only the files are.
    Stay,
    /// Nothing: our own files go, those of others are an obstacle.
    Go,
    /// As `Go`, but a README, a license or a change log of one's own stays.
    GoButPapers,
    /// As `Go` in the folders that a generated crate has. What others put beside those stays: a README, a license, a
    /// repository, and what Cargo makes.
    GoFromCrate,
    /// As `Go` for files right in the folder; the folders in it have outputs of their own, and hidden files stay.
    LooseGo,
}

impl Others {
    /// Whether what is found at the top of the folder is left out of account.
    pub(super) fn stays(self, name: &str, found: &Found) -> bool {
        match self {
            Others::Stay => true,
            Others::Go => false,
            Others::GoButPapers => {
                matches!(found, Found::File { ours: false, .. }) && is_paper(name)
            }
            Others::GoFromCrate => match found {
                Found::Folder { .. } => !is_generated(name),
                Found::File { ours, .. } => !ours && !is_generated(name),
                Found::Nothing | Found::Link | Found::Other => !is_generated(name),
            },
            Others::LooseGo => matches!(found, Found::Folder { .. }) || name.starts_with('.'),
        }
    }
}

/// Whether this is what a generated crate has at its top.
fn is_generated(name: &str) -> bool {
    ["Cargo.toml", "rustfmt.toml", "src", "runtime"].contains(&name) || name.starts_with("models-")
}

/// Whether this is what people put beside a manifest, as in `README.md` and `LICENSE-MIT`.
fn is_paper(name: &str) -> bool {
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
