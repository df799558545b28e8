//! The state after an interrupted run, as Cargo and others find it before the next run; and full or split disks.

use super::stops::{StopAfter, new, old};
use super::*;
use crate::disk::recover::recover;
use std::path::PathBuf;

fn holds(root: &Path, path: &str, text: &str) -> bool {
    fs::read_to_string(root.join(path)).is_ok_and(|found| found == ours(text))
}

/// Stops a run after each of its steps, and checks the state.
fn at_each_stop(before: &[Output], after: &[Output], check: impl Fn(&Path, usize)) {
    for steps in 0.. {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), before).unwrap();
        let target = Target::workspace(root.path());
        let stopped = write(&target, after, &mut StopAfter(steps)).is_err();
        check(root.path(), steps);
        if !stopped {
            return;
        }
    }
}

/// Cargo does not start in a workspace that has a folder without a manifest among its members.
#[test]
fn a_crate_appears_and_disappears_as_a_whole() {
    let crates = [
        ("generated/a", ["Cargo.toml", "src/lib.rs"]),
        ("generated/b", ["Cargo.toml", "src/deep/lib.rs"]),
        ("generated/orphan", ["Cargo.toml", "src/lib.rs"]),
    ];
    at_each_stop(&before(), &after(), |root, steps| {
        for (folder, files) in crates {
            let folder = root.join(folder);
            let there = files.map(|file| folder.join(file).exists());
            assert_eq!(there, [folder.exists(); 2], "{folder:?} after {steps}");
        }
    });
}

#[test]
fn a_part_appears_as_a_whole_before_the_manifest_that_names_it() {
    let old = [("Cargo.toml", "old"), ("src/lib.rs", "old")];
    let new = [
        ("Cargo.toml", "new"),
        ("models-1/Cargo.toml", "new"),
        ("models-1/src/lib.rs", "new"),
        ("src/lib.rs", "new"),
    ];
    let outputs = |files| [output("generated/a", Extraneous::Remove, files)];
    at_each_stop(&outputs(&old), &outputs(&new), |root, steps| {
        let part = root.join("generated/a/models-1").exists();
        for path in ["models-1/Cargo.toml", "models-1/src/lib.rs"] {
            let path = format!("generated/a/{path}");
            assert_eq!(holds(root, &path, "new"), part, "{path} after {steps}");
        }
        let manifest = holds(root, "generated/a/Cargo.toml", "new");
        assert!(part || !manifest, "no part after {steps}");
    });
}

#[cfg(unix)]
#[test]
fn links_that_were_made_meanwhile_are_not_followed() {
    let mut refused = 0;
    for steps in 0.. {
        let (root, elsewhere) = (old(), tempfile::tempdir().unwrap());
        let target = Target::workspace(root.path());
        if write(&target, &after(), &mut StopAfter(steps)).is_ok() {
            break;
        }
        for file in ["lib.rs", "Case.rs", "gone/deep/x.rs", "file"] {
            plant(elsewhere.path(), file, &ours("theirs"));
        }
        let src = root.path().join("generated/a/src");
        fs::remove_dir_all(&src).unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), &src).unwrap();
        let theirs = snapshot(elsewhere.path());
        refused += usize::from(recover(&target, &mut Unsynced).is_err());
        assert_eq!(snapshot(elsewhere.path()), theirs, "after {steps}");
    }
    assert!(refused > 0);
}

/// A disk with limited space; the last write may be partial.
struct Full(usize);

impl Operations for Full {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        Unsynced.create_folder(path)
    }

    fn write_new(&mut self, files: &[NewFile<'_>]) -> io::Result<()> {
        for (path, bytes) in files {
            let room = bytes.len().min(self.0);
            create(path, &bytes[..room])?;
            self.0 -= room;
            if room < bytes.len() {
                return Err(io::ErrorKind::StorageFull.into());
            }
        }
        Ok(())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        Unsynced.rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        Unsynced.remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        Unsynced.remove_folder(path)
    }

    fn sync(&mut self, _: &[PathBuf]) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_changes_nothing() {
    let old_tree = snapshot(old().path());
    for room in (0..).step_by(50) {
        let root = old();
        let Err(error) = write(&Target::workspace(root.path()), &after(), &mut Full(room)) else {
            assert!(room > 500, "{room}");
            return;
        };
        assert!(
            format!("{error:#}").starts_with("nothing was changed"),
            "{error:#}"
        );
        assert_eq!(snapshot(root.path()), old_tree, "nothing is left behind");
    }
}

/// `generated` and `metadata` are separate devices: no folder can be renamed to or from them.
struct Devices(StopAfter);

impl Operations for Devices {
    fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        self.0.create_folder(path)
    }

    fn write_new(&mut self, files: &[NewFile<'_>]) -> io::Result<()> {
        self.0.write_new(files)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let staged = |path: &Path| {
            path.components()
                .any(|name| name.as_os_str() == ".xtask.staged")
        };
        if from.is_dir()
            && from.file_name() != Some(".xtask.staging".as_ref())
            && staged(from) != staged(to)
        {
            return Err(io::ErrorKind::CrossesDevices.into());
        }
        self.0.rename(from, to)
    }

    fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        self.0.remove_file(path)
    }

    fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        self.0.remove_folder(path)
    }

    fn sync(&mut self, folders: &[PathBuf]) -> io::Result<()> {
        self.0.sync(folders)
    }
}

#[test]
fn folders_on_other_devices_are_written_as_well() {
    let (old_tree, new_tree) = (snapshot(old().path()), new());
    for steps in 0.. {
        let root = old();
        let target = Target::workspace(root.path());
        let done = write(&target, &after(), &mut Devices(StopAfter(steps))).is_ok();
        recover(&target, &mut Devices(StopAfter(usize::MAX))).unwrap();
        let tree = snapshot(root.path());
        assert!(
            tree == new_tree || tree == old_tree,
            "half done after {steps}"
        );
        if done {
            assert_eq!(tree, new_tree);
            return;
        }
    }
}
