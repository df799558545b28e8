//! Invalid input: a helpful message, exit code 2, and nothing written.

use crate::sandbox::{CSDL, Run, Sandbox};
use std::fs::File;

fn refused(sandbox: &Sandbox, texts: &[&str]) -> Run {
    let before = sandbox.snapshot("");
    let run = sandbox.run(&["generate"]).expect(2).complains(texts);
    assert_eq!(sandbox.snapshot(""), before);
    assert_eq!(run.out, "");
    run
}

#[test]
fn all_problems_of_a_stage_are_reported_in_one_run() {
    let sandbox = Sandbox::new();
    let bad = CSDL
        .replace("tiny.size\" />", "tiny.sise\" />")
        .replace("\"tiny.colour\" />", "\"tiny.color\" />");
    sandbox.plant("metadata/tiny/schema.csdl", bad);
    refused(
        &sandbox,
        &[
            "metadata/tiny/schema.csdl:11:",
            "metadata/tiny/schema.csdl:12:",
            "tiny.sise",
            "tiny.color",
            "to fix it: ",
            "error: 3 problems; nothing was written",
        ],
    );
}

#[test]
fn places_are_counted_after_a_byte_order_mark() {
    let sandbox = Sandbox::new();
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(CSDL.replace("tiny.size\" />", "tiny.sise\" />").bytes());
    sandbox.plant("metadata/tiny/schema.csdl", &bytes);
    refused(&sandbox, &["metadata/tiny/schema.csdl:12:", "1 problem;"]);
}

#[test]
fn invalid_utf8_is_refused_with_its_line() {
    let sandbox = Sandbox::new();
    sandbox.plant("metadata/tiny/schema.csdl", b"<a>\n\xff\xfe</a>");
    refused(
        &sandbox,
        &["metadata/tiny/schema.csdl:2: the file is not UTF-8 (byte 4)"],
    );
    sandbox.plant("metadata/tiny/schema.csdl", CSDL);
    sandbox.plant("metadata/tiny/slice.toml", b"crate = \"\xff\"");
    refused(
        &sandbox,
        &["metadata/tiny/slice.toml:1: the file is not UTF-8 (byte 9)"],
    );
}

#[test]
fn files_that_are_too_large_are_refused_before_reading() {
    let sandbox = Sandbox::new();
    let file = File::create(sandbox.path("large.csdl")).unwrap();
    file.set_len(256 * 1024 * 1024 + 1).unwrap();
    let started = std::time::Instant::now();
    for args in [
        &["list", "--metadata", "large.csdl", "--path", "/a"] as &[&str],
        &["import", "large.csdl", "--slice", "tiny"],
        &[
            "generate",
            "--metadata",
            "large.csdl",
            "--path",
            "/a",
            "--name",
            "a",
            "--out",
            "a",
        ],
    ] {
        sandbox.run(args).expect(2).complains(&[
            "cannot read large.csdl",
            "268435457 bytes",
            "256 MB",
        ]);
    }
    assert!(started.elapsed().as_secs() < 60);
    if cfg!(unix) {
        let endless = ["list", "--metadata", "/dev/zero", "--path", "/a"];
        sandbox
            .run(&endless)
            .expect(2)
            .complains(&["cannot read /dev/zero", "256 MB"]);
    }
}

#[test]
fn a_path_as_given_is_in_every_message() {
    let sandbox = Sandbox::new();
    sandbox.plant("bad.csdl", "<a>");
    let list = |file: &str, path: &str| {
        sandbox
            .run(&["list", "--metadata", file, "--path", path])
            .expect(2)
    };
    list("./bad.csdl", "/a").complains(&["./bad.csdl:1:"]);
    list("no/such.csdl", "/a").complains(&["cannot read no/such.csdl: there is no such file"]);
    list("metadata", "/a").complains(&["cannot read metadata: it is a folder"]);
    let run = list("metadata/tiny/schema.csdl", "/thinks/**").complains(&["/thinks", "things"]);
    assert!(run.err.starts_with("command line: "), "{run:?}");
}
