//! `source.toml`, and `slice.toml` checked against it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::{self, Config, Requested, Source};
use std::collections::BTreeSet;

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
        requested: Some(Requested::of(config, &BTreeSet::new())),
    }
}

fn said(slice: &str, source: &Source) -> String {
    match config::read_config(slice)
        .unwrap()
        .with_source(source, "mail", &BTreeSet::new())
    {
        Ok(_) => String::new(),
        Err(problems) => problems.render(|_| ("slice.toml", slice)),
    }
}

#[test]
fn written_input_is_read() {
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
    let config = config
        .with_source(&source, "mail", &BTreeSet::new())
        .unwrap();
    assert_eq!(config.version.as_deref(), None);
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

#[test]
fn corrections_of_what_the_facts_declare_are_asked_for_too() {
    let declared: BTreeSet<String> = ["a.user", "a.Service/users", "a.assign"]
        .map(str::to_owned)
        .into();
    let config = |targets: &str, says: &str| {
        let text = format!(
            "[[correction]]\ntargets = [{targets}]\n{says}\nreason = \"r\"\nsource = \"s\"\ndate = \"2026-08-20\"\n"
        );
        let mut config =
            config::read_config("crate = \"graph-mail\"\npaths = [\"/me\"]\n").unwrap();
        config.corrections = config::read_corrections(&text).unwrap();
        config
    };
    let plain = config("\"a.other/manager\"", "contained = true");
    let then = source(&plain);
    let said = |now: &config::Config| {
        let settled = now.clone().with_source(&then, "mail", &declared);
        settled.map_or_else(|it| it.render(|_| ("slice.toml", "")), |_| String::new())
    };
    assert_eq!(said(&plain), "", "of a type that the facts lack");
    assert_eq!(said(&config("\"a.user/manager\"", "update = \"PUT\"")), "");
    let elsewhere = config("\"a.lend(a.user)\"", "exists = false");
    assert_eq!(said(&elsewhere), "", "of an operation that the facts lack");
    for target in [
        "\"a.user/manager\"",
        "\"a.Service/users\"",
        "\"a.assign(a.user)\"",
    ] {
        let value = if target.contains('(') {
            "exists = false"
        } else {
            "navigable = true"
        };
        let new = config(target, value);
        let message = said(&new);
        assert!(message.contains("the correction `"), "{target}: {message}");
        assert!(
            message.contains("is new, and schema.csdl was made without it"),
            "{message}"
        );
        let now = source_of(&new, &declared);
        let kept = config::read_source(&config::write_source(&now, "says")).unwrap();
        assert_eq!(kept, now);
        assert!(
            new.clone().with_source(&kept, "mail", &declared).is_ok(),
            "{target}"
        );
        let gone = plain
            .clone()
            .with_source(&kept, "mail", &declared)
            .unwrap_err();
        assert!(
            gone.render(|_| ("slice.toml", "")).contains("is gone"),
            "{target}"
        );
    }
}

fn source_of(config: &config::Config, declared: &BTreeSet<String>) -> Source {
    Source {
        requested: Some(Requested::of(config, declared)),
        ..source(config)
    }
}
