//! The folder that a transaction changes, and its working files beside it.

use super::paths::under;
use anyhow::{Context as _, Result};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A folder that is changed atomically.
///
/// Staging is never inside `generated/`: Cargo takes every folder there for a workspace member, and a killed run would
/// leave a workspace that `cargo xtask` cannot start in.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The base of the outputs' paths.
    pub(crate) base: PathBuf,
    /// The base in messages; empty for the workspace, whose paths are clear without it.
    shown: PathBuf,
    /// The staging folder. While it exists, nothing has been changed.
    pub(crate) staging: PathBuf,
    /// Its name once all files are in it. From then on the next run finishes the transaction.
    pub(crate) staged: PathBuf,
    /// The lock file of the run that changes this folder.
    pub(crate) lock: PathBuf,
    /// The memory of the last run; none if there is no place for it.
    pub(super) memory: Option<PathBuf>,
}

impl Target {
    /// The workspace: slices and their crates.
    pub(crate) fn workspace(root: &Path) -> Self {
        let target = root.join("target");
        let memory = target.is_dir().then(|| target.join("xtask.remembered"));
        Self {
            memory,
            ..Self::new(root.to_owned(), PathBuf::new(), root, "xtask")
        }
    }

    /// A standalone folder; its parents are created.
    ///
    /// # Errors
    /// If the path has no last name, or its parents cannot be created.
    pub(crate) fn beside(folder: &Path) -> Result<Self> {
        let (parent, name) = place(folder)?;
        let base = parent.join(&name);
        let shown = folder.to_owned();
        if base.exists() && !same_device(&base, &parent) {
            // A mount point: nothing can be renamed into it from outside, and files in it would be packaged.
            return Ok(Self {
                memory: None,
                ..Self::new(base.clone(), shown, &base, "xtask")
            });
        }
        Ok(Self::new(base, shown, &parent, name))
    }

    fn new(base: PathBuf, shown: PathBuf, working: &Path, name: impl AsRef<OsStr>) -> Self {
        let hidden = |what: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(&name);
            hidden.push(what);
            working.join(hidden)
        };
        Self {
            staging: hidden(".staging"),
            staged: hidden(".staged"),
            lock: hidden(".lock"),
            memory: Some(hidden(".remembered")),
            base,
            shown,
        }
    }

    /// A path from the base, for messages.
    pub(crate) fn show(&self, path: &str) -> String {
        under(&self.shown, path).display().to_string()
    }
}

/// Whether a file can be renamed from one folder to the other.
#[cfg(unix)]
fn same_device(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| path.metadata().map(|metadata| metadata.dev()).ok();
    device(one) == device(other)
}

/// Whether a file can be renamed from one folder to the other; assumed.
#[cfg(not(unix))]
fn same_device(_: &Path, _: &Path) -> bool {
    true
}

/// The parent, absolute and without links, and the name in it.
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
            .context("it does not end in a name")
            .with_context(cannot)?;
        parent.canonicalize().with_context(cannot)?.join(name)
    };
    let name = full
        .file_name()
        .context("it has no name")
        .with_context(cannot)?;
    let parent = full
        .parent()
        .context("it has no parent folder")
        .with_context(cannot)?;
    Ok((parent.to_owned(), name.to_owned()))
}
