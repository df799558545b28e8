//! Does what a journal says, from wherever an earlier run stopped.

use super::journal::{JOURNAL, Journal, UNFINISHED, is_staged};
use super::operations::Operations;
use super::paths::under;
use super::scan::{Found, look, may_replace, scan_all};
use super::site::Site;
use super::stage::hash;
use anyhow::{Context as _, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Does every step that is not done yet, and removes what was staged.
///
/// # Errors
/// If a step fails; the journal stays for the next run.
pub(crate) fn finish(site: &Site, journal: &Journal, ops: &mut dyn Operations) -> Result<()> {
    let staged = journal
        .put
        .iter()
        .map(|step| &step.staged)
        .chain(journal.enter.iter().map(|step| &step.staged));
    let has_begun_to_come = staged
        .into_iter()
        .any(|name| !exists(&site.staged.join(name)));
    let mut touched = BTreeSet::new();
    if !has_begun_to_come {
        leave(site, journal, &mut touched, ops)?;
        remove(site, journal, &mut touched, ops)?;
    }
    enter(site, journal, &mut touched, ops)?;
    put(site, journal, &mut touched, ops)?;
    let touched: Vec<PathBuf> = touched
        .into_iter()
        .filter(|folder| exists(folder))
        .collect();
    ops.sync(&touched)
        .with_context(|| cannot("write to", &site.base))?;
    discard(site, ops)
}

fn leave(
    site: &Site,
    journal: &Journal,
    touched: &mut Touched,
    ops: &mut dyn Operations,
) -> Result<()> {
    for step in &journal.leave {
        let (from, to) = (under(&site.base, &step.at), site.staged.join(&step.staged));
        if exists(&to) || !is_all_ours(&from)? {
            continue;
        }
        ops.rename(&from, &to)
            .with_context(|| cannot("remove", &from))?;
        touched.extend(from.parent().map(Path::to_owned));
    }
    Ok(())
}

/// Nothing may go that somebody put there since the journal was written.
fn is_all_ours(folder: &Path) -> Result<bool> {
    if !exists(folder) {
        return Ok(false);
    }
    let tree = scan_all(folder)?;
    Ok(tree
        .files
        .values()
        .all(|found| matches!(found, Found::File { ours: true, .. })))
}

fn remove(
    site: &Site,
    journal: &Journal,
    touched: &mut Touched,
    ops: &mut dyn Operations,
) -> Result<()> {
    for at in &journal.remove {
        let path = under(&site.base, at);
        if exists(&path) && may_replace(&path)? {
            ops.remove_file(&path)
                .with_context(|| cannot("remove", &path))?;
            touched.extend(path.parent().map(Path::to_owned));
        }
    }
    for at in &journal.empty {
        let path = under(&site.base, at);
        match ops.remove_folder(&path) {
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty
                ) => {}
            result => result.with_context(|| cannot("remove", &path))?,
        }
        touched.extend(path.parent().map(Path::to_owned));
    }
    Ok(())
}

fn enter(
    site: &Site,
    journal: &Journal,
    touched: &mut Touched,
    ops: &mut dyn Operations,
) -> Result<()> {
    for step in &journal.enter {
        let (from, to) = (site.staged.join(&step.staged), under(&site.base, &step.at));
        if exists(&from) {
            ensure!(!exists(&to), "{} is in the way; move it away", to.display());
            create_above(&to, touched, ops)?;
            ops.rename(&from, &to)
                .with_context(|| cannot("write", &to))?;
        }
    }
    Ok(())
}

fn put(
    site: &Site,
    journal: &Journal,
    touched: &mut Touched,
    ops: &mut dyn Operations,
) -> Result<()> {
    for step in &journal.put {
        let (from, to) = (site.staged.join(&step.staged), under(&site.base, &step.at));
        if !exists(&from) {
            continue;
        }
        let bytes = fs::read(&from).with_context(|| cannot("read", &from))?;
        if hash(&bytes) != step.sha256 {
            bail!(
                "{} was changed; remove {}",
                from.display(),
                site.staged.display()
            );
        }
        ensure!(
            may_replace(&to)?,
            "{} is in the way; move it away",
            to.display()
        );
        create_above(&to, touched, ops)?;
        ops.rename(&from, &to)
            .with_context(|| cannot("write", &to))?;
    }
    Ok(())
}

/// Removes the staging folder with all it holds, the journal last.
///
/// # Errors
/// If it holds something that no run put there.
pub(crate) fn discard(site: &Site, ops: &mut dyn Operations) -> Result<()> {
    if look(&site.staged)? == Found::Nothing {
        return Ok(());
    }
    let tree = scan_all(&site.staged)?;
    for name in tree.files.keys().chain(&tree.folders) {
        let top = name.split('/').next().unwrap_or(name);
        ensure!(
            is_staged(top) || [JOURNAL, UNFINISHED].contains(&top),
            "{} was put there by somebody else; move it away",
            site.staged.join(top).display()
        );
    }
    let cannot = || cannot("remove", &site.staged);
    for file in tree.files.keys().filter(|name| *name != JOURNAL) {
        ops.remove_file(&site.staged.join(file))
            .with_context(cannot)?;
    }
    for folder in tree.folders.iter().rev() {
        ops.remove_folder(&site.staged.join(folder))
            .with_context(cannot)?;
    }
    if tree.files.contains_key(JOURNAL) {
        ops.remove_file(&site.staged.join(JOURNAL))
            .with_context(cannot)?;
    }
    ops.remove_folder(&site.staged).with_context(cannot)
}

/// Folders whose names changed.
type Touched = BTreeSet<PathBuf>;

fn create_above(path: &Path, touched: &mut Touched, ops: &mut dyn Operations) -> Result<()> {
    let missing: Vec<_> = path
        .ancestors()
        .skip(1)
        .take_while(|above| !exists(above))
        .collect();
    for above in missing.into_iter().rev() {
        ops.create_folder(above)
            .with_context(|| cannot("create", above))?;
        touched.extend(above.parent().map(Path::to_owned));
    }
    touched.extend(path.parent().map(Path::to_owned));
    Ok(())
}

/// Whether anything stands there, a dangling link included.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn cannot(what: &str, path: &Path) -> String {
    format!("cannot {what} {}", path.display())
}
