//! A copy of `metadata/` that an update works in, so that a failed one changes nothing.

use crate::console::note;
use crate::disk::{Target, Transaction};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The copy. It is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Staged {
    workspace: Workspace,
}

impl Staged {
    /// Copies `metadata/`.
    ///
    /// # Errors
    /// If it cannot be read or copied.
    pub(super) fn copy(workspace: &Workspace) -> Result<Self> {
        let target = workspace.root.join("target");
        let root = target.join(format!("xtask-update-{}", std::process::id()));
        let staged = Self {
            workspace: Workspace { root },
        };
        for (path, bytes) in files(&workspace.root)? {
            write(&staged.workspace.root.join(&path), &bytes)?;
        }
        Ok(staged)
    }

    /// The workspace with the copy.
    pub(super) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Writes what differs to the workspace. Each file is replaced at once; all are under version control.
    ///
    /// # Errors
    /// If a file cannot be written or removed.
    pub(super) fn commit(&self, workspace: &Workspace) -> Result<()> {
        let _lock = Transaction::open(Target::workspace(&workspace.root), &note)?;
        let (before, now) = (files(&workspace.root)?, files(&self.workspace.root)?);
        for (path, bytes) in &now {
            if before.get(path) != Some(bytes) {
                replace(&workspace.root.join(path), bytes)?;
            }
        }
        for path in before.keys().filter(|path| !now.contains_key(*path)) {
            let path = workspace.root.join(path);
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.workspace.root);
    }
}

/// Every file of `metadata/` by its path from the root.
fn files(root: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![PathBuf::from("metadata")];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        let cannot = || format!("cannot read {}", full.display());
        for entry in fs::read_dir(&full).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                files.insert(path, fs::read(entry.path()).with_context(cannot)?);
            }
        }
    }
    Ok(files)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(cannot)?;
    }
    fs::write(path, bytes).with_context(cannot)
}

fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    write(&part, bytes)?;
    fs::rename(&part, path).with_context(|| format!("cannot replace {}", path.display()))
}
