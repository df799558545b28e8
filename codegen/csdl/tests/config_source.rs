//! `source.toml`, and `slice.toml` held against it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::{self, AskedFor, Config, Source};

const SLICE: &str = r#"
crate = "graph-mail"
paths = ["/me/messages/**"]

[[override]]
target = "n.x"
update = "PUT"
reason = "so"

[[override]]
target = "n.y"
contained = true
update = "PUT"
reason = "so"

[[resource]]
property = "n.x/p"
operations = ["replace", "count"]
reason = "so"

[[type]]
name = "n.z"
reason = "so"
"#;

fn source(config: &Config) -> Source {
    Source {
        file: Some("v1.0 \"x\".csdl".to_owned()),
        date: Some("2026-07-31".to_owned()),
        api: Some("v1.0".to_owned()),
        sha256: Some("00".to_owned()),
        bytes: Some(3),
        asked: Some(AskedFor::of(config)),
    }
}

fn said(slice: &str, source: &Source) -> String {
    match config::read_config(slice)
        .unwrap()
        .with_source(source, "mail")
    {
        Ok(_) => String::new(),
        Err(problems) => problems.render(|_| ("slice.toml", slice)),
    }
}

#[test]
fn what_is_written_is_read() {
    let source = source(&config::read_config(SLICE).unwrap());
    let text = config::write_source(&source, "says");
    assert_eq!(
        text,
        r#"# says

file = "v1.0 \"x\".csdl"
date = "2026-07-31"
api = "v1.0"
sha256 = "00"
bytes = 3

# What slice.toml asked for when the facts were taken; where it asks for something else, import again.
[asked]
paths = [
    "/me/messages/**",
]
types = [
    "n.z",
]
resources = [
    "n.x/p: count, replace",
]
overrides = [
    "n.y: contained = true",
]
"#
    );
    assert_eq!(config::read_source(&text), Ok(source));
    assert_eq!(config::read_source(""), Ok(Source::default()));
}

#[test]
fn a_slice_of_two_lines_takes_version_and_api_from_its_facts() {
    let two = "crate = \"graph-mail\"\npaths = [\"/me\"]\n";
    let config = config::read_config(two).unwrap();
    let source = source(&config);
    let config = config.with_source(&source, "mail").unwrap();
    assert_eq!(config.version.as_deref(), Some("0.1.0"));
    assert_eq!(config.api.as_deref(), Some("v1.0"));
}

#[test]
fn more_than_was_taken_is_refused_and_less_is_not() {
    let source = source(&config::read_config(SLICE).unwrap());
    assert_eq!(said(SLICE, &source), "");
    for (from, to, what) in [
        (
            "/messages/**\"]",
            "/messages/**\", \"/me\"]",
            "the path `/me` is new",
        ),
        ("\"n.z\"", "\"n.w\"", "the type `n.w` is new"),
        ("\"replace\", ", "", "the resource `n.x/p: count` is new"),
        (
            "\"replace\", ",
            "",
            "the resource `n.x/p: count, replace` is gone",
        ),
        (
            "contained = true",
            "contained = false",
            "the override `n.y: contained = false` is new",
        ),
        (
            "contained = true",
            "",
            "the override `n.y: contained = true` is gone",
        ),
        (
            "target = \"n.x\"",
            "readable = true\ntarget = \"n.x\"",
            "the override `n.x: readable = true` is new",
        ),
        (
            "\npaths",
            "\napi = \"beta\"\npaths",
            "`api` is beta, and the facts in schema.csdl are those of v1.0",
        ),
    ] {
        let said = said(&SLICE.replace(from, to), &source);
        assert!(said.contains(what), "{what}: {said}");
        assert!(
            said.contains("cargo xtask import FILE --slice mail"),
            "{said}"
        );
        let is_of_a_file = said.contains("(FILE: the path of v1.0 \"x\".csdl");
        assert_eq!(is_of_a_file, !what.starts_with("`api`"), "{said}");
    }
    for (from, to) in [
        ("[\"/me/messages/**\"]", "[]"),
        ("[[type]]\nname = \"n.z\"\nreason = \"so\"\n", ""),
        (
            "target = \"n.x\"\nupdate = \"PUT\"",
            "target = \"n.x\"\nupdate = \"PATCH\"",
        ),
        ("graph-mail", "graph-post"),
        ("\npaths", "\napi = \"v1.0\"\npaths"),
    ] {
        assert_eq!(said(&SLICE.replace(from, to), &source), "", "{to}");
    }
    let less = config::read_config("paths = []").unwrap();
    assert_eq!(source.unused(&less), ["/me/messages/**", "n.z"]);
}

#[test]
fn facts_written_by_hand_have_no_source() {
    assert_eq!(said(SLICE, &Source::default()), "");
    let old = config::read_source("file = \"beta.csdl\"\nbytes = 1\n").unwrap();
    assert!(
        said(SLICE, &old).contains("source.toml does not say what"),
        "{}",
        said(SLICE, &old)
    );
}
