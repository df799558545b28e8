//! Writes sets of files atomically, even if the run is interrupted. Equal files stay untouched, different ones are
//! written, and generated files that are no longer in the set are removed. No other code of the program changes the disk.
//!
//! ```text
//! Output ── compare ─▶ Comparison ── stage ─▶ the new files beside the target ── finish ─▶ the new tree
//!                                      (a stop before all are staged: undone by the next run; after: finished)
//! ```
//!
//! Why: docs/decisions/0001-writing-to-disk.md.

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
pub(crate) use page::{CHANGELOG, PAGE, has_own_page, is_own};
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

/// A folder that only this run changes, with no unfinished transaction in it.
#[derive(Debug)]
pub(crate) struct Transaction {
    target: Target,
    _lock: Option<Lock>,
}

impl Transaction {
    /// Waits for other runs, and finishes or undoes an interrupted one; `note` gets a message about both.
    ///
    /// # Errors
    /// If another run does not end, or an interrupted one can be neither finished nor undone.
    pub(crate) fn open(target: Target, note: &dyn Fn(&str)) -> Result<Self> {
        let lock = Lock::take(&target.lock, |holder| {
            note(&format!("waiting for another run (process {holder})"));
        })?;
        let recovered = recover::recover(&target, &mut Disk)?;
        if let Some(recovered) = recovered {
            note(match recovered {
                Recovered::Finished => {
                    "an earlier run was interrupted; its changes are complete now"
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

    /// As [`open`](Self::open), except that a read-only folder is not locked. It is read as it is, unless it has an
    /// unfinished transaction.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub(crate) fn open_to_read(target: Target, note: &dyn Fn(&str)) -> Result<Self> {
        match Self::open(target.clone(), note) {
            Err(error) if !target.staged.exists() && is_protected(&error) => Ok(Self {
                target,
                _lock: None,
            }),
            opened => opened,
        }
    }

    /// Compares a folder with its expected content.
    ///
    /// # Errors
    /// If something cannot be read.
    pub(crate) fn compare<'o>(&self, output: &'o Output) -> Result<Comparison<'o>> {
        compare::compare(&self.target.base, output)
    }

    /// Writes all outputs in one transaction.
    ///
    /// # Errors
    /// If a path is blocked (then nothing is written), or a step fails.
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
                // Without the memory, the next run is only slower.
                let _ = memory.write(file);
            }
        }
        Ok(done.written)
    }

    /// The result and messages of the last run, if it had the same fingerprint and its files are unchanged.
    pub(crate) fn recall(&self, fingerprint: &str) -> Option<(Written, String)> {
        let memory = Memory::read(self.target.memory.as_deref()?)?;
        let messages = memory.messages(fingerprint)?;
        let written = Written {
            all: memory.files(),
            ..Written::default()
        };
        let is_intact = memory.is_intact(&self.target.base);
        is_intact.then(|| (written, messages.to_owned()))
    }
}

/// The result, and the files of all outputs by path.
struct Done {
    written: Written,
    /// Unchanged files whose stat is reliable.
    equal: BTreeMap<String, Stat>,
    /// Written files, with their stats before they were moved.
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
        .context("interrupted; the next `generate` or `check` completes what is missing")?;
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
        bail!("nothing was written, because these paths are occupied:{message}");
    }
    Ok(())
}

fn is_protected(error: &anyhow::Error) -> bool {
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| kinds.contains(&error.kind()))
}
