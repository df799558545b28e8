//! `check`.

use crate::sandbox::Sandbox;
use std::fs;

#[test]
fn all_is_well_after_generate() {
    let sandbox = Sandbox::generated();
    let run = sandbox
        .run(&["check"])
        .expect(0)
        .prints(&["tiny: ", "generated files are up to date"]);
    assert_eq!((run.out.lines().count(), run.err.as_str()), (1, ""));
}

#[test]
fn every_kind_of_drift_is_named_with_its_fix() {
    let sandbox = Sandbox::generated();
    let fresh = sandbox.snapshot("");
    let lib = sandbox.text("generated/tiny/src/lib.rs");
    let (number, last) = lib.lines().enumerate().last().unwrap();
    sandbox.plant(
        "generated/tiny/src/lib.rs",
        format!("{}// Drift.\n", &lib[..lib.len() - last.len() - 1]),
    );
    fs::remove_file(sandbox.path("generated/tiny/Cargo.toml")).unwrap();
    sandbox.plant("generated/tiny/src/orphan.rs", &lib);
    fs::create_dir(sandbox.path("generated/tiny/empty")).unwrap();
    sandbox.plant("generated/gone/src/lib.rs", &lib);
    sandbox.plant(
        "metadata/tiny/names.toml",
        sandbox
            .text("metadata/tiny/names.toml")
            .replace('\n', "\r\n"),
    );
    let before = sandbox.snapshot("");

    let run = sandbox.run(&["check"]).expect(1).prints(&[
        "generated/tiny/Cargo.toml: missing",
        "generated/tiny/src/orphan.rs: orphaned",
        "generated/tiny/empty: orphaned: an empty folder",
        "metadata/tiny/names.toml: stale, line 1\n    on disk:   # @generated",
        "(ends in CR LF)",
        "to fix this: cargo xtask generate tiny\n",
        "generated/gone: orphaned: no slice generates this crate",
        "to fix this: cargo xtask generate\n",
    ]);
    let stale = format!(
        "generated/tiny/src/lib.rs: stale, line {}\n    on disk:   // Drift.\n    generated: {last}\n",
        number + 1
    );
    assert!(run.out.contains(&stale), "{stale} is not in {}", run.out);
    assert_eq!(run.err, "");
    assert_eq!(sandbox.snapshot(""), before, "check writes nothing");

    sandbox.run(&["generate"]).expect(0);
    sandbox.run(&["check"]).expect(0);
    assert_eq!(sandbox.snapshot(""), fresh);
}

#[test]
fn a_slice_without_a_crate_is_a_finding() {
    let sandbox = Sandbox::new();
    sandbox.run(&["check"]).expect(1).prints(&[
        "generated/tiny: missing: the slice has no crate",
        "generated/tiny/src/lib.rs: missing",
        "to fix this: cargo xtask generate tiny",
    ]);
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn files_of_others_are_a_finding() {
    let sandbox = Sandbox::generated();
    sandbox.plant("generated/tiny/notes.txt", "mine\n");
    sandbox
        .run(&["check"])
        .expect(1)
        .prints(&["generated/tiny/notes.txt: is not a generated file"]);
}

#[test]
fn bad_input_is_no_finding() {
    let sandbox = Sandbox::generated();
    sandbox.plant("metadata/tiny/schema.csdl", "<a/>");
    sandbox
        .run(&["check"])
        .expect(2)
        .complains(&["metadata/tiny/schema.csdl:1:1: "]);
}

#[cfg(unix)]
#[test]
fn a_workspace_that_cannot_be_written_to_can_be_checked() {
    let sandbox = Sandbox::generated();
    // A folder at the lock's path has the effect of missing permission, and stops root too.
    fs::create_dir(sandbox.path(".xtask.lock")).unwrap();
    sandbox
        .run(&["check"])
        .expect(2)
        .complains(&["cannot lock"]);
    fs::remove_dir(sandbox.path(".xtask.lock")).unwrap();
    sandbox.run(&["check"]).expect(0);
}
