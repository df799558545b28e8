//! A run with other arguments or inputs is another run.

use super::{BESIDE, IN_TARGET, is_recalled, standalone, workspace};
use crate::sandbox::{ALONE, CSDL, SLICE, Sandbox};
use std::fs;
use std::process::Command;

/// A change of an argument or input.
type Change = (&'static str, fn(&Sandbox));

#[test]
fn other_arguments_make_another_run() {
    let changes: [Change; 7] = [
        ("metadata", |sandbox| {
            let path = "metadata/tiny/schema.csdl";
            sandbox.plant(path, CSDL.replace("width", "depth"));
        }),
        ("slice.toml", |sandbox| {
            let longer = SLICE.to_owned() + "divide = true\n";
            sandbox.plant("metadata/tiny/slice.toml", longer);
        }),
        ("docs.toml", |sandbox| {
            let docs = "[types.\"tiny.thing\"]\ndoc = \"Some thing.\"\n";
            sandbox.plant("metadata/tiny/docs.toml", docs);
        }),
        ("names.toml", |sandbox| {
            let names = sandbox.text("metadata/tiny/names.toml");
            let path = "metadata/tiny/names.toml";
            sandbox.plant(path, names.replace("width = \"width\"", ""));
        }),
        ("a page", |sandbox| {
            let page = "```http\nGET https://graph.microsoft.com/beta/things\n```\n";
            sandbox.plant("metadata/tiny/examples/things.md", page);
        }),
        ("corrections.toml", |sandbox| {
            let correction = "[[correction]]\ntargets = [\"tiny.thing\"]\nupdate = \"PUT\"\nreason = \"r\"\nsource = \"s\"\ndate = \"2026-11-28\"\n";
            sandbox.plant("metadata/corrections.toml", correction);
        }),
        ("another slice", |sandbox| {
            let slice = SLICE.replace("graph-tiny", "graph-other");
            sandbox.plant("metadata/other/slice.toml", slice);
            sandbox.plant("metadata/other/schema.csdl", CSDL);
        }),
    ];
    for (what, change) in changes {
        let (sandbox, new) = (workspace(), Sandbox::new());
        change(&sandbox);
        let mut run = sandbox.command(&["generate"]);
        assert!(!is_recalled(&sandbox, IN_TARGET, &mut run), "{what}");
        if what != "names.toml" {
            change(&new);
            new.run(&["generate"]).expect(0);
            assert_eq!(
                sandbox.snapshot("generated"),
                new.snapshot("generated"),
                "{what}"
            );
        }
    }
}

#[test]
fn another_argument_is_another_run() {
    let config = "[[rename]]\nitem = \"tiny.size\"\nname = \"Extent\"\nreason = \"a test\"\n";
    let table: [(usize, &str); 3] = [(4, "/things"), (6, "v1.0"), (8, "graph-things")];
    for (at, value) in table {
        let sandbox = standalone();
        let mut args = ALONE;
        let is_same = args[at] == value;
        args[at] = value;
        let mut run = sandbox.command(&args);
        let is_recalled = is_recalled(&sandbox, BESIDE, &mut run);
        assert_eq!(is_recalled, is_same, "{value}");
    }
    for more in [["--config", "config.toml"], ["--runtime", "0.1"]] {
        let sandbox = standalone();
        sandbox.plant("config.toml", config);
        let args = [&ALONE[..], &more].concat();
        let mut run = sandbox.command(&args);
        assert!(!is_recalled(&sandbox, BESIDE, &mut run), "{more:?}");
    }
    let sandbox = workspace();
    let mut run = sandbox.command(&["generate", "tiny"]);
    assert!(!is_recalled(&sandbox, IN_TARGET, &mut run));
}

#[test]
fn another_generator_does_it_itself() {
    let sandbox = standalone();
    let program = sandbox.path("xtask");
    fs::copy(env!("CARGO_BIN_EXE_xtask"), &program).unwrap();
    let run = |sandbox: &Sandbox| {
        let mut command = Command::new(&program);
        command.args(ALONE).current_dir(sandbox.root());
        is_recalled(sandbox, BESIDE, &mut command)
    };
    assert!(!run(&sandbox), "a program elsewhere");
    assert!(run(&sandbox));
    fs::remove_file(&program).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_xtask"), &program).unwrap();
    assert!(!run(&sandbox), "a program that is built again");
}
