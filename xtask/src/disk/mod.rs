//! The one door to the disk. A full set of files goes in; equal files stay untouched, different ones are written,
//! those that are ours and no longer in the set go; all of it or nothing, whenever the run is stopped.
//!
//! ```text
//! Output ── compare ─▶ Comparison ── stage ─▶ Journal ── finish ─▶ the new tree
//!                                   (a stop before the journal is complete: undone by the next run; after: finished)
//! ```

mod compare;
mod comparison;
mod finish;
mod journal;
mod lock;
mod mark;
mod operations;
mod output;
mod paths;
mod recover;
mod scan;
mod site;
mod stage;
mod summary;
#[cfg(test)]
mod tests;

pub(crate) use comparison::{Change, Comparison};
pub(crate) use mark::{made_by, mark_all, says};
pub(crate) use output::{Others, Output};
pub(crate) use site::Site;
pub(crate) use stage::hash;
pub(crate) use summary::Written;

use anyhow::{Context as _, Result, bail};
use lock::Lock;
use operations::{Disk, Operations};
use recover::Recovered;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;

/// A place on disk, held by this run, with nothing left half done in it.
#[derive(Debug)]
pub(crate) struct Door {
    site: Site,
    _lock: Option<Lock>,
}

impl Door {
    /// Waits for other runs and settles what a killed one left; `say` is told of both.
    ///
    /// # Errors
    /// If another run does not end, or what was left cannot be settled.
    pub(crate) fn open(site: Site, say: &dyn Fn(&str)) -> Result<Self> {
        let lock = Lock::take(&site.lock, |holder| {
            say(&format!("waiting for another run (process {holder})"))
        });
        Self::settle(site, Some(lock?), say)
    }

    /// As [`open`](Self::open); a place that cannot be written to has no other runs, and is read as it is.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(crate) fn open_to_read(site: Site, say: &dyn Fn(&str)) -> Result<Self> {
        let lock = Lock::take(&site.lock, |holder| {
            say(&format!("waiting for another run (process {holder})"))
        });
        match lock {
            Err(error) if !site.staged.exists() && is_protected(&error) => {
                Self::settle(site, None, say)
            }
            lock => Self::settle(site, Some(lock?), say),
        }
    }

    fn settle(site: Site, lock: Option<Lock>, say: &dyn Fn(&str)) -> Result<Self> {
        match recover::recover(&site, &mut Disk)? {
            Some(Recovered::Finished(steps)) => {
                say(&format!(
                    "an earlier run was stopped half way; its {steps} changes are complete now"
                ));
            }
            Some(Recovered::Undone) => {
                say(
                    "an earlier run was stopped before it changed anything; what it had staged is removed",
                );
            }
            None => {}
        }
        Ok(Self { site, _lock: lock })
    }

    /// How a folder differs from what it should be.
    ///
    /// # Errors
    /// If something cannot be read.
    pub(crate) fn compare(&self, output: &Output) -> Result<Comparison> {
        compare::compare(&self.site.base, output)
    }

    /// Makes every folder what it should be, in one transaction.
    ///
    /// # Errors
    /// If something stands in the way (then nothing is written), or a step fails.
    pub(crate) fn write(&self, outputs: &[Output]) -> Result<Written> {
        write(&self.site, outputs, &mut Disk)
    }
}

fn write(site: &Site, outputs: &[Output], ops: &mut dyn Operations) -> Result<Written> {
    let comparisons = outputs
        .iter()
        .map(|output| compare::compare(&site.base, output))
        .collect::<Result<Vec<_>>>()?;
    refuse_obstacles(site, &comparisons)?;
    let written = Written::of(
        &comparisons,
        outputs.iter().map(|output| output.files.len()).sum(),
    );
    let changed: Vec<_> = comparisons
        .into_iter()
        .filter(|comparison| !comparison.is_equal())
        .collect();
    if changed.is_empty() {
        return Ok(written);
    }
    let journal = match stage::stage(site, &changed, ops) {
        Ok(journal) => journal,
        Err(error) => {
            let _ = finish::discard(site, ops);
            return Err(error.context("nothing was changed"));
        }
    };
    finish::finish(site, &journal, ops)
        .context("stopped half way; the next `generate` or `check` completes what is missing")?;
    Ok(written)
}

fn refuse_obstacles(site: &Site, comparisons: &[Comparison]) -> Result<()> {
    let mut message = String::new();
    let obstacles: BTreeMap<_, _> = comparisons
        .iter()
        .flat_map(|comparison| &comparison.obstacles)
        .collect();
    for (path, obstacle) in obstacles {
        let _ = write!(message, "\n    {} {obstacle}", site.show(path));
    }
    if !message.is_empty() {
        bail!("nothing was written, because of what stands in the way:{message}");
    }
    Ok(())
}

fn is_protected(error: &anyhow::Error) -> bool {
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| kinds.contains(&error.kind()))
}
