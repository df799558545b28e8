//! The operations that change the disk, one step at a time, so that a test can stop a run between any two steps.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The steps of a transaction; reading is not part of it.
pub(crate) trait Operations {
    /// Creates a folder; its parent exists.
    fn create_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Creates files in existing folders, and syncs their content to the device.
    fn write_new(&mut self, files: &[NewFile<'_>]) -> io::Result<()>;
    /// Moves a file, replacing an existing one, or a folder to a path where nothing is.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&mut self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&mut self, path: &Path) -> io::Result<()>;
    /// Syncs the entries of folders to the device.
    fn sync(&mut self, folders: &[PathBuf]) -> io::Result<()>;
}

/// A new file: path and content.
pub(crate) type NewFile<'a> = (PathBuf, &'a [u8]);

/// The real disk.
pub(crate) struct Disk;

impl Operations for Disk {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&mut self, files: &[NewFile<'_>]) -> io::Result<()> {
        side_by_side(files, |(path, bytes)| create(path, bytes)?.sync_data())
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

    fn sync(&mut self, folders: &[PathBuf]) -> io::Result<()> {
        side_by_side(folders, |folder| sync(folder))
    }
}

/// Creates a file.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let named = |error: io::Error| {
        io::Error::new(
            error.kind(),
            format!("cannot write {}: {error}", path.display()),
        )
    };
    let mut options = OpenOptions::new();
    let file = options.write(true).create_new(true).open(path);
    let mut file = file.map_err(named)?;
    file.write_all(bytes).map_err(named)?;
    Ok(file)
}

/// Writes many files at once: most of the time is spent waiting for the device, which syncs many as fast as one.
fn side_by_side<T: Sync>(
    items: &[T],
    work: impl Fn(&T) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let share = items.len().div_ceil(WORKERS).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = items
            .chunks(share)
            .map(|share| scope.spawn(|| share.iter().try_for_each(&work)))
            .collect();
        let lost = |_| Err(io::Error::other("a thread panicked"));
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(lost))
            .fold(Ok(()), Result::and)
    })
}

/// How many files are written at once.
const WORKERS: usize = 16;

fn sync(path: &Path) -> io::Result<()> {
    // Other systems cannot open a folder, and need a file opened for writing.
    if cfg!(unix) {
        File::open(path)?.sync_all()
    } else if path.is_dir() {
        Ok(())
    } else {
        OpenOptions::new().write(true).open(path)?.sync_all()
    }
}

/// Copies and renames, for a target that is a mount point; still atomic.
fn copy_across(from: &Path, to: &Path) -> io::Result<()> {
    let beside = PathBuf::from(format!("{}.part", to.display()));
    fs::copy(from, &beside)?;
    sync(&beside)?;
    fs::rename(&beside, to)?;
    fs::remove_file(from)
}
