//! Writes everything that is to come beside the target, and what is to be done with it; touches nothing else.

use super::comparison::{Change, Comparison};
use super::journal::{Journal, Move, Put};
use super::operations::{NewFile, Operations};
use super::paths::under;
use super::site::{Site, same_device};
use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Stages what the comparisons found; afterwards the transaction will happen, whatever stops this run.
///
/// # Errors
/// If anything cannot be written.
pub(crate) fn stage(
    site: &Site,
    comparisons: &[Comparison],
    ops: &mut dyn Operations,
) -> Result<Journal> {
    let mut journal = Journal::new();
    let mut staged = Staged::default();
    staged.create_folder(&site.staged, ops)?;
    for comparison in comparisons {
        match (&comparison.appears, &comparison.disappears) {
            (Some(folder), _) if may_enter(site, folder) => {
                let name = format!("new-{}", journal.enter.len());
                stage_folder(
                    &site.staged.join(&name),
                    folder,
                    comparison,
                    &mut staged,
                    ops,
                )?;
                journal.enter.push(Move {
                    staged: name,
                    at: folder.clone(),
                });
            }
            (_, Some(folder)) if may_enter(site, folder) => {
                let staged = format!("old-{}", journal.leave.len());
                journal.leave.push(Move {
                    staged,
                    at: folder.clone(),
                });
            }
            _ => stage_files(site, comparison, &mut journal, &mut staged),
        }
    }
    journal.empty.sort_by(|one, other| other.cmp(one));
    staged.write(ops)?;
    journal.save(site, ops)?;
    Ok(journal)
}

/// What the staging folder is to hold.
#[derive(Default)]
struct Staged<'c> {
    folders: BTreeSet<PathBuf>,
    files: Vec<NewFile<'c>>,
}

impl Staged<'_> {
    fn create_folder(&mut self, path: &Path, ops: &mut dyn Operations) -> Result<()> {
        ops.create_folder(path)
            .with_context(|| format!("cannot create {}", path.display()))?;
        self.folders.insert(path.to_owned());
        Ok(())
    }

    /// All of it has to be on the device before the journal says that it is there.
    fn write(self, ops: &mut dyn Operations) -> Result<()> {
        ops.write_new(&self.files)?;
        let folders: Vec<PathBuf> = self.folders.into_iter().collect();
        Ok(ops.sync(&folders)?)
    }
}

/// Whether a whole folder can be renamed from and to the staging folder.
fn may_enter(site: &Site, folder: &str) -> bool {
    let target = under(&site.base, folder);
    let existing = target.ancestors().find(|above| above.exists());
    existing.is_some_and(|existing| same_device(existing, &site.staged))
}

fn stage_files<'c>(
    site: &Site,
    comparison: &'c Comparison,
    journal: &mut Journal,
    staged: &mut Staged<'c>,
) {
    for (path, change) in &comparison.changes {
        match change {
            Change::Create { new } | Change::Replace { new, .. } => {
                let name = journal.put.len().to_string();
                staged.files.push((site.staged.join(&name), new.as_bytes()));
                journal.put.push(Put {
                    staged: name,
                    at: path.clone(),
                    sha256: hash(new.as_bytes()),
                });
            }
            Change::Remove => journal.remove.push(path.clone()),
        }
    }
    journal.empty.extend(comparison.emptied.iter().cloned());
    journal.empty.extend(comparison.disappears.clone());
}

/// All of a folder that does not exist yet.
fn stage_folder<'c>(
    root: &Path,
    folder: &str,
    comparison: &'c Comparison,
    staged: &mut Staged<'c>,
    ops: &mut dyn Operations,
) -> Result<()> {
    staged.create_folder(root, ops)?;
    for (path, change) in &comparison.changes {
        let (Change::Create { new } | Change::Replace { new, .. }) = change else {
            continue;
        };
        let within = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .trim_start_matches('/');
        let path = root.join(within);
        let missing: Vec<_> = path
            .ancestors()
            .skip(1)
            .take_while(|above| !staged.folders.contains(*above))
            .collect();
        for above in missing.into_iter().rev() {
            staged.create_folder(above, ops)?;
        }
        staged.files.push((path, new.as_bytes()));
    }
    Ok(())
}

/// SHA-256, in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
