//! Entries are compared by what their targets resolve to, in whatever form these are written.

use super::small::{self, render};
use super::{BODY, overridden, refused};
use graph_csdl::config::{read_config, read_corrections};

const POKE: &str = "\"ns.poke(ns.thing,Edm.String)\"";

/// Each entry has six lines, so that the second one starts in line 7.
#[test]
fn one_element_in_several_forms() {
    let cases = [
        (
            POKE,
            "\"ns.poke(ns.thing)\"",
            "returns = \"ns.part\"",
            "returns = \"ns.thing\"",
        ),
        (
            POKE,
            "\"ns.poke\"",
            "returns = \"ns.part\"",
            "returns = \"ns.thing\"",
        ),
        (
            "\"ns.poke/how\"",
            "\"ns.poke(ns.thing)/how\"",
            "nullable = false",
            "nullable = true",
        ),
    ];
    for (one, other, this, that) in cases {
        let messages = refused(BODY, &[(one, this), (other, that)]);
        assert!(messages.contains("corrections.toml:"), "{messages}");
        let text = format!(
            "` contradicts `{this}` at line 2, column 12 (`{}`)",
            one.trim_matches('"')
        );
        assert!(messages.contains(&text), "{text}\n{messages}");
        let messages = refused(BODY, &[(one, this), (other, this)]);
        assert!(
            messages.contains("is stated at line 2, column 12 (`"),
            "{messages}"
        );
    }
}

/// Without metadata only spaces can be told to make no difference.
#[test]
fn spaces_make_no_difference() {
    let entry = |target: &str| {
        format!(
            "[[correction]]\ntargets = [\"{target}\"]\nreturns = \"ns.part\"\nreason = \"r\"\nsource = \"s\"\ndate = \"2024-01-01\"\n"
        )
    };
    let text = entry("ns.poke(ns.thing,Edm.String)") + &entry("ns.poke(ns.thing, Edm.String)");
    let problems = read_corrections(&text).unwrap_err();
    let messages = render(&problems, "");
    assert!(
        messages.contains("at line 2, column 12 (`ns.poke(ns.thing,Edm.String)`) too"),
        "{messages}"
    );
}

#[test]
fn absent_targets_have_no_corrections() {
    let gone = "exists = false";
    let cases = [
        (POKE, gone, "\"ns.poke(ns.thing)\"", "returns = \"ns.part\""),
        (POKE, gone, "\"ns.poke(ns.thing)/how\"", "nullable = false"),
        ("\"ns.poke/how\"", "nullable = false", POKE, gone),
        ("\"ns.C/me\"", gone, "\"ns.C/me/part\"", "deletable = false"),
        ("\"ns.C/me/part\"", "deletable = false", "\"ns.C/me\"", gone),
        (
            "\"ns.thing\"",
            "add = '<Property Name=\"z\" Type=\"Edm.String\" />'",
            "\"ns.thing/z\"",
            gone,
        ),
        (
            "\"ns.thing/z\"",
            gone,
            "\"ns.thing\"",
            "add = '<Property Name=\"z\" Type=\"Edm.String\" />'",
        ),
        (
            "\"ns\"",
            "add = '<Action Name=\"prod\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"ns.sub\" /></Action>'",
            "\"ns.prod\"",
            gone,
        ),
    ];
    for (one, this, other, that) in cases {
        let messages = refused(BODY, &[(one, this), (other, that)]);
        assert!(
            messages.contains("does not exist, another")
                && messages.contains("and that at line 2, column 12"),
            "{one} {other}: {messages}"
        );
    }
}

/// Different elements, or versions, contradict nothing.
#[test]
fn others_are_no_contradiction() {
    let changes = [
        (POKE, "returns = \"ns.part\""),
        ("\"ns.poke(ns.thing)/how\"", "nullable = false"),
        (
            "\"ns.thing\"",
            "add = '<Property Name=\"z\" Type=\"Edm.String\" />'",
        ),
        ("\"ns.thing/z\"", "nullable = false"),
        ("\"ns.thing/texts\"", "exists = false"),
    ];
    small::resolve(BODY, &super::corrected(&changes, &["/me"]));
}

#[test]
fn overrides_resources_and_secrets_are_compared_too() {
    let same = [
        ("ns.poke(ns.thing)", "returns = \"ns.part\""),
        ("ns.poke(ns.thing,Edm.String)", "returns = \"ns.thing\""),
    ];
    let messages = small::try_resolve(BODY, &overridden(&same, &["/me"])).unwrap_err();
    assert!(
        messages.contains("contradicts `returns = \"ns.part\"` at line 2, column 10"),
        "{messages}"
    );
    let text = "[[override]]\ntarget = \"ns.thing/settings\"\noperations = [\"get\"]\nreason = \"r\"\n\
        [[resource]]\nproperty = \"ns.thing/settings\"\noperations = [\"get\", \"update\"]\nreason = \"r\"\n\
        [[secret]]\nproperty = \"ns.poke/how\"\nreason = \"r\"\n\
        [[secret]]\nproperty = \"ns.poke(ns.thing)/how\"\nsecret = false\nreason = \"r\"\n";
    let config = graph_csdl::config::Config {
        paths: small::paths(&["/me"]).paths,
        ..read_config(text).unwrap()
    };
    let messages = small::try_resolve(BODY, &config).unwrap_err();
    for what in [
        "`operations = [\"get\", \"update\"]` of `ns.thing/settings` contradicts `operations = [\"get\"]` at line 2, column 10",
        "`secret = false` of `ns.poke(ns.thing)/how` contradicts `secret = true` at line 10, column 12",
    ] {
        assert!(messages.contains(what), "{messages}");
    }
}
