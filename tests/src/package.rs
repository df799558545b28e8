//! Packages that tests write below the target folder and hand to cargo: offline, with the versions of this workspace.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root;

/// A package on disk, a workspace of its own.
#[derive(Debug)]
pub struct Package {
    folder: PathBuf,
}

impl Package {
    /// Writes these files and nothing else into the folder, beside the lock file of this workspace. What has not changed
    /// is not touched, so that cargo need not build it again.
    ///
    /// # Errors
    /// If a file can't be written.
    pub fn write<'t>(
        folder: &Path,
        files: impl IntoIterator<Item = (String, &'t str)>,
    ) -> io::Result<Self> {
        let lock = fs::read_to_string(root().join("Cargo.lock"))?;
        let files = files
            .into_iter()
            .map(|(path, text)| (folder.join(path), text));
        let lock = (folder.join("Cargo.lock"), &*lock);
        let files: Vec<(PathBuf, &str)> = files.chain([lock]).collect();
        for path in below(folder)? {
            if !files.iter().any(|(known, _)| *known == path) {
                fs::remove_file(path)?;
            }
        }
        for (path, text) in files {
            if fs::read_to_string(&path).is_ok_and(|old| old == text) {
                continue;
            }
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Runs a command of cargo in it, and returns what it prints: nothing of cargo's own, but every warning.
    ///
    /// # Errors
    /// What cargo and the compiler say where it fails.
    pub fn cargo(&self, arguments: &[&str], target: &Path) -> Result<String, String> {
        let output = Command::new(env!("CARGO"))
            .args(["--offline", "--quiet"])
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target)
            // Hardly any of them is compiled a second time with a change in it, and the whole ones keep gigabytes.
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .output();
        let output = output.map_err(|error| error.to_string())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let printed = text(&output.stdout) + &text(&output.stderr);
        if output.status.success() {
            Ok(printed)
        } else {
            Err(printed)
        }
    }
}

/// The folder that a test is compiled in, by its `CARGO_TARGET_TMPDIR`: what is compiled there already need not be compiled
/// again for a package of the test.
///
/// # Panics
/// If that is no folder in another.
pub fn target(tmp: &Path) -> &Path {
    tmp.parent().expect("the target folder")
}

/// All files below a folder that need not be there.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop().filter(|folder| folder.exists()) {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    Ok(files)
}
