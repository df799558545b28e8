//! `source.toml`, and `slice.toml` checked against it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::{self, Config, Requested, Source, Taken};
use graph_csdl::problem::Input;
use std::collections::BTreeSet;
use std::sync::Arc;

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
        facts: None,
        requested: Some(Requested::of(config, &BTreeSet::new())),
    }
}

fn said(slice: &str, source: &Source) -> String {
    let text = config::write_source(source, "says");
    match config::read_config(slice)
        .unwrap()
        .with_source(taken(source, &text, &BTreeSet::new()))
    {
        Ok(_) => String::new(),
        Err(problems) => problems.render(|input| match input {
            Input::Source => ("source.toml", text.as_str()),
            _ => ("slice.toml", slice),
        }),
    }
}

fn taken<'t>(source: &'t Source, text: &'t str, declared: &'t BTreeSet<String>) -> Taken<'t> {
    Taken {
        source,
        text,
        slice: "mail",
        declared,
    }
}

#[test]
fn written_input_is_read() {
    let source = Source {
        facts: Some("11".to_owned()),
        ..source(&config::read_config(SLICE).unwrap())
    };
    let text = config::write_source(&source, "says");
    assert_eq!(
        text,
        r#"# says

file = "v1.0 \"x\".csdl"
date = "2026-07-31"
api = "v1.0"
sha256 = "00"
bytes = 3
facts = "11"

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
        .with_source(taken(&source, "", &BTreeSet::new()))
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
            "slice.toml:3:29: in the path pattern `/me`: it is new, and schema.csdl was made without it",
        ),
        (
            "\"n.z\"",
            "\"n.w\"",
            "in [[type]] name = \"n.w\": it is new, and",
        ),
        (
            "\"replace\", ",
            "",
            "in [[resource]] property = \"n.x/p\": it is changed: schema.csdl was made with `n.x/p: count, replace`",
        ),
        (
            "contained = true",
            "contained = false",
            "in [[override]] target = \"n.y\": it is changed: schema.csdl was made with `n.y: contained = true`",
        ),
        (
            "contained = true",
            "",
            "source.toml:21:5: in overrides: `n.y: contained = true` is stated no more, and schema.csdl was made with it",
        ),
        (
            "target = \"n.x\"",
            "readable = true\ntarget = \"n.x\"",
            "in [[override]] target = \"n.x\": it is new, and",
        ),
        (
            "\npaths",
            "\napi = \"beta\"\npaths",
            "slice.toml:3:1: `api` is beta, and the facts in schema.csdl are those of v1.0",
        ),
    ] {
        let said = said(&SLICE.replace(from, to), &source);
        assert!(said.contains(what), "{what}: {said}");
        assert_eq!(said.matches("to fix it").count(), 1, "one message: {said}");
        assert!(
            said.contains("cargo xtask import FILE --slice mail"),
            "{said}"
        );
        let is_of_a_file = said.contains("(FILE: the path of v1.0 \"x\".csdl");
        assert_eq!(is_of_a_file, !what.contains("`api`"), "{said}");
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
        said(SLICE, &old).contains("source.toml:1:1: the file does not say what"),
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
        let settled = now.clone().with_source(taken(&then, "", &declared));
        let text = &*now.corrections.text;
        settled.map_or_else(
            |it| it.render(|_| ("corrections.toml", text)),
            |_| String::new(),
        )
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
        let named = target.trim_matches('"');
        assert!(
            message.starts_with(&format!(
                "corrections.toml:2:12: in [[correction]] of `{named}`: it is new or changed, and"
            )),
            "{message}"
        );
        let affected = format!("    corrections.toml:2:12: {named}: {value}\n    to fix it: ");
        assert!(message.contains(&affected), "{message}");
        let now = source_of(&new, &declared);
        let text = config::write_source(&now, "says");
        let kept = config::read_source(&text).unwrap();
        assert_eq!(kept, now);
        assert!(
            new.clone().with_source(taken(&kept, "", &declared)).is_ok(),
            "{target}"
        );
        let gone = plain
            .clone()
            .with_source(taken(&kept, &text, &declared))
            .unwrap_err();
        let gone = gone.render(|_| ("source.toml", &text));
        assert!(
            gone.starts_with("source.toml:15:5: in corrections: `") && gone.contains("no more"),
            "{target}: {gone}"
        );
    }
}

/// A new entry is one message, whatever the number of its targets, and a changed one has its value of before.
#[test]
fn a_new_correction_is_reported_once_with_all_that_it_is_about() {
    let declared: BTreeSet<String> = ["a.user", "a.group"].map(str::to_owned).into();
    let config = |value: &str| {
        let text = format!(
            "[[correction]]\ntargets = [\"b.other\", \"a.user/drive\", \"a.group/drive\"]\ncontained = {value}\n\
             reason = \"r\"\nsource = \"s\"\ndate = \"2026-08-20\"\n"
        );
        let mut config = config::read_config("paths = [\"/me\"]\n").unwrap();
        config.corrections = config::read_corrections(&text).unwrap();
        config
    };
    let messages = |now: &str, source: &Source| {
        let now = config(now);
        let text = Arc::clone(&now.corrections.text);
        let refused = now.with_source(taken(source, "", &declared)).unwrap_err();
        refused.render(|_| ("corrections.toml", &text))
    };
    let plain = source(&config::read_config("paths = [\"/me\"]\n").unwrap());
    assert_eq!(
        messages("false", &plain),
        "corrections.toml:2:12: in [[correction]] of `b.other`: it is new or changed, and schema.csdl was made without \
         it: it is about these items of the slice\n    \
         corrections.toml:2:23: a.user/drive: contained = false\n    \
         corrections.toml:2:39: a.group/drive: contained = false\n    \
         to fix it: take the facts again: cargo xtask import FILE --slice mail (FILE: the path of v1.0 \"x\".csdl, or \
         of a later one)\n"
    );
    let before = source_of(&config("true"), &declared);
    let changed = messages("false", &before);
    let affected = "a.user/drive: contained = false; before: a.user/drive: contained = true\n";
    assert!(changed.contains(affected), "{changed}");
    assert_eq!(changed.matches("to fix it").count(), 1, "{changed}");
}

fn source_of(config: &config::Config, declared: &BTreeSet<String>) -> Source {
    Source {
        requested: Some(Requested::of(config, declared)),
        ..source(config)
    }
}
