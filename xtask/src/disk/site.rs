//! Where a transaction works: the folder that it changes, and what it leaves beside it while it runs.

use super::paths::under;
use anyhow::{Context as _, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// One place on disk that is changed as a whole.
///
/// The staging folder is never inside `generated/`: Cargo takes every folder there for a workspace member, and a
/// run that was killed would leave a workspace that cannot even start the tool that mends it.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// What paths of outputs are relative to.
    pub(crate) base: PathBuf,
    /// How the base is spelled in messages; empty where paths from it are plain enough.
    shown: PathBuf,
    /// Where files wait until all of them are written.
    pub(crate) staged: PathBuf,
    /// Held by whoever changes this place.
    pub(crate) lock: PathBuf,
}

impl Site {
    /// The workspace: slices and their crates.
    pub(crate) fn workspace(root: &Path) -> Self {
        Self {
            base: root.to_owned(),
            shown: PathBuf::new(),
            staged: root.join(INSIDE[0]),
            lock: root.join(INSIDE[1]),
        }
    }

    /// A folder of its own; what leads to it is created.
    ///
    /// # Errors
    /// If the path ends in no name, or what leads to it cannot be created.
    pub(crate) fn beside(folder: &Path) -> Result<Self> {
        let (parent, name) = place(folder)?;
        let base = parent.join(&name);
        let shown = folder.to_owned();
        if base.exists() && !same_device(&base, &parent) {
            // A mount point: nothing can be renamed into it from beside it.
            return Ok(Self {
                staged: base.join(INSIDE[0]),
                lock: base.join(INSIDE[1]),
                base,
                shown,
            });
        }
        Ok(Self {
            staged: parent.join(hidden(&name, "staged")),
            lock: parent.join(hidden(&name, "lock")),
            base,
            shown,
        })
    }

    /// A path from the base, as a message spells it.
    pub(crate) fn show(&self, path: &str) -> String {
        under(&self.shown, path).display().to_string()
    }
}

/// Names of the staging folder and the lock where they stand in the base itself.
pub(crate) const INSIDE: [&str; 2] = [".xtask.staged", ".xtask.lock"];

/// Whether a file can be renamed from one folder to the other.
#[cfg(unix)]
pub(crate) fn same_device(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| path.metadata().map(|metadata| metadata.dev()).ok();
    device(one) == device(other)
}

/// Whether a file can be renamed from one folder to the other; assumed.
#[cfg(not(unix))]
pub(crate) fn same_device(_: &Path, _: &Path) -> bool {
    true
}

/// The parent, in full and without links, and the name in it.
fn place(folder: &Path) -> Result<(PathBuf, OsString)> {
    let cannot = || format!("cannot write to {}", folder.display());
    let full = if folder.exists() {
        folder.canonicalize().with_context(cannot)?
    } else {
        let full = std::path::absolute(folder).with_context(cannot)?;
        let parent = full.parent().with_context(cannot)?;
        std::fs::create_dir_all(parent).with_context(cannot)?;
        let name = full
            .file_name()
            .context("it ends in no name")
            .with_context(cannot)?;
        parent.canonicalize().with_context(cannot)?.join(name)
    };
    let name = full
        .file_name()
        .context("it has no name")
        .with_context(cannot)?;
    let parent = full
        .parent()
        .context("it stands in no folder")
        .with_context(cannot)?;
    Ok((parent.to_owned(), name.to_owned()))
}

fn hidden(name: &OsString, what: &str) -> OsString {
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(what);
    hidden
}
