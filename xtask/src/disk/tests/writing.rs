use super::*;
use std::time::SystemTime;

fn modified(path: &Path) -> SystemTime {
    path.metadata().unwrap().modified().unwrap()
}

#[test]
fn old_becomes_new_and_nothing_is_left_beside_it() {
    let root = tempfile::tempdir().unwrap();
    plant(root.path(), "metadata/a/slice.toml", "by hand");
    put(root.path(), &before()).unwrap();
    put(root.path(), &after()).unwrap();

    let fresh = tempfile::tempdir().unwrap();
    plant(fresh.path(), "metadata/a/slice.toml", "by hand");
    put(fresh.path(), &after()).unwrap();
    assert_eq!(snapshot(root.path()), snapshot(fresh.path()));
}

#[test]
fn equal_files_stay_untouched() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &before()).unwrap();
    let manifest = root.path().join("generated/a/Cargo.toml");
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    fs::File::options()
        .write(true)
        .open(&manifest)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();

    assert_eq!(put(root.path(), &before()).unwrap().written, 0);
    put(root.path(), &after()).unwrap();
    assert_eq!(modified(&manifest), long_ago);
    assert!(modified(&root.path().join("generated/a/src/lib.rs")) > long_ago);
}

#[cfg(unix)]
#[test]
fn whoever_has_a_file_open_or_linked_keeps_the_old_one() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &before()).unwrap();
    let path = root.path().join("generated/a/src/lib.rs");
    let link = root.path().join("link.rs");
    fs::hard_link(&path, &link).unwrap();
    let open = fs::File::open(&path).unwrap();
    put(root.path(), &after()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), ours("new"));
    assert_eq!(io::read_to_string(open).unwrap(), ours("old"));
    assert_eq!(fs::read_to_string(&link).unwrap(), ours("old"));
}

#[test]
fn a_standalone_crate_keeps_files_of_others() {
    let root = tempfile::tempdir().unwrap();
    let standalone = |files| output("", Extraneous::RemoveFromCrate, files);
    let target = Target::beside(&root.path().join("out")).unwrap();
    write(
        &target,
        &[standalone(&[("Cargo.toml", "1"), ("src/lib.rs", "1")])],
        &mut Unsynced,
    )
    .unwrap();
    for path in [
        "out/Cargo.lock",
        "out/target/debug/x",
        "out/.git/HEAD",
        "out/README.md",
        "out/tests/mine.rs",
    ] {
        plant(root.path(), path, "somebody's");
    }
    write(
        &target,
        &[standalone(&[("Cargo.toml", "2"), ("models-1/x", "1")])],
        &mut Unsynced,
    )
    .unwrap();
    write(
        &target,
        &[standalone(&[("Cargo.toml", "2")])],
        &mut Unsynced,
    )
    .unwrap();
    let names: Vec<_> = snapshot(root.path()).into_keys().collect();
    let expected = [
        "out",
        "out/.git",
        "out/.git/HEAD",
        "out/Cargo.lock",
        "out/Cargo.toml",
        "out/README.md",
        "out/target",
        "out/target/debug",
        "out/target/debug/x",
        "out/tests",
        "out/tests/mine.rs",
    ];
    assert_eq!(names, expected);
}

#[test]
fn an_empty_folder_is_filled() {
    let root = tempfile::tempdir().unwrap();
    let target = Target::beside(root.path()).unwrap();
    let output = output("", Extraneous::RemoveFromCrate, &[("src/lib.rs", "1")]);
    let done = write(&target, &[output], &mut Unsynced).unwrap();
    assert_eq!(done.written.written, 1);
    assert!(root.path().join("src/lib.rs").is_file());
}

#[test]
fn bytes_are_compared_so_line_endings_count() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &before()).unwrap();
    let path = root.path().join("generated/a/src/lib.rs");
    let unix = fs::read_to_string(&path).unwrap();
    fs::write(&path, unix.replace('\n', "\r\n")).unwrap();
    assert_eq!(put(root.path(), &before()).unwrap().written, 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), unix);
}

#[test]
fn the_lock_of_a_dead_run_blocks_nobody() {
    let root = tempfile::tempdir().unwrap();
    plant(root.path(), ".xtask.lock", "1\n");
    let transaction = Transaction::open(Target::workspace(root.path()), &|_| {
        panic!("nothing to say")
    })
    .unwrap();
    let holder = fs::read_to_string(root.path().join(".xtask.lock")).unwrap();
    assert_eq!(holder.trim(), std::process::id().to_string());
    drop(transaction);
    assert!(!root.path().join(".xtask.lock").exists());
}

#[test]
fn runs_take_turns() {
    let root = tempfile::tempdir().unwrap();
    let inside = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    let transaction =
                        Transaction::open(Target::workspace(root.path()), &|_| {}).unwrap();
                    assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                    inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                    drop(transaction);
                }
            });
        }
    });
}
