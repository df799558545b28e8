//! A file lock: one run at a time. The operating system releases it when a run dies; the file names its holder.

use anyhow::{Context as _, Result, bail};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait for another run: longer than any run takes.
const PATIENCE: Duration = Duration::from_secs(120);

/// Held until dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits for the lock; `waiting` is called once, with its holder.
    ///
    /// # Errors
    /// If the file cannot be created, or the other run does not end.
    pub(crate) fn take(path: &Path, waiting: impl FnOnce(&str)) -> Result<Self> {
        let started = Instant::now();
        let mut waiting = Some(waiting);
        loop {
            if let Some(file) =
                try_take(path).with_context(|| format!("cannot lock {}", path.display()))?
            {
                return Ok(Self {
                    path: path.to_owned(),
                    _file: file,
                });
            }
            let holder = fs::read_to_string(path).unwrap_or_default();
            if started.elapsed() > PATIENCE {
                bail!(
                    "{} is locked by another run (process {})",
                    path.display(),
                    holder.trim()
                );
            }
            if started.elapsed() > Duration::from_millis(500)
                && let Some(waiting) = waiting.take()
            {
                waiting(holder.trim());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Lock {
    /// The file is removed while the lock is held; whoever opened it before notices in [`is_at`].
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// The lock, unless another run has it.
fn try_take(path: &Path) -> std::io::Result<Option<File>> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    if !is_at(&file, path)? {
        return Ok(None);
    }
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())?;
    Ok(Some(file))
}

/// Whether the file still has this name: the previous run may have removed it after we opened it.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> std::io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let there = match fs::symlink_metadata(path) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let here = file.metadata()?;
    Ok((here.dev(), here.ino()) == (there.dev(), there.ino()))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> std::io::Result<bool> {
    path.try_exists()
}
