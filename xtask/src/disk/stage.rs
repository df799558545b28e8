//! Stages a transaction beside the target: all new files, and the list of removals. The target stays untouched.
//!
//! The staged folder has the whole transaction, so that any later run can finish it:
//!
//! ```text
//! put/           the new files, each under its path from the base
//! remove.json    paths to be removed; absent if there are none, or all are removed
//! removed/       what has been removed so far, by its index in that list
//! ```

use super::comparison::{Change, Comparison};
use super::operations::{NewFile, Operations};
use super::paths::above;
use super::stat::Stat;
use super::target::Target;
use anyhow::{Context as _, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// New files and folders.
pub(super) const PUT: &str = "put";

/// The list of removals.
pub(super) const REMOVE: &str = "remove.json";

/// The folder that removed paths are moved to.
pub(super) const REMOVED: &str = "removed";

/// Stages the differences. The last step is one rename, which commits the transaction.
///
/// # Errors
/// If anything cannot be written; then nothing is committed.
pub(super) fn stage(
    target: &Target,
    comparisons: &[Comparison<'_>],
    ops: &mut dyn Operations,
) -> Result<()> {
    let (put, removed) = (target.staging.join(PUT), target.staging.join(REMOVED));
    let removals = serde_json::to_vec_pretty(&removals(comparisons))?;
    let mut folders = BTreeSet::from([target.staging.clone(), put.clone()]);
    let mut files: Vec<NewFile<'_>> = Vec::new();
    for (path, change) in comparisons
        .iter()
        .flat_map(|comparison| &comparison.changes)
    {
        let (Change::Create { new } | Change::Replace { new, .. }) = change else {
            continue;
        };
        folders.extend(above(path).map(|folder| put.join(folder)));
        files.push((put.join(path), new.as_bytes()));
    }
    if removals != b"[]" {
        folders.insert(removed);
        files.push((target.staging.join(REMOVE), &removals));
    }
    for folder in &folders {
        ops.create_folder(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    ops.write_new(&files)?;
    ops.sync(&folders.into_iter().collect::<Vec<PathBuf>>())?;
    Ok(ops.rename(&target.staging, &target.staged)?)
}

/// The stats of the staged files, by path, to detect later changes.
pub(super) fn stats(target: &Target, comparisons: &[Comparison<'_>]) -> BTreeMap<String, Stat> {
    let put = target.staged.join(PUT);
    let changes = comparisons
        .iter()
        .flat_map(|comparison| &comparison.changes);
    let new = changes.filter(|(_, change)| **change != Change::Remove);
    new.filter_map(|(path, _)| Some((path.clone(), Stat::at(&put.join(path)).ok()??)))
        .collect()
}

/// The paths to be removed. An emptied folder includes everything below it.
fn removals<'c>(comparisons: &'c [Comparison<'_>]) -> BTreeSet<&'c str> {
    let folders: BTreeSet<&str> = comparisons
        .iter()
        .flat_map(|comparison| comparison.emptied.iter().chain(&comparison.disappears))
        .map(String::as_str)
        .collect();
    let files = comparisons
        .iter()
        .flat_map(|comparison| &comparison.changes)
        .filter(|(_, change)| **change == Change::Remove)
        .map(|(path, _)| path.as_str());
    folders
        .iter()
        .copied()
        .chain(files)
        .filter(|path| !above(path).any(|folder| folders.contains(folder)))
        .collect()
}
