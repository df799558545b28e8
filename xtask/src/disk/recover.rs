//! Finishes or undoes an interrupted run.

use super::finish::{discard, finish};
use super::operations::Operations;
use super::scan::{Found, inspect};
use super::target::Target;
use anyhow::{Context as _, Result};

/// The outcome of recovery.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Recovered {
    /// All its files were staged; the transaction is finished now.
    Finished,
    /// They were not; nothing had been changed, and the staging folder is removed.
    Undone,
}

/// Finishes or undoes an interrupted run, if there was one.
///
/// # Errors
/// If that is not possible; the message names the obstacle.
pub(crate) fn recover(target: &Target, ops: &mut dyn Operations) -> Result<Option<Recovered>> {
    let (folder, recovered) = if inspect(&target.staged)? != Found::Nothing {
        (&target.staged, Recovered::Finished)
    } else if inspect(&target.staging)? != Found::Nothing {
        (&target.staging, Recovered::Undone)
    } else {
        return Ok(None);
    };
    match recovered {
        Recovered::Finished => finish(target, ops),
        Recovered::Undone => discard(folder, ops),
    }
    .with_context(|| {
        let folder = folder.display();
        format!("a run was interrupted, and its files in {folder} cannot be completed or removed")
    })?;
    Ok(Some(recovered))
}
