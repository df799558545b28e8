//! Writes everything that is to come beside the target, and what is to be done with it; touches nothing else.

use super::comparison::{Change, Comparison};
use super::journal::{Journal, Move, Put};
use super::operations::Operations;
use super::paths::under;
use super::scan::scan_all;
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
    ops.create_folder(&site.staged)
        .with_context(|| format!("cannot create {}", site.staged.display()))?;
    for comparison in comparisons {
        match (&comparison.appears, &comparison.disappears) {
            (Some(folder), _) if may_enter(site, folder) => {
                let staged = stage_folder(site, folder, comparison, journal.enter.len(), ops)?;
                journal.enter.push(Move {
                    staged,
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
            _ => stage_files(site, comparison, &mut journal, ops)?,
        }
    }
    journal.empty.sort_by(|one, other| other.cmp(one));
    sync_staged(site, ops)?;
    journal.save(site, ops)?;
    Ok(journal)
}

/// All that was written has to be on the device before the journal says that it is there.
fn sync_staged(site: &Site, ops: &mut dyn Operations) -> Result<()> {
    let tree = scan_all(&site.staged)?;
    let names = tree.files.keys().chain(&tree.folders);
    let paths: Vec<PathBuf> = names
        .map(|name| site.staged.join(name))
        .chain([site.staged.clone()])
        .collect();
    ops.sync(&paths)
        .with_context(|| format!("cannot write to {}", site.staged.display()))
}

/// Whether a whole folder can be renamed from and to the staging folder.
fn may_enter(site: &Site, folder: &str) -> bool {
    let target = under(&site.base, folder);
    let existing = target.ancestors().find(|above| above.exists());
    existing.is_some_and(|existing| same_device(existing, &site.staged))
}

fn stage_files(
    site: &Site,
    comparison: &Comparison,
    journal: &mut Journal,
    ops: &mut dyn Operations,
) -> Result<()> {
    for (path, change) in &comparison.changes {
        match change {
            Change::Create { new } | Change::Replace { new, .. } => {
                let staged = journal.put.len().to_string();
                write(&site.staged.join(&staged), new, ops)?;
                let sha256 = hash(new.as_bytes());
                journal.put.push(Put {
                    staged,
                    at: path.clone(),
                    sha256,
                });
            }
            Change::Remove => journal.remove.push(path.clone()),
        }
    }
    journal.empty.extend(comparison.emptied.iter().cloned());
    journal.empty.extend(comparison.disappears.clone());
    Ok(())
}

/// Writes a folder that does not exist yet in full; returns its name in the staging folder.
fn stage_folder(
    site: &Site,
    folder: &str,
    comparison: &Comparison,
    number: usize,
    ops: &mut dyn Operations,
) -> Result<String> {
    let name = format!("new-{number}");
    let root = site.staged.join(&name);
    let mut folders = BTreeSet::from([root.clone()]);
    ops.create_folder(&root)?;
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
            .take_while(|above| !folders.contains(*above))
            .collect();
        for above in missing.into_iter().rev() {
            ops.create_folder(above)?;
            folders.insert(above.to_owned());
        }
        write(&path, new, ops)?;
    }
    Ok(name)
}

fn write(path: &Path, text: &str, ops: &mut dyn Operations) -> Result<()> {
    ops.write_new(path, text.as_bytes())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// SHA-256, in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
