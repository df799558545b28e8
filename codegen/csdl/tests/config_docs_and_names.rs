//! `docs.toml` and `names.toml`: what is read of them, and what is said of ones that are not right.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::config::{self, HeldObject, Names};
use graph_csdl::problem::line_and_column;
use std::collections::BTreeMap;

const DOCS: &str = r#"
[types."n.job"]
doc = "A job."
page = "synchronization-synchronizationjob"

[types."n.job".properties]
schedule = "When it runs."

[types."n.code".members]
Active = "It runs."

[operations."n.job/provisionOnDemand"]
doc = "Provisions one user."
page = "synchronization-synchronizationjob-provisionondemand"
returns = "What was done."

[operations."n.job/provisionOnDemand".parameters]
parameters = "Whom to provision."
"#;

#[test]
fn descriptions_are_read() {
    let docs = config::read_descriptions(DOCS).unwrap();
    let job = &docs.types["n.job"];
    assert_eq!(
        (&*job.doc.value, job.page.as_deref()),
        ("A job.", Some("synchronization-synchronizationjob"))
    );
    assert_eq!(line_and_column(DOCS, job.doc.at), (3, 7));
    assert_eq!(job.properties["schedule"].value, "When it runs.");
    assert_eq!(docs.types["n.code"].doc.value, "");
    assert_eq!(docs.types["n.code"].members["Active"].value, "It runs.");
    let operation = &docs.operations["n.job/provisionOnDemand"];
    assert_eq!(operation.doc.value, "Provisions one user.");
    assert_eq!(operation.returns.as_ref().unwrap().value, "What was done.");
    assert_eq!(
        operation.parameters["parameters"].value,
        "Whom to provision."
    );
}

#[test]
fn every_problem_of_descriptions_is_reported_in_one_run() {
    let text = r#"
types."n.a" = "a"
[types."n.b"]
doc = ""
page = "https://x/y"
propertys = {}
[types."n.b".members]
A = 1
[types."n.c"]
properties = "x"
[operation]
"#;
    let messages = config::read_descriptions(text)
        .unwrap_err()
        .render(|_| ("docs.toml", text));
    assert_eq!(
        messages,
        r#"docs.toml:2:15: in [types]: n.a is a string
    to fix it: write a table with the heading [types."n.a"]
docs.toml:4:7: in [types."n.b"]: doc is empty
    to fix it: write a few words
docs.toml:5:8: in [types."n.b"]: "https://x/y" is not the name of a page
    to fix it: write the last part of its address, as in synchronization-synchronizationjob-get
docs.toml:6:1: in [types."n.b"]: unknown key "propertys"
    to fix it: write `properties`, or remove it
docs.toml:8:5: in [types."n.b".members]: A is an integer
    to fix it: write a string in quotes
docs.toml:10:14: in [types."n.c"]: properties is a string
    to fix it: write a table with the heading [types."n.c".properties]
docs.toml:11:2: unknown key "operation"
    to fix it: write `operations`, or remove it
"#
    );
}

#[test]
fn names_are_written_and_read() {
    let held = |target: &str, boxed| HeldObject {
        target: target.to_owned(),
        boxed,
    };
    let names = Names {
        names: BTreeMap::from([
            ("n.x/y".to_owned(), "rust_name".to_owned()),
            ("Collection(n.x)/list".to_owned(), "list".to_owned()),
            ("n.\"q\"'\\\n".to_owned(), "q".to_owned()),
        ]),
        fields: BTreeMap::from([
            ("n.x/y".to_owned(), held("n.z", false)),
            ("n.z/x".to_owned(), held("n.x", true)),
        ]),
    };
    let text = config::write_names(&names);
    let entries = r#"
[names]
"Collection(n.x)/list" = "list"
"n.\"q\"'\\\n" = "q"
"n.x/y" = "rust_name"

[fields]
"n.x/y" = "n.z"
"n.z/x" = "Box<n.x>"
"#;
    assert!(text.ends_with(entries), "{text}");
    assert_eq!(config::read_names(&text).unwrap(), names);
    assert_eq!(config::read_names("").unwrap(), Names::default());
}

#[test]
fn names_must_be_names_in_rust() {
    let text = "[names]\n\"n.a\" = \"type\"\n\"n.b\" = \"b c\"\n\"n.c\" = 1\n";
    let messages = config::read_names(text)
        .unwrap_err()
        .render(|_| ("names.toml", text));
    assert_eq!(
        messages,
        r#"names.toml:2:9: "type" is not a name in Rust
    to fix it: write a name that is no keyword; an underscore after it helps
names.toml:3:9: "b c" is not a name in Rust
    to fix it: write letters, digits and underscores alone, no digit first
names.toml:4:9: in [names]: n.c is an integer
    to fix it: write a string in quotes
"#
    );
}

/// `names.toml` is written by the generator, and may be edited by hand: what is no name of its kind is refused with its line.
#[test]
fn names_that_are_taken_are_refused() {
    for (item, name, what) in [
        ("n.a", "a//b", "\"a//b\" is not a name in Rust"),
        ("n.a", "A /* b */", "\"A /* b */\" is not a name in Rust"),
        ("n.a", "A\\nB", "\"A\\nB\" is not a name in Rust"),
        ("n.a", "a::B", "\"a::B\" is not a name in Rust"),
        ("n.a", "_", "\"_\" is not a name in Rust"),
        ("n.a/b", "gen", "\"gen\" is not a name in Rust"),
        ("n.a/b", "r#self", "\"r#self\" is not a name in Rust"),
        ("n.a/b", "r#b", "\"r#b\" is not a name in Rust"),
        (
            "n.a",
            "String",
            "the name \"String\" is taken: the files of models use it",
        ),
        (
            "n.a/b",
            "additional",
            "the name \"additional\" is taken: every struct has it, or a setter of that name",
        ),
        (
            "n.a/b",
            "UnknownValue",
            "the name \"UnknownValue\" is taken: it is the variant of members that are not known",
        ),
        (
            "n.a owned builder.b",
            "list",
            "the name \"list\" is taken: it is that of a built-in method",
        ),
        (
            "n.a owned builder",
            "Target",
            "the name \"Target\" is taken: the files of request builders and parameters use it",
        ),
    ] {
        let text = format!("[names]\n\"n.ok\" = \"Ok_\"\n\"{item}\" = \"{name}\"\n");
        let messages = config::read_names(&text)
            .unwrap_err()
            .render(|_| ("names.toml", &text));
        let line = messages.lines().next().unwrap_or_default();
        assert!(
            line.starts_with("names.toml:3:") && line.ends_with(what),
            "{item}: {messages}"
        );
    }
    for (item, name) in [
        ("n.a/type", "r#type"),
        ("n.method", "Method"),
        ("n.a/core", "core"),
        ("n.e/string", "String"),
        ("n.a/2fa", "_2fa"),
        ("n.a owned builder.list", "list_resource"),
        ("n.a#module", "a"),
    ] {
        let text = format!("[names]\n\"{item}\" = \"{name}\"\n");
        assert!(config::read_names(&text).is_ok(), "{item}: {name}");
    }
}
