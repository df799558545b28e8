//! Compares an output with the disk: missing, different and extraneous files. Generating and checking share it.

use super::comparison::{Change, Comparison, Obstacle};
use super::output::{Extraneous, Output};
use super::paths::{above, check_paths, join, parent, under};
use super::scan::{Found, Tree, inspect, scan};
use super::stat::Stat;
use anyhow::{Context as _, Result};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Compares a folder with its expected content.
///
/// # Errors
/// If something cannot be read, or the output has a path outside its folder.
pub(crate) fn compare<'o>(base: &Path, output: &'o Output) -> Result<Comparison<'o>> {
    check_paths(output)?;
    let mut comparison = Comparison::default();
    let read_only = comparison.check_ancestors(base, &output.folder)?;
    let folder = under(base, &output.folder);
    if !comparison.obstacles.is_empty() {
        return Ok(comparison);
    }
    if inspect(&folder)? == Found::Nothing {
        comparison.all_new(output, read_only);
        return Ok(comparison);
    }
    let mut tree = match output.extraneous {
        Extraneous::Keep => only(&folder, output)?,
        extraneous => scan(&folder, |name, found| extraneous.keeps(name, found))?,
    };
    if read_only.is_some() {
        tree.read_only.insert(String::new());
    }
    comparison.check_found(&folder, output, &tree)?;
    comparison.check_missing(output, &tree);
    comparison.check_folders(output, &tree);
    Ok(comparison)
}

impl<'o> Comparison<'o> {
    /// Each ancestor of the folder must be a folder or not exist yet. Returns the last one that exists, if it is
    /// read-only.
    fn check_ancestors(&mut self, base: &Path, folder: &str) -> Result<Option<String>> {
        let mut last_read_only = None;
        for step in [""].into_iter().chain(above(folder)).chain([folder]) {
            let obstacle = match inspect(&under(base, step))? {
                Found::Nothing => break,
                Found::Folder { read_only } => {
                    last_read_only = read_only.then(|| step.to_owned());
                    continue;
                }
                Found::File { .. } => Obstacle::FileForFolder,
                Found::Link => Obstacle::Link,
                Found::Other => Obstacle::NoFile,
            };
            self.obstacles.insert(step.to_owned(), obstacle);
            break;
        }
        Ok(last_read_only)
    }

    fn all_new(&mut self, output: &'o Output, read_only: Option<String>) {
        if output.files.is_empty() {
            return;
        }
        self.check_missing(output, &Tree::default());
        self.appears = Some(output.folder.clone());
        self.obstacles
            .extend(read_only.map(|folder| (folder, Obstacle::ReadOnly)));
    }

    fn check_found(&mut self, folder: &Path, output: &'o Output, tree: &Tree) -> Result<()> {
        let now = SystemTime::now();
        for (path, found) in &tree.files {
            let full = join(&output.folder, path);
            let obstacle = match found {
                Found::File {
                    ours: true,
                    read_only,
                } => {
                    let stat = Stat::at(&folder.join(path)).ok().flatten();
                    let Some(change) = check_file(folder, path, output.files.get(path))? else {
                        let stable = stat.filter(|stat| stat.is_stable(now));
                        self.equal.extend(stable.map(|stat| (full, stat)));
                        continue;
                    };
                    self.changes.insert(full.clone(), change);
                    if !read_only {
                        continue;
                    }
                    Obstacle::ReadOnly
                }
                Found::File { ours: false, .. } => Obstacle::Foreign,
                Found::Link => Obstacle::Link,
                Found::Folder { .. } => Obstacle::FolderForFile,
                Found::Nothing | Found::Other => Obstacle::NoFile,
            };
            self.obstacles.insert(full, obstacle);
        }
        Ok(())
    }

    fn check_missing(&mut self, output: &'o Output, tree: &Tree) {
        for (path, new) in &output.files {
            if !tree.files.contains_key(path) {
                let change = Change::Create { new };
                self.changes.insert(join(&output.folder, path), change);
            }
        }
    }

    fn check_folders(&mut self, output: &Output, tree: &Tree) {
        let kept: BTreeSet<&str> = output.files.keys().flat_map(|path| above(path)).collect();
        let emptied = tree
            .folders
            .iter()
            .filter(|folder| !kept.contains(folder.as_str()));
        self.emptied = emptied.map(|folder| join(&output.folder, folder)).collect();
        if output.files.is_empty() && output.extraneous == Extraneous::Remove {
            self.disappears = Some(output.folder.clone());
        }
        for folder in &tree.read_only {
            let full = join(&output.folder, folder);
            let mut changed = self.changes.keys().chain(&self.emptied);
            // Moving a folder writes to the folder itself, since its parent is an entry of it.
            if self.emptied.contains(&full) || changed.any(|path| parent(path) == full) {
                self.obstacles.insert(full, Obstacle::ReadOnly);
            }
        }
    }
}

/// How a generated file differs from its expected content, if it does.
fn check_file<'o>(
    folder: &Path,
    path: &str,
    new: Option<&'o String>,
) -> Result<Option<Change<'o>>> {
    let Some(new) = new else {
        return Ok(Some(Change::Remove));
    };
    let path = folder.join(path);
    let old = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok((old != new.as_bytes()).then(|| Change::Replace { old, new }))
}

/// Inspects only the paths of the output.
fn only(folder: &Path, output: &Output) -> Result<Tree> {
    let mut tree = Tree::default();
    for path in output.files.keys() {
        match inspect(&folder.join(path))? {
            Found::Nothing => {}
            found => {
                tree.files.insert(path.clone(), found);
            }
        }
    }
    Ok(tree)
}
