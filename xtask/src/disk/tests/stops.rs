//! A run may be interrupted between any two steps, and in the middle of a write.

use super::*;
use crate::disk::operations::Operations;
use crate::disk::recover::recover;
use std::io;
use std::path::PathBuf;

/// A disk that performs a number of steps and then fails; the write that fails is partial.
pub(super) struct StopAfter(pub(super) usize);

impl StopAfter {
    fn step(&mut self) -> io::Result<()> {
        self.0 = self
            .0
            .checked_sub(1)
            .ok_or_else(|| io::Error::other("stopped"))?;
        Ok(())
    }
}

impl Operations for StopAfter {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        Unsynced.create_folder(path)
    }

    fn write_new(&mut self, files: &[NewFile<'_>]) -> io::Result<()> {
        for (path, bytes) in files {
            if self.0 == 1 {
                create(path, &bytes[..bytes.len() / 2])?;
            }
            self.step()?;
            if self.0 == 0 {
                return Err(io::Error::other("stopped"));
            }
            create(path, bytes)?;
        }
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Unsynced.rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        Unsynced.remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step()?;
        Unsynced.remove_folder(path)
    }

    fn sync(&mut self, _: &[PathBuf]) -> io::Result<()> {
        self.step()
    }
}

pub(super) fn old() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &before()).unwrap();
    plant(root.path(), "metadata/a/slice.toml", "by hand");
    root
}

pub(super) fn new() -> BTreeMap<String, Option<String>> {
    let root = old();
    put(root.path(), &after()).unwrap();
    snapshot(root.path())
}

#[test]
fn after_a_stop_anywhere_the_next_run_finds_all_old_or_all_new() {
    let (old_tree, new_tree) = (snapshot(old().path()), new());
    let (mut undone, mut finished) = (0, 0);
    for steps in 0.. {
        let root = old();
        let target = Target::workspace(root.path());
        if write(&target, &after(), &mut StopAfter(steps)).is_ok() {
            break;
        }
        let recovered = recover(&target, &mut Unsynced).unwrap();
        let tree = snapshot(root.path());
        assert!(
            tree == old_tree || tree == new_tree,
            "half done after {steps} steps"
        );
        match recovered {
            Some(Recovered::Finished) => assert_eq!(tree, new_tree, "{steps}"),
            Some(Recovered::Undone) => assert_eq!(tree, old_tree, "{steps}"),
            None => {}
        }
        undone += usize::from(tree == old_tree);
        finished += usize::from(tree == new_tree);
        write(&target, &after(), &mut Unsynced).unwrap();
        assert_eq!(snapshot(root.path()), new_tree, "{steps}");
    }
    assert!(undone > 10 && finished > 20, "{undone} {finished}");
}

#[test]
fn recovery_may_be_stopped_as_well() {
    let (old_tree, new_tree) = (snapshot(old().path()), new());
    for steps in (0..).step_by(3) {
        for more in (0..).step_by(2) {
            let root = old();
            let target = Target::workspace(root.path());
            if write(&target, &after(), &mut StopAfter(steps)).is_ok() {
                return;
            }
            let done = recover(&target, &mut StopAfter(more)).is_ok();
            recover(&target, &mut Unsynced).unwrap();
            let tree = snapshot(root.path());
            assert!(
                tree == old_tree || tree == new_tree,
                "half done after {steps} and {more} steps"
            );
            if done {
                break;
            }
        }
    }
}

#[test]
fn a_file_created_meanwhile_is_kept() {
    let mut refused = 0;
    for steps in 0.. {
        let root = old();
        let target = Target::workspace(root.path());
        if write(&target, &after(), &mut StopAfter(steps)).is_ok() {
            break;
        }
        let mine = [
            "generated/a/src/lib.rs",
            "generated/orphan/src/lib.rs",
            "generated/b/src/deep/lib.rs",
        ];
        for path in mine {
            plant(root.path(), path, "mine");
        }
        refused += usize::from(recover(&target, &mut Unsynced).is_err());
        for path in mine {
            assert_eq!(
                fs::read_to_string(root.path().join(path)).unwrap(),
                "mine",
                "{path} after {steps}"
            );
        }
    }
    assert!(refused > 0);
}

#[test]
fn removals_stay_in_the_target() {
    for at in ["../outside", "/outside", "a/../../outside"] {
        let root = tempfile::tempdir().unwrap();
        let target = Target::workspace(root.path());
        plant(
            root.path(),
            ".xtask.staged/remove.json",
            &format!("[{at:?}]"),
        );
        let error = format!("{:#}", recover(&target, &mut Unsynced).unwrap_err());
        assert!(error.contains("it names the path"), "{error}");
        assert!(error.contains("remove "), "{error}");
    }
}

#[test]
fn a_foreign_staging_folder_is_kept() {
    let root = tempfile::tempdir().unwrap();
    plant(root.path(), ".xtask.staged/thesis.doc", "mine");
    let error = recover(&Target::workspace(root.path()), &mut Unsynced).unwrap_err();
    assert!(
        format!("{error:#}").contains("thesis.doc was put there by somebody else"),
        "{error:#}"
    );
}
