//! A run with the same inputs as the last one, and unchanged files, ends at once; every change of a file
//! is found.

mod arguments;
mod touched;

use crate::sandbox::{ALONE, CSDL, Run, Sandbox};
use std::fs;
use std::process::Command;

/// The memory files, with `--out` and for slices.
const BESIDE: &str = ".out.remembered";
const IN_TARGET: &str = "target/xtask.remembered";

/// A message that only the memory has, printed by a run that uses it.
const SENTINEL: &str = "from memory";

/// A workspace with a crate made by `--out`.
fn standalone() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&ALONE).expect(0);
    sandbox
}

/// A workspace with a target folder, whose slice is generated and remembered.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.plant("target/debug/xtask", "");
    // The first run writes names, which are an input of the second.
    for _ in 0..2 {
        sandbox.run(&["generate"]).expect(0);
    }
    sandbox
}

/// Puts a message into the memory that no run prints itself.
fn mark(sandbox: &Sandbox, memory: &str) {
    let text = sandbox.text(memory);
    let mut lines: Vec<&str> = text.lines().collect();
    let messages = format!("[[\"{SENTINEL}\\n\", []]]");
    lines[2] = &messages;
    sandbox.plant(memory, lines.join("\n"));
}

/// Whether a run used its memory.
fn is_recalled(sandbox: &Sandbox, memory: &str, command: &mut Command) -> bool {
    mark(sandbox, memory);
    Run::of(command).expect(0).err.contains(SENTINEL)
}

#[test]
fn a_repeated_run_ends_at_once() {
    for (sandbox, memory, args) in [
        (standalone(), BESIDE, &ALONE[..]),
        (workspace(), IN_TARGET, &["generate"]),
    ] {
        let before = sandbox.snapshot("");
        sandbox
            .run(args)
            .expect(0)
            .prints(&[" 0 written, 0 removed"]);
        assert_eq!(sandbox.snapshot(""), before);
        assert!(is_recalled(&sandbox, memory, &mut sandbox.command(args)));
    }
}

#[test]
fn the_output_is_the_same() {
    let sandbox = Sandbox::new();
    let strange = CSDL.replace("<ComplexType Name=\"unused\" />", "<x:y xmlns:x=\"x\" />");
    sandbox.plant("metadata/tiny/schema.csdl", strange);
    for format in ["text", "json"] {
        let args = [&ALONE[..], &["--format", format]].concat();
        sandbox.run(&args).expect(0);
        fs::remove_file(sandbox.path(BESIDE)).unwrap();
        let full = sandbox.run(&args).expect(0);
        let recalled = sandbox.run(&args).expect(0);
        assert_eq!((&full.out, &full.err), (&recalled.out, &recalled.err));
        assert!(
            format!("{}{}", full.out, full.err).contains("namespace"),
            "{full:?}"
        );
    }
}

#[test]
fn it_is_no_part_of_the_crate() {
    let sandbox = standalone();
    let names = fs::read_dir(sandbox.path("out")).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    assert_eq!(
        names,
        ["Cargo.toml", "README.md", "runtime", "rustfmt.toml", "src"]
    );
    assert!(sandbox.path(BESIDE).is_file());
}

#[test]
fn a_damaged_memory_is_ignored() {
    let sandbox = standalone();
    let memory = sandbox.text(BESIDE);
    let fresh = sandbox.snapshot("out");
    for text in [
        "".to_owned(),
        "{}".to_owned(),
        "\u{0}".repeat(1000),
        memory.replacen("remembers 2", "remembers 1", 1),
        memory[..memory.len() / 2].to_owned(),
        memory.lines().take(2).collect::<Vec<_>>().join("\n"),
        memory.replacen("[[", "[", 1),
    ] {
        sandbox.plant(BESIDE, &text);
        let run = sandbox.run(&ALONE).expect(0);
        run.prints(&["0 written, 0 removed"]);
        assert_eq!(sandbox.snapshot("out"), fresh, "{text}");
        assert_ne!(sandbox.text(BESIDE), text, "it is remembered anew");
    }
    fs::remove_file(sandbox.path(BESIDE)).unwrap();
    fs::create_dir(sandbox.path(BESIDE)).unwrap();
    sandbox.run(&ALONE).expect(0);
    assert!(sandbox.path(BESIDE).is_dir());
    assert!(!sandbox.path(".out.remembered.part").exists());
}

/// `check` compares bytes. A memory that has the stat of an edited file hides nothing.
#[test]
fn check_does_not_ask_the_memory() {
    let sandbox = workspace();
    let lib = "generated/tiny/src/lib.rs";
    sandbox.plant(lib, sandbox.text(lib) + "// mine\n");
    // The memory of a run that had left the edited file.
    let stat = stat_of_a_generated_file(&sandbox, lib);
    let memory = sandbox.text(IN_TARGET);
    let lines = memory.lines().map(|line| match line.split_once('\t') {
        Some((_, "src/lib.rs")) => format!("{stat}\tsrc/lib.rs"),
        _ => line.to_owned(),
    });
    sandbox.plant(IN_TARGET, lines.collect::<Vec<_>>().join("\n"));
    let mut run = sandbox.command(&["generate"]);
    assert!(
        is_recalled(&sandbox, IN_TARGET, &mut run),
        "the memory is believed by generate"
    );
    let run = sandbox.run(&["check"]).expect(1);
    run.prints(&["generated/tiny/src/lib.rs: stale"]);
}

/// The stat of a file in the format of the memory.
fn stat_of_a_generated_file(sandbox: &Sandbox, path: &str) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let stat = sandbox.path(path).metadata().unwrap();
        let time = |seconds: i64, nanoseconds: i64| {
            i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds)
        };
        format!(
            "{} {} {} {} {}",
            stat.len(),
            time(stat.mtime(), stat.mtime_nsec()),
            time(stat.ctime(), stat.ctime_nsec()),
            stat.dev(),
            stat.ino()
        )
    }
    #[cfg(not(unix))]
    {
        let stat = sandbox.path(path).metadata().unwrap();
        let modified = stat.modified().unwrap();
        let modified = modified.duration_since(std::time::UNIX_EPOCH).unwrap();
        format!("{} {} 0 0 0", stat.len(), modified.as_nanos())
    }
}
