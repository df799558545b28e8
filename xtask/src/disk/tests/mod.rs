//! Transactions on small folders: what they write, leave alone and refuse, and that an interruption never leaves them
//! between old and new.

mod halfway;
mod obstacles;
mod stops;
mod writing;

use super::mark::mark;
use super::operations::{Disk, NewFile, Operations, create};
use super::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The real disk without syncing: no test cuts the power.
pub(super) struct Unsynced;

impl Operations for Unsynced {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        Disk.create_folder(path)
    }

    fn write_new(&mut self, files: &[NewFile<'_>]) -> io::Result<()> {
        files
            .iter()
            .try_for_each(|(path, bytes)| create(path, bytes).map(drop))
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        Disk.remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        Disk.remove_folder(path)
    }

    fn sync(&mut self, _: &[PathBuf]) -> io::Result<()> {
        Ok(())
    }
}

/// The content of a generated file.
pub(super) fn ours(text: &str) -> String {
    mark("a.rs", "cargo xtask generate x", text.to_owned()).unwrap()
}

/// A set of `(path, text)`; each text gets its mark.
pub(super) fn output(folder: &str, extraneous: Extraneous, files: &[(&str, &str)]) -> Output {
    let files = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), ours(text)))
        .collect();
    Output {
        folder: folder.to_owned(),
        files,
        extraneous,
    }
}

/// Writes, without lock and recovery.
pub(super) fn put(root: &Path, outputs: &[Output]) -> Result<Written> {
    Ok(write(&Target::workspace(root), outputs, &mut Unsynced)?.written)
}

/// Writes a file, and creates its folders.
pub(super) fn plant(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Everything below a folder: folders as `None`, files by their text.
pub(super) fn snapshot(root: &Path) -> BTreeMap<String, Option<String>> {
    let tree = scan::scan_all(root).unwrap();
    let folders = tree.folders.into_iter().map(|path| (path, None));
    let files = tree.files.into_keys().map(|path| {
        let text = fs::read_to_string(root.join(&path)).unwrap();
        (path, Some(text))
    });
    folders.chain(files).collect()
}

/// Old and new state of two crates, a file outside, an orphaned crate and a new one.
pub(super) fn before() -> Vec<Output> {
    vec![
        output(
            "generated/a",
            Extraneous::Remove,
            &[
                ("Cargo.toml", "same"),
                ("src/lib.rs", "old"),
                ("src/Case.rs", "old"),
                ("src/gone/deep/x.rs", "old"),
                ("src/file", "becomes a folder"),
                ("src/folder/x.rs", "its folder becomes a file"),
            ],
        ),
        output(
            "generated/orphan",
            Extraneous::Remove,
            &[("Cargo.toml", "old"), ("src/lib.rs", "old")],
        ),
        output("metadata/a", Extraneous::Keep, &[("names.toml", "old")]),
    ]
}

/// See [`before`].
pub(super) fn after() -> Vec<Output> {
    vec![
        output(
            "generated/a",
            Extraneous::Remove,
            &[
                ("Cargo.toml", "same"),
                ("src/lib.rs", "new"),
                ("src/case.rs", "new"),
                ("src/come/deep/y.rs", "new"),
                ("src/file/x.rs", "new"),
                ("src/folder", "new"),
            ],
        ),
        output(
            "generated/b",
            Extraneous::Remove,
            &[("Cargo.toml", "new"), ("src/deep/lib.rs", "new")],
        ),
        output("generated/orphan", Extraneous::Remove, &[]),
        output("metadata/a", Extraneous::Keep, &[("names.toml", "new")]),
    ]
}
