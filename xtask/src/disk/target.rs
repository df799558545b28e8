//! The folder that a transaction changes, and the names that it uses beside it while it runs.

use super::paths::under;
use anyhow::{Context as _, Result};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A folder that is changed as a whole.
///
/// What is staged is never inside `generated/`: Cargo takes every folder there for a workspace member, and a run that was
/// killed would leave a workspace that `cargo xtask` cannot start in.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// What paths of outputs are relative to.
    pub(crate) base: PathBuf,
    /// How the base is spelled in messages; empty for the workspace, whose paths are clear without it.
    shown: PathBuf,
    /// Where files are prepared. Whatever is in it, nothing has been changed yet.
    pub(crate) staging: PathBuf,
    /// Its name once all files are in it. From then on the transaction is finished, by whichever run.
    pub(crate) staged: PathBuf,
    /// Held by the run that changes this folder.
    pub(crate) lock: PathBuf,
    /// What the last run remembers; none where it would be in the way.
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

    /// A folder of its own; its parents are created.
    ///
    /// # Errors
    /// If the path ends in no name, or its parents cannot be created.
    pub(crate) fn beside(folder: &Path) -> Result<Self> {
        let (parent, name) = place(folder)?;
        let base = parent.join(&name);
        let shown = folder.to_owned();
        if base.exists() && !same_device(&base, &parent) {
            // A mount point: nothing can be renamed into it from beside it, and what stays in it would be packaged.
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

    /// A path from the base, as a message spells it.
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
