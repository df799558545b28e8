//! Completes or undoes what a run that was stopped has left.

use super::finish::{discard, finish};
use super::operations::Operations;
use super::scan::{Found, look};
use super::target::Target;
use anyhow::{Context as _, Result};

/// What became of what an earlier run left.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Recovered {
    /// All its files were staged; its changes are complete now.
    Finished,
    /// They were not; nothing had been changed, and what it had staged is gone.
    Undone,
}

/// Finishes or undoes what an earlier run left, if it left anything.
///
/// # Errors
/// If that is not possible; the message says what stands in the way.
pub(crate) fn recover(target: &Target, ops: &mut dyn Operations) -> Result<Option<Recovered>> {
    let (folder, recovered) = if look(&target.staged)? != Found::Nothing {
        (&target.staged, Recovered::Finished)
    } else if look(&target.staging)? != Found::Nothing {
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
        format!("a run was stopped, and what it left in {folder} cannot be completed or removed")
    })?;
    Ok(Some(recovered))
}
