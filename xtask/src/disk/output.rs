//! A folder as it should be, and what else may be in it.

use super::scan::Found;
use super::site::INSIDE;
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
    /// As `Go`, but what Cargo and git put into a crate that stands alone is left in peace.
    GoButTools,
    /// As `Go` for files right in the folder; the folders in it have outputs of their own, and hidden files stay.
    LooseGo,
}

impl Others {
    /// Whether what is found at the top of the folder is left out of account.
    pub(super) fn stays(self, name: &str, found: &Found) -> bool {
        match self {
            Others::Stay => true,
            Others::Go => false,
            Others::GoButTools => {
                ["Cargo.lock", "target", ".git"].contains(&name) || INSIDE.contains(&name)
            }
            Others::LooseGo => matches!(found, Found::Folder { .. }) || name.starts_with('.'),
        }
    }
}
