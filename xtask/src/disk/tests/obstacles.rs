use super::*;

/// Prepares a disk, and names the obstacles that must be reported.
struct Case {
    name: &'static str,
    prepare: fn(&Path),
    refusals: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        name: "files of others, all of them named",
        prepare: |root| {
            plant(root, "generated/a/notes.txt", "mine");
            plant(root, "generated/a/src/lib.rs", "mine");
            plant(root, "generated/b/deep/er/data.bin", "mine");
            plant(root, "metadata/a/names.toml", "# mine");
        },
        refusals: &[
            "generated/a/notes.txt is not a generated file",
            "generated/a/src/lib.rs is not a generated file",
            "generated/b/deep/er/data.bin is not a generated file",
            "metadata/a/names.toml is not a generated file",
        ],
    },
    Case {
        name: "files of others in a crate that is removed",
        prepare: |root| plant(root, "generated/orphan/mine.rs", "mine"),
        refusals: &["generated/orphan/mine.rs is not a generated file"],
    },
    Case {
        name: "a file where a folder must be",
        prepare: |root| plant(root, "generated", "mine"),
        refusals: &["generated is a file where a folder is needed"],
    },
    Case {
        name: "a file where a crate must be",
        prepare: |root| plant(root, "generated/a", "mine"),
        refusals: &["generated/a is a file where a folder is needed"],
    },
    Case {
        name: "a folder where a file must be",
        prepare: |root| fs::create_dir_all(root.join("metadata/a/names.toml")).unwrap(),
        refusals: &["metadata/a/names.toml is a folder where a file is needed"],
    },
];

fn refusal(root: &Path, outputs: &[Output]) -> String {
    let earlier = snapshot(root);
    let error = format!("{:#}", put(root, outputs).unwrap_err());
    assert_eq!(snapshot(root), earlier, "nothing is written");
    error
}

#[test]
fn obstacles_are_named_and_nothing_is_written() {
    for case in CASES {
        let root = tempfile::tempdir().unwrap();
        (case.prepare)(root.path());
        let error = refusal(root.path(), &after());
        for expected in case.refusals {
            assert!(error.contains(expected), "{}: {error}", case.name);
        }
        assert_eq!(
            error.lines().count(),
            case.refusals.len() + 1,
            "{}: {error}",
            case.name
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    plant(elsewhere.path(), "x.rs", &ours("theirs"));
    fs::create_dir_all(root.path().join("generated/a/src")).unwrap();
    symlink(elsewhere.path(), root.path().join("generated/a/src/come")).unwrap();
    symlink("nowhere", root.path().join("generated/a/dangling")).unwrap();
    symlink(elsewhere.path(), root.path().join("generated/b")).unwrap();
    let error = format!("{:#}", put(root.path(), &after()).unwrap_err());
    for path in [
        "generated/a/src/come",
        "generated/a/dangling",
        "generated/b",
    ] {
        assert!(
            error.contains(&format!("{path} is a symbolic link")),
            "{error}"
        );
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn read_only_targets_are_named_before_anything_is_written() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &before()).unwrap();
    let protect = |path: &str, read_only| {
        let path = root.path().join(path);
        let mut permissions = path.metadata().unwrap().permissions();
        permissions.set_readonly(read_only);
        fs::set_permissions(path, permissions).unwrap();
    };
    protect("generated/a/src/lib.rs", true);
    assert!(refusal(root.path(), &after()).contains("generated/a/src/lib.rs is read-only"));
    assert_eq!(
        put(root.path(), &before()).unwrap().written,
        0,
        "equal files may be protected"
    );
    protect("generated/a/src/lib.rs", false);

    if cfg!(unix) {
        protect("generated", true);
        assert!(refusal(root.path(), &after()).contains("generated is read-only"));
        protect("generated", false);
        protect("generated/a/src", true);
        assert!(refusal(root.path(), &after()).contains("generated/a/src is read-only"));
        protect("generated/a/src", false);
        fs::create_dir(root.path().join("generated/a/empty")).unwrap();
        protect("generated/a/empty", true);
        assert!(refusal(root.path(), &after()).contains("generated/a/empty is read-only"));
        protect("generated/a/empty", false);
    }
}

#[test]
fn names_from_metadata_stay_in_their_folder() {
    let root = tempfile::tempdir().unwrap();
    for path in ["../escape.rs", "/escape.rs", "src/../../escape.rs"] {
        let bad = output("generated/a", Extraneous::Remove, &[(path, "x")]);
        assert!(refusal(root.path(), &[bad]).contains("leaves its folder"));
    }
    let twins = output(
        "generated/a",
        Extraneous::Remove,
        &[("src/a.rs", "x"), ("src/A.rs", "x")],
    );
    assert!(refusal(root.path(), &[twins]).contains("differ only in case"));
}
