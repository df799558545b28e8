//! Completes a staged transaction from wherever an earlier run stopped: removals first, then new files.

use super::operations::Operations;
use super::paths::{above, is_plain, under};
use super::scan::{Found, entries, inspect, scan_all};
use super::stage::{PUT, REMOVE, REMOVED};
use super::target::Target;
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Does every remaining step, and removes the staging folder.
///
/// # Errors
/// If a step fails; the next run continues from there.
pub(super) fn finish(target: &Target, ops: &mut dyn Operations) -> Result<()> {
    check_names(&target.staged)?;
    let mut finish = Finish {
        target,
        ops,
        touched: target
            .staged
            .parent()
            .map(Path::to_owned)
            .into_iter()
            .collect(),
    };
    finish.sync()?;
    finish.remove()?;
    let put = target.staged.join(PUT);
    finish.put(&put, &inspect(&put)?, &target.base)?;
    finish.sync()?;
    clear(&target.staged, ops)
}

struct Finish<'a> {
    target: &'a Target,
    ops: &'a mut dyn Operations,
    /// Folders whose entries have changed since the last sync.
    touched: BTreeSet<PathBuf>,
}

impl Finish<'_> {
    /// Removal comes first, so that a file whose name only changed case survives on a case-insensitive disk.
    /// The list is deleted afterwards: files that are later created at its paths must not be removed.
    fn remove(&mut self) -> Result<()> {
        let list = self.target.staged.join(REMOVE);
        for (number, path) in self.removals(&list)?.iter().enumerate() {
            let from = under(&self.target.base, path);
            let to = self.target.staged.join(REMOVED).join(number.to_string());
            if exists(&to) || self.is_below_link(path)? || !is_all_ours(&from)? {
                continue;
            }
            match self.ops.rename(&from, &to) {
                Err(error) if error.kind() == ErrorKind::CrossesDevices => clear(&from, self.ops)?,
                result => result.with_context(|| cannot("remove", &from))?,
            }
            self.touch_parent(&from);
        }
        if exists(&list) {
            self.sync()?;
            self.ops
                .remove_file(&list)
                .with_context(|| cannot("remove", &list))?;
            self.touch_parent(&list);
            self.sync()?;
        }
        Ok(())
    }

    /// Links are not followed, not even those created after the list was written.
    fn is_below_link(&self, path: &str) -> Result<bool> {
        for folder in above(path) {
            if inspect(&under(&self.target.base, folder))? == Found::Link {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The paths still to be removed. Paths outside the target are rejected, whoever wrote the list.
    fn removals(&self, list: &Path) -> Result<Vec<String>> {
        if !exists(list) {
            return Ok(Vec::new());
        }
        let text = fs::read(list).with_context(|| cannot("read", list))?;
        let parsed = serde_json::from_slice::<Vec<String>>(&text).map_err(anyhow::Error::from);
        let checked = parsed.and_then(|paths| {
            for path in &paths {
                ensure!(is_plain(path), "it names the path {path:?}");
            }
            Ok(paths)
        });
        checked.with_context(|| {
            let (list, staged) = (list.display(), self.target.staged.display());
            format!("{list} is not a list of this tool; remove {staged}, then generate again")
        })
    }

    /// Moves a staged file or folder to its place, as a whole if nothing is there: Cargo never sees half of a new
    /// crate. Folders precede files, so the parts of a crate precede the manifest that names them.
    fn put(&mut self, from: &Path, found: &Found, to: &Path) -> Result<()> {
        match (found, inspect(to)?) {
            (Found::Nothing, _) => return Ok(()),
            (Found::Folder { .. }, Found::Folder { .. }) => return self.put_each(from, to),
            (Found::File { ours: false, .. } | Found::Link | Found::Other, _) => {
                let (from, staged) = (from.display(), self.target.staged.display());
                bail!("{from} was changed; remove {staged}, then generate again");
            }
            (_, Found::Nothing) | (Found::File { .. }, Found::File { ours: true, .. }) => {}
            _ => bail!("{} is not a file of the crate; move it", to.display()),
        }
        self.touch_parent(to);
        match self.ops.rename(from, to) {
            Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                self.ops
                    .create_folder(to)
                    .with_context(|| cannot("create", to))?;
                self.put_each(from, to)
            }
            result => result.with_context(|| cannot("write", to)),
        }
    }

    fn put_each(&mut self, from: &Path, to: &Path) -> Result<()> {
        let (folders, files): (Vec<_>, Vec<_>) = entries(from)?
            .into_iter()
            .partition(|(_, found)| matches!(found, Found::Folder { .. }));
        for (name, found) in folders.iter().chain(&files) {
            self.put(&from.join(name), found, &to.join(name))?;
        }
        Ok(())
    }

    fn touch_parent(&mut self, path: &Path) {
        self.touched.extend(path.parent().map(Path::to_owned));
    }

    fn sync(&mut self) -> Result<()> {
        let touched: Vec<_> = std::mem::take(&mut self.touched)
            .into_iter()
            .filter(|folder| exists(folder))
            .collect();
        self.ops
            .sync(&touched)
            .with_context(|| cannot("write to", &self.target.base))
    }
}

/// Removes an incomplete staging folder.
///
/// # Errors
/// If it contains something that no run put there, or cannot be removed.
pub(super) fn discard(staging: &Path, ops: &mut dyn Operations) -> Result<()> {
    if exists(staging) {
        check_names(staging)?;
        clear(staging, ops)?;
    }
    Ok(())
}

/// The folder may belong to somebody else.
fn check_names(staged: &Path) -> Result<()> {
    let foreign = match inspect(staged)? {
        Found::Folder { .. } => entries(staged)?
            .into_iter()
            .find(|(name, _)| ![PUT, REMOVE, REMOVED].contains(&name.as_str()))
            .map(|(name, _)| staged.join(name)),
        _ => Some(staged.to_owned()),
    };
    if let Some(path) = foreign {
        bail!(
            "{} was put there by somebody else; move it away",
            path.display()
        );
    }
    Ok(())
}

/// Removes a folder recursively.
fn clear(folder: &Path, ops: &mut dyn Operations) -> Result<()> {
    let cannot = || cannot("remove", folder);
    let tree = scan_all(folder)?;
    for file in tree.files.keys() {
        ops.remove_file(&folder.join(file)).with_context(cannot)?;
    }
    for inner in tree.folders.iter().rev() {
        ops.remove_folder(&folder.join(inner))
            .with_context(cannot)?;
    }
    ops.remove_folder(folder).with_context(cannot)
}

/// Whether the path exists, and contains only generated files.
fn is_all_ours(path: &Path) -> Result<bool> {
    let is_ours = |found: &Found| matches!(found, Found::File { ours: true, .. });
    Ok(match inspect(path)? {
        Found::Folder { .. } => scan_all(path)?.files.values().all(is_ours),
        found => is_ours(&found),
    })
}

/// Whether anything is there, including a dangling link.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn cannot(what: &str, path: &Path) -> String {
    format!("cannot {what} {}", path.display())
}
