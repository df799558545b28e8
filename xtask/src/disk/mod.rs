//! Writes sets of files, all or nothing, whenever the run is stopped. Equal files stay untouched, different ones are
//! written, and generated files that are no longer in the set are removed. Nothing else of the program changes the disk.
//!
//! ```text
//! Output ── compare ─▶ Comparison ── stage ─▶ the new files beside the target ── finish ─▶ the new tree
//!                                      (a stop before all are staged: undone by the next run; after: finished)
//! ```
//!
//! Why it is done so: docs/decisions/0001-writing-to-disk.md.

mod compare;
mod comparison;
mod finish;
mod lock;
mod mark;
mod memory;
mod operations;
mod output;
mod page;
mod paths;
mod recover;
mod scan;
mod stage;
mod stat;
mod summary;
mod target;
#[cfg(test)]
mod tests;

pub(crate) use comparison::{Change, Comparison};
pub(crate) use mark::{is_ours, made_by, mark_all, says};
pub(crate) use memory::Run;
pub(crate) use output::{Extraneous, Output};
pub(crate) use page::{PAGE, has_own_page};
pub(crate) use stat::Stat;
pub(crate) use summary::Written;
pub(crate) use target::Target;

use anyhow::{Context as _, Result, bail};
use lock::Lock;
use memory::Memory;
use operations::{Disk, Operations};
use recover::Recovered;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;

/// A folder that this run alone changes, with nothing left half done in it.
#[derive(Debug)]
pub(crate) struct Transaction {
    target: Target,
    _lock: Option<Lock>,
}

impl Transaction {
    /// Waits for other runs, and completes or undoes what a stopped one left; `say` is told of both.
    ///
    /// # Errors
    /// If another run does not end, or what was left can be neither completed nor undone.
    pub(crate) fn open(target: Target, say: &dyn Fn(&str)) -> Result<Self> {
        let lock = Lock::take(&target.lock, |holder| {
            say(&format!("waiting for another run (process {holder})"));
        })?;
        let recovered = recover::recover(&target, &mut Disk)?;
        if let Some(recovered) = recovered {
            say(match recovered {
                Recovered::Finished => {
                    "an earlier run was stopped half way; its changes are complete now"
                }
                Recovered::Undone => {
                    "an earlier run was stopped before it changed anything; what it had staged is removed"
                }
            });
        }
        Ok(Self {
            target,
            _lock: Some(lock),
        })
    }

    /// As [`open`](Self::open); a folder that cannot be written to is not locked, and read as it is, unless a run was stopped
    /// half way in it.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(crate) fn open_to_read(target: Target, say: &dyn Fn(&str)) -> Result<Self> {
        match Self::open(target.clone(), say) {
            Err(error) if !target.staged.exists() && is_protected(&error) => Ok(Self {
                target,
                _lock: None,
            }),
            opened => opened,
        }
    }

    /// How a folder differs from what it should be.
    ///
    /// # Errors
    /// If something cannot be read.
    pub(crate) fn compare<'o>(&self, output: &'o Output) -> Result<Comparison<'o>> {
        compare::compare(&self.target.base, output)
    }

    /// Makes every folder what it should be, in one transaction.
    ///
    /// # Errors
    /// If something stands in the way (then nothing is written), or a step fails.
    pub(crate) fn write(&self, outputs: &[Output]) -> Result<Written> {
        Ok(write(&self.target, outputs, &mut Disk)?.written)
    }

    /// As [`write`](Self::write), and remembers the run.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub(crate) fn write_and_remember(&self, outputs: &[Output], run: &Run) -> Result<Written> {
        let done = write(&self.target, outputs, &mut Disk)?;
        if let Some(file) = &self.target.memory {
            let mut stats = done.equal;
            stats.extend(stat::moved(&self.target.base, done.staged));
            if let Some(memory) = Memory::of(run, outputs, &stats) {
                // Without it, the next run takes its time.
                let _ = memory.write(file);
            }
        }
        Ok(done.written)
    }

    /// What the last run wrote and said, if it was asked the same and everything is as it left it.
    pub(crate) fn recall(&self, fingerprint: &str) -> Option<(Written, String)> {
        let memory = Memory::read(self.target.memory.as_deref()?)?;
        let said = memory.said(fingerprint)?;
        let written = Written {
            all: memory.files(),
            ..Written::default()
        };
        let is_intact = memory.is_intact(&self.target.base);
        is_intact.then(|| (written, said.to_owned()))
    }
}

/// What was done, and the files of all outputs, by path.
struct Done {
    written: Written,
    /// Those that were as they should be, if a change of theirs could not go unnoticed.
    equal: BTreeMap<String, Stat>,
    /// Those that were written, as they were before they were moved to their places.
    staged: BTreeMap<String, Stat>,
}

fn write(target: &Target, outputs: &[Output], ops: &mut dyn Operations) -> Result<Done> {
    let mut comparisons = outputs
        .iter()
        .map(|output| compare::compare(&target.base, output))
        .collect::<Result<Vec<_>>>()?;
    refuse_obstacles(target, &comparisons)?;
    let written = Written::of(
        &comparisons,
        outputs.iter().map(|output| output.files.len()).sum(),
    );
    let mut done = Done {
        written,
        equal: BTreeMap::new(),
        staged: BTreeMap::new(),
    };
    for comparison in &mut comparisons {
        done.equal.append(&mut comparison.equal);
    }
    let changed: Vec<_> = comparisons
        .into_iter()
        .filter(|comparison| !comparison.is_equal())
        .collect();
    if changed.is_empty() {
        return Ok(done);
    }
    if let Err(error) = stage::stage(target, &changed, ops) {
        let _ = finish::discard(&target.staging, ops);
        return Err(error.context("nothing was changed"));
    }
    done.staged = stage::stats(target, &changed);
    finish::finish(target, ops)
        .context("stopped half way; the next `generate` or `check` completes what is missing")?;
    Ok(done)
}

fn refuse_obstacles(target: &Target, comparisons: &[Comparison<'_>]) -> Result<()> {
    let mut message = String::new();
    let obstacles: BTreeMap<_, _> = comparisons
        .iter()
        .flat_map(|comparison| &comparison.obstacles)
        .collect();
    for (path, obstacle) in obstacles {
        let _ = write!(message, "\n    {} {obstacle}", target.show(path));
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
