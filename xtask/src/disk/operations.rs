//! Everything that changes the disk, one step at a time, so that a test can stop a run between any two steps.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The steps that a transaction is made of; reading needs none of them.
pub(crate) trait Operations {
    /// Creates a folder in one that exists.
    fn create_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Writes a file that does not exist yet.
    fn write_new(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Moves a file over whatever file is there, or a folder to where nothing is.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Brings what is in files, and the names that are in folders, down to the device.
    fn sync(&mut self, paths: &[PathBuf]) -> io::Result<()>;
}

/// The real disk.
pub(crate) struct Disk;

impl Operations for Disk {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)?
            .write_all(bytes)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::rename(from, to) {
            Err(error) if error.kind() == ErrorKind::CrossesDevices && from.is_file() => {
                copy_across(from, to)
            }
            result => result,
        }
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    /// Side by side, since a device does many at once as fast as one: a thousand files took 60 ms, not 2 s.
    fn sync(&mut self, paths: &[PathBuf]) -> io::Result<()> {
        let share = paths.len().div_ceil(SYNCS).max(1);
        std::thread::scope(|scope| {
            let workers: Vec<_> = paths
                .chunks(share)
                .map(|paths| scope.spawn(|| paths.iter().try_for_each(|path| sync(path))))
                .collect();
            let lost = |_| Err(io::Error::other("a thread was lost"));
            workers
                .into_iter()
                .try_for_each(|worker| worker.join().unwrap_or_else(lost))
        })
    }
}

/// How many files are brought down to the device at once.
const SYNCS: usize = 8;

fn sync(path: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened, and a file has to be opened for writing.
    if cfg!(unix) {
        File::open(path)?.sync_all()
    } else if path.is_dir() {
        Ok(())
    } else {
        OpenOptions::new().write(true).open(path)?.sync_all()
    }
}

/// What `rename` does, where the target is a mount point of its own: still whole or not at all.
fn copy_across(from: &Path, to: &Path) -> io::Result<()> {
    let beside = PathBuf::from(format!("{}.part", to.display()));
    fs::copy(from, &beside)?;
    sync(&beside)?;
    fs::rename(&beside, to)?;
    fs::remove_file(from)
}
