//! Help and usage.

use crate::sandbox::Sandbox;

#[test]
fn every_command_explains_itself() {
    let table: [(&[&str], &[&str]); 10] = [
        (
            &["--help"],
            &[
                "Usage: cargo xtask <COMMAND>",
                "generate",
                "check",
                "examples",
                "list",
                "why",
                "import",
                "fetch",
                "snippet",
            ],
        ),
        (
            &["generate", "--help"],
            &[
                "[SLICE]...",
                "--metadata <FILE>",
                "--path <PATTERN>",
                "--name <CRATE>",
                "--out <DIR>",
                "--config <FILE>",
                "--runtime <PATH|VERSION>",
                "--api <VERSION>",
                "256 MB",
                "cargo xtask generate --metadata",
            ],
        ),
        (
            &["fetch", "--help"],
            &[
                "[SLICE]...",
                "--url <URL>",
                "--cloud <CLOUD>",
                "us-government",
            ],
        ),
        (
            &["check", "--help"],
            &["Writes nothing", "cargo xtask check"],
        ),
        (
            &["examples", "--help"],
            &[
                "--slice <NAME>",
                "--metadata <FILE>",
                "--other-metadata <FILE>",
                "--docs <DIR|FILE>",
                "--format <FORMAT>",
                "sarif",
                "--mutate",
                "--summary <FILE>",
                "findings.toml",
            ],
        ),
        (
            &["list", "--help"],
            &[
                "--slice <NAME>",
                "--metadata <FILE>",
                "--format <FORMAT>",
                "json",
            ],
        ),
        (
            &["diff", "--help"],
            &[
                "SLICE@REVISION",
                "today's corrections",
                "--slice <NAME>",
                "--format <FORMAT>",
            ],
        ),
        (
            &["why", "--help"],
            &["<ITEM>", "cargo xtask why synchronizationLinkedObjects"],
        ),
        (
            &["import", "--help"],
            &[
                "<FILE>",
                "--slice <NAME>",
                "--api <VERSION>",
                "256 MB",
                "cargo xtask import",
            ],
        ),
        (
            &["snippet", "--help"],
            &[
                "<PAGE>...",
                "--slice <NAME>",
                "--summary",
                "cargo xtask snippet",
            ],
        ),
    ];
    let sandbox = Sandbox::new();
    for (args, texts) in table {
        let run = sandbox
            .run(args)
            .expect(0)
            .prints(texts)
            .prints(&["Exit codes:"]);
        assert_eq!(run.err, "", "{args:?}");
        assert!(
            run.out.lines().all(|line| line.chars().count() <= 120),
            "{}",
            run.out
        );
    }
}

#[test]
fn wrong_usage_exits_with_2_and_changes_nothing() {
    let table: [(&[&str], &str); 12] = [
        (&[], "Usage"),
        (&["generat"], "unrecognized subcommand"),
        (&["generate", "--metadata", "a.csdl"], "--path"),
        (
            &[
                "generate",
                "--metadata",
                "a.csdl",
                "--path",
                "/a",
                "--name",
                "a",
            ],
            "--out",
        ),
        (
            &[
                "generate",
                "--metadata",
                "a.csdl",
                "--path",
                "/a",
                "--out",
                "a",
            ],
            "--name",
        ),
        (&["generate", "--name", "a"], "--metadata"),
        (
            &[
                "generate",
                "tiny",
                "--metadata",
                "a",
                "--path",
                "/a",
                "--name",
                "a",
                "--out",
                "a",
            ],
            "cannot be used with",
        ),
        (
            &[
                "generate",
                "--metadata",
                "a",
                "--path",
                "/a",
                "--name",
                "../a",
                "--out",
                "a",
            ],
            "is not the name of a crate",
        ),
        (&["list"], "--slice"),
        (
            &[
                "list",
                "--slice",
                "tiny",
                "--metadata",
                "a.csdl",
                "--path",
                "/a",
            ],
            "cannot be used with",
        ),
        (
            &["list", "--slice", "tiny", "--format", "xml"],
            "possible values: text, json",
        ),
        (&["import", "a.csdl"], "--slice"),
    ];
    let sandbox = Sandbox::new();
    let before = sandbox.snapshot("");
    for (args, text) in table {
        let run = sandbox.run(args).expect(2).complains(&[text]);
        assert_eq!(run.out, "", "{args:?}");
    }
    assert_eq!(sandbox.snapshot(""), before);
}
