//! `list` and `why`.

use crate::sandbox::{CSDL, SLICE, Sandbox};
use std::io::Read as _;
use std::process::Stdio;

#[test]
fn a_list_is_the_same_from_a_slice_and_from_its_file() {
    let sandbox = Sandbox::new();
    for format in ["text", "json"] {
        let slice = sandbox
            .run(&["list", "--slice", "tiny", "--format", format])
            .expect(0);
        let file = [
            "list",
            "--metadata",
            "metadata/tiny/schema.csdl",
            "--path",
            "/things/**",
            "--format",
            format,
        ];
        let file = sandbox.run(&file).expect(0);
        assert_eq!(slice.out, file.out);
        assert!(slice.out.contains("/things/{}/tiny.paint"), "{}", slice.out);
    }
    let json = sandbox
        .run(&["list", "--slice", "tiny", "--format", "json"])
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["operations"].is_array() && json["types"].is_array());
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn a_closed_pipe_is_no_error() {
    let sandbox = Sandbox::new();
    let many: String = (0..3000)
        .map(|number| format!("<Property Name=\"property{number}\" Type=\"Edm.String\"/>\n"))
        .collect();
    let csdl = CSDL.replace(
        "<Property Name=\"colour\"",
        &format!("{many}<Property Name=\"colour\""),
    );
    sandbox.plant("metadata/tiny/schema.csdl", csdl);
    let mut command = sandbox.command(&["list", "--slice", "tiny", "--format", "json"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn why_prints_the_chain_from_pattern_to_item() {
    let sandbox = Sandbox::new();
    let chain = sandbox.run(&["why", "size"]).expect(0).out;
    let lines: Vec<_> = chain.lines().collect();
    for (line, text) in lines
        .iter()
        .zip(["/things/**", "/things", "tiny.thing", "tiny.size"])
    {
        assert!(line.contains(text), "{chain}");
    }
    assert_eq!(lines.len(), 4, "{chain}");
    let file = [
        "why",
        "tiny.size",
        "--metadata",
        "metadata/tiny/schema.csdl",
        "--path",
        "/things/**",
    ];
    for args in [
        &["why", "tiny.size"] as &[&str],
        &["why", "size", "--slice", "tiny"],
        &file,
    ] {
        assert_eq!(sandbox.run(args).expect(0).out, chain);
    }
    sandbox
        .run(&["why", "thing/colour"])
        .expect(0)
        .prints(&["colour"]);
    sandbox
        .run(&["why", "paint"])
        .expect(0)
        .prints(&["/things/{}/tiny.paint", "tiny.paint"]);
    sandbox
        .run(&["why", "/things/{id}/parts"])
        .expect(0)
        .prints(&["/parts is reached by /things/**"]);
}

#[test]
fn why_searches_every_slice() {
    let sandbox = Sandbox::new();
    let chain = sandbox.run(&["why", "size"]).expect(0).out;
    sandbox.plant(
        "metadata/other/slice.toml",
        SLICE.replace("/things/**", "/things/{id}/parts/{id}/paint"),
    );
    sandbox.plant("metadata/other/schema.csdl", CSDL);
    assert_eq!(
        sandbox.run(&["why", "size"]).expect(0).out,
        format!("in the slice tiny:\n{chain}"),
        "one slice has no reason"
    );
    assert_eq!(
        sandbox
            .run(&["why", "colour"])
            .expect(0)
            .out
            .lines()
            .filter(|line| line.is_empty())
            .count(),
        1
    );
    let run = sandbox.run(&["why", "unused"]).expect(2);
    run.complains(&["command line: in `unused`: ", "to fix it: ", "2 problems"]);
    sandbox
        .run(&["why", "sizes"])
        .expect(2)
        .complains(&["sizes", "size"]);
}

#[test]
fn all_unknown_slices_are_named_at_once() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["list", "--compare", "one", "two"]).expect(2);
    run.complains(&["there is no slice \"one\" or \"two\" in metadata/; the slices are: tiny"]);
}

/// Problems of both slices are in one run.
#[test]
fn both_slices_of_a_comparison_are_checked() {
    let sandbox = Sandbox::new();
    sandbox.plant("metadata/tiny/slice.toml", SLICE.replace("paths", "pathes"));
    sandbox.plant(
        "metadata/other/slice.toml",
        SLICE.replace("paths", "patches"),
    );
    sandbox.plant("metadata/other/schema.csdl", CSDL);
    let run = sandbox
        .run(&["list", "--compare", "tiny", "other"])
        .expect(2);
    run.complains(&[
        "metadata/tiny/slice.toml:",
        "\"pathes\"",
        "metadata/other/slice.toml:",
        "\"patches\"",
    ]);
}
