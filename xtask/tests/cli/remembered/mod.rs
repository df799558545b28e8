//! A run that is asked the same as the last one, and finds everything as that left it, is over at once; whatever was touched
//! is found.

mod asked;
mod touched;

use crate::sandbox::{ALONE, CSDL, Run, Sandbox};
use std::fs;
use std::process::Command;

/// What a run remembers, with `--out` and for slices.
const BESIDE: &str = ".out.remembered";
const IN_TARGET: &str = "target/xtask.remembered";

/// Said by a run that is told by its memory what to say.
const SENTINEL: &str = "from memory";

/// A workspace in which a crate was made by `--out`.
fn alone() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&ALONE).expect(0);
    sandbox
}

/// A workspace in which Cargo has built something, so that there is a target folder, with its slice generated and remembered.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.plant("target/debug/xtask", "");
    // The first run gives names, which are an input of the second.
    for _ in 0..2 {
        sandbox.run(&["generate"]).expect(0);
    }
    sandbox
}

/// Lets the memory say something that no run would say.
fn mark(sandbox: &Sandbox, memory: &str) {
    let text = sandbox.text(memory);
    let mut lines: Vec<&str> = text.lines().collect();
    let said = format!("[[\"{SENTINEL}\\n\", []]]");
    lines[2] = &said;
    sandbox.plant(memory, lines.join("\n"));
}

/// Runs, and says whether that was over at once.
fn is_recalled(sandbox: &Sandbox, memory: &str, command: &mut Command) -> bool {
    mark(sandbox, memory);
    Run::of(command).expect(0).err.contains(SENTINEL)
}

#[test]
fn the_same_again_is_over_at_once() {
    for (sandbox, memory, args) in [
        (alone(), BESIDE, &ALONE[..]),
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
fn what_is_printed_is_the_same() {
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
    let sandbox = alone();
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
fn what_is_no_memory_is_as_if_there_were_none() {
    let sandbox = alone();
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

/// The verdict of `check` comes from bytes. A memory that says of an edited file that it is as it was hides nothing.
#[test]
fn check_does_not_ask_the_memory() {
    let sandbox = workspace();
    let lib = "generated/tiny/src/lib.rs";
    sandbox.plant(lib, sandbox.text(lib) + "// mine\n");
    // What a run would remember of the edited file, had it left it so.
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

/// The stat of a file in the form in which it is remembered.
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
