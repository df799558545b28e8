//! Files that changed since the last run are found and repaired.

use super::{ALONE, BESIDE, IN_TARGET, is_recalled, mark, standalone, workspace};
use crate::sandbox::Sandbox;
use std::fs::{self, File};

/// A change of a file, with its name.
type Touch = (&'static str, fn(&Sandbox, &str));

/// Changes of the files of a crate, given its `lib.rs`.
fn touches() -> Vec<Touch> {
    let mut touches: Vec<Touch> = vec![
        ("edited", |sandbox, lib| {
            sandbox.plant(lib, sandbox.text(lib) + "// mine\n");
        }),
        ("edited, of the same length", |sandbox, lib| {
            sandbox.plant(lib, sandbox.text(lib).replace("pub ", "bup "));
        }),
        ("truncated", |sandbox, lib| {
            let head = sandbox.text(lib)[..90].to_owned();
            sandbox.plant(lib, head);
        }),
        ("removed", |sandbox, lib| {
            fs::remove_file(sandbox.path(lib)).unwrap();
        }),
        ("removed with its folder", |sandbox, lib| {
            fs::remove_dir_all(sandbox.path(lib).parent().unwrap()).unwrap();
        }),
        ("added", |sandbox, lib| {
            sandbox.plant(&lib.replace("lib", "added"), sandbox.text(lib));
        }),
        ("added in a folder of its own", |sandbox, lib| {
            sandbox.plant(&lib.replace("lib", "more/added"), sandbox.text(lib));
        }),
        ("an empty folder", |sandbox, lib| {
            fs::create_dir(sandbox.path(&lib.replace("lib.rs", "empty"))).unwrap();
        }),
        ("swapped with another", |sandbox, lib| {
            let other = sandbox.path(&lib.replace("lib.rs", "models/thing.rs"));
            let (lib, free) = (sandbox.path(lib), sandbox.path("free"));
            fs::rename(&lib, &free).unwrap();
            fs::rename(&other, &lib).unwrap();
            fs::rename(&free, &other).unwrap();
        }),
    ];
    if cfg!(unix) {
        touches.push((
            "edited, of the same length and as old as before",
            |sandbox, lib| {
                let path = sandbox.path(lib);
                let modified = path.metadata().unwrap().modified().unwrap();
                sandbox.plant(lib, sandbox.text(lib).replace("pub ", "bup "));
                let file = File::options().write(true).open(&path).unwrap();
                file.set_modified(modified).unwrap();
            },
        ));
    }
    touches
}

#[test]
fn every_change_is_found_and_repaired() {
    for (sandbox, memory, args, lib) in [
        (standalone(), BESIDE, &ALONE[..], "out/src/lib.rs"),
        (
            workspace(),
            IN_TARGET,
            &["generate"],
            "generated/tiny/src/lib.rs",
        ),
    ] {
        let folder = lib.split('/').next().unwrap();
        let (fresh, empty) = (sandbox.snapshot(folder), lib.replace("lib.rs", "empty"));
        for (how, touch) in touches() {
            touch(&sandbox, lib);
            let mut run = sandbox.command(args);
            assert!(!is_recalled(&sandbox, memory, &mut run), "{lib} is {how}");
            assert_eq!(sandbox.snapshot(folder), fresh, "{lib} was {how}");
            assert!(!sandbox.path(&empty).exists());
            // This run may find a file that changed just before, and is then not remembered; the next one is.
            std::thread::sleep(std::time::Duration::from_millis(50));
            sandbox.run(args).expect(0);
            assert!(is_recalled(&sandbox, memory, &mut sandbox.command(args)));
        }
    }
}

#[test]
fn obstacles_are_found() {
    let sandbox = standalone();
    sandbox.plant("out/src/mine.rs", "mine\n");
    mark(&sandbox, BESIDE);
    sandbox
        .run(&ALONE)
        .expect(2)
        .complains(&["out/src/mine.rs is not a generated file"]);

    let sandbox = workspace();
    sandbox.plant("generated/tiny/notes.txt", "mine\n");
    sandbox.plant("generated/loose.md", "mine\n");
    sandbox.run(&["generate"]).expect(2).complains(&[
        "generated/tiny/notes.txt is not a generated file",
        "generated/loose.md is not a generated file",
    ]);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_same_text_is_found() {
    let sandbox = standalone();
    let lib = sandbox.path("out/src/lib.rs");
    fs::rename(&lib, sandbox.path("moved.rs")).unwrap();
    std::os::unix::fs::symlink(sandbox.path("moved.rs"), &lib).unwrap();
    let run = sandbox.run(&ALONE).expect(2);
    run.complains(&["out/src/lib.rs is a symbolic link"]);
}

#[test]
fn a_crate_that_no_slice_makes_is_found() {
    let sandbox = workspace();
    let manifest = sandbox.text("generated/tiny/Cargo.toml");
    sandbox.plant("generated/orphan/Cargo.toml", manifest);
    sandbox
        .run(&["generate"])
        .expect(0)
        .prints(&["0 written, 1 removed"]);
    assert!(!sandbox.path("generated/orphan").exists());
}
