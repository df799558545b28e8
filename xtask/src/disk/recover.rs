//! Brings a place that a killed run left half done to one side or the other.

use super::finish::{discard, finish};
use super::journal::Journal;
use super::operations::Operations;
use super::scan::{Found, look, scan_all};
use super::site::Site;
use anyhow::{Context as _, Result};

/// What became of what an earlier run left.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Recovered {
    /// It had decided all it wanted to do; the rest is done now.
    Finished(usize),
    /// It had not; nothing had been touched, and what it staged is gone.
    Undone,
}

/// Finishes or undoes what an earlier run left, if it left anything.
///
/// # Errors
/// If that is not possible; the message says what stands in the way.
pub(crate) fn recover(site: &Site, ops: &mut dyn Operations) -> Result<Option<Recovered>> {
    if look(&site.staged)? == Found::Nothing {
        return Ok(None);
    }
    let said = || {
        format!(
            "a run was stopped, and what it left in {} cannot be settled",
            site.staged.display()
        )
    };
    match Journal::load(site)? {
        Some(journal) => {
            finish(site, &journal, ops).with_context(said)?;
            Ok(Some(Recovered::Finished(journal.len())))
        }
        None => {
            let left = scan_all(&site.staged)?;
            discard(site, ops).with_context(said)?;
            let had_begun = !left.files.is_empty() || !left.folders.is_empty();
            Ok(had_begun.then_some(Recovered::Undone))
        }
    }
}
