//! What a transaction is about to do, written down before it does any of it.

use super::operations::Operations;
use super::paths::is_plain;
use super::site::Site;
use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;

/// The name of a journal that is complete: from then on the transaction is finished, before it is undone.
pub(crate) const JOURNAL: &str = "journal";

/// The name while it is written.
pub(crate) const UNFINISHED: &str = "journal.part";

/// The version of this format; another one is left to the tool that wrote it.
const VERSION: u32 = 1;

/// The steps, in this order. Removal comes first, so that a file that only changed its case survives on a disk
/// that does not tell cases apart.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Journal {
    version: u32,
    /// Whole folders that go.
    pub(crate) leave: Vec<Move>,
    /// Files that go.
    pub(crate) remove: Vec<String>,
    /// Folders that go once they are empty, innermost first.
    pub(crate) empty: Vec<String>,
    /// Whole folders that come: Cargo never sees half of a crate.
    pub(crate) enter: Vec<Move>,
    /// Files that come, or replace what is there.
    pub(crate) put: Vec<Put>,
}

/// A folder and its place in the staging folder.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Move {
    /// Its name in the staging folder.
    pub(crate) staged: String,
    /// Its path from the base of the site.
    pub(crate) at: String,
}

/// A file and its place in the staging folder.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Put {
    /// Its name in the staging folder.
    pub(crate) staged: String,
    /// Its path from the base of the site.
    pub(crate) at: String,
    /// Of what it holds.
    pub(crate) sha256: String,
}

impl Journal {
    /// One without steps.
    pub(crate) fn new() -> Self {
        Self {
            version: VERSION,
            ..Self::default()
        }
    }

    /// How many files and folders it touches.
    pub(crate) fn len(&self) -> usize {
        let Journal {
            version: _,
            leave,
            remove,
            empty,
            enter,
            put,
        } = self;
        leave.len() + remove.len() + empty.len() + enter.len() + put.len()
    }

    /// Writes it under its final name, all of it or nothing.
    pub(crate) fn save(&self, site: &Site, ops: &mut dyn Operations) -> Result<()> {
        let text = serde_json::to_vec_pretty(self)?;
        let unfinished = site.staged.join(UNFINISHED);
        ops.write_new(&[(unfinished.clone(), &text)])?;
        ops.rename(&unfinished, &site.staged.join(JOURNAL))?;
        ops.sync(std::slice::from_ref(&site.staged))?;
        Ok(())
    }

    /// The journal of an earlier run, if it got as far as that.
    pub(crate) fn load(site: &Site) -> Result<Option<Self>> {
        let path = site.staged.join(JOURNAL);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
        };
        let journal: Self = serde_json::from_slice(&text)
            .map_err(anyhow::Error::from)
            .and_then(|journal: Self| journal.checked())
            .with_context(|| {
                let (path, folder) = (path.display(), site.staged.display());
                format!(
                    "{path} is not a journal of this tool; remove {folder}, then generate again"
                )
            })?;
        Ok(Some(journal))
    }

    /// Whoever wrote it, it may not lead out of the site.
    fn checked(self) -> Result<Self> {
        ensure!(self.version == VERSION, "it has version {}", self.version);
        let Journal {
            version: _,
            leave,
            remove,
            empty,
            enter,
            put,
        } = &self;
        let moves = leave.iter().chain(enter);
        let moved = moves
            .clone()
            .map(|step| &step.at)
            .filter(|at| !at.is_empty());
        let paths = remove
            .iter()
            .chain(empty)
            .chain(put.iter().map(|step| &step.at))
            .chain(moved);
        let names = moves
            .map(|step| &step.staged)
            .chain(put.iter().map(|step| &step.staged));
        for path in paths {
            ensure!(is_plain(path), "it names the path {path:?}");
        }
        for name in names {
            ensure!(is_staged(name), "it names the staged file {name:?}");
        }
        Ok(self)
    }
}

/// Whether the staging folder may hold something of this name, apart from journals.
pub(crate) fn is_staged(name: &str) -> bool {
    let number = name
        .strip_prefix("new-")
        .or_else(|| name.strip_prefix("old-"))
        .unwrap_or(name);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}
