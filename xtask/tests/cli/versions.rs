//! Versions, changelogs, and records of releases.

use crate::sandbox::{CSDL, Run, SLICE, Sandbox};

const GREEN: &str = r#"<Member Name="green" Value="1" />"#;
const WIDTH: &str = r#"<Property Name="width" Type="Edm.Int32" />"#;
const HEIGHT: &str =
    r#"<Property Name="width" Type="Edm.Int32" /><Property Name="height" Type="Edm.Int32" />"#;

/// A workspace whose slice leaves the version to the generator, with these further lines in `slice.toml`.
fn configure(sandbox: &Sandbox, more: &str) {
    let slice = SLICE.replace("version = \"0.1.0\"\n", more);
    sandbox.plant("metadata/tiny/slice.toml", slice);
}

fn released(version: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let version = format!("released = \"{version}\"\n");
    configure(&sandbox, &version);
    sandbox.run(&["generate"]).expect(0);
    sandbox
}

fn facts(sandbox: &Sandbox, edits: &[(&str, &str)]) {
    let edit = |csdl: String, (from, to): &(&str, &str)| csdl.replace(from, to);
    let csdl = edits.iter().fold(CSDL.to_owned(), edit);
    sandbox.plant("metadata/tiny/schema.csdl", csdl);
}

/// Asserts the version of the crate, and that its changelog has these texts.
fn expect(sandbox: &Sandbox, version: &str, texts: &[&str]) {
    sandbox.run(&["generate"]).expect(0);
    let manifest = sandbox.text("generated/tiny/Cargo.toml");
    assert!(
        manifest.contains(&format!("\nversion = \"{version}\"\n")),
        "{version}: {manifest}"
    );
    let changelog = sandbox.text("generated/tiny/CHANGELOG.md");
    for text in texts {
        assert!(changelog.contains(text), "{text:?} is not in {changelog}");
    }
    sandbox.run(&["check"]).expect(0);
}

/// Asserts that `generate` fails, and writes nothing.
fn refuse(sandbox: &Sandbox, texts: &[&str]) -> Run {
    let before = (sandbox.snapshot("generated"), sandbox.snapshot("metadata"));
    let run = sandbox.run(&["generate"]).expect(2).complains(texts);
    sandbox.run(&["check"]).expect(2).complains(texts);
    assert_eq!(
        (sandbox.snapshot("generated"), sandbox.snapshot("metadata")),
        before
    );
    run
}

#[test]
fn before_the_first_release_the_version_stays() {
    let sandbox = Sandbox::new();
    configure(&sandbox, "");
    expect(
        &sandbox,
        "0.1.0",
        &["# Changes of `graph-tiny`", "## 0.1.0 (not released)"],
    );
    facts(&sandbox, &[(GREEN, "")]);
    expect(&sandbox, "0.1.0", &["## 0.1.0 (not released)"]);
    assert!(!sandbox.path("metadata/tiny/released.jsonl").exists());
    configure(&sandbox, "released = \"0.2.0\"\n");
    refuse(
        &sandbox,
        &[
            "slice.toml:3:",
            "the first version of the crate is 0.1.0, and not 0.2.0",
        ],
    );
}

#[test]
fn changes_since_the_release_raise_the_version() {
    let sandbox = released("0.1.0");
    expect(&sandbox, "0.1.0", &["## 0.1.0\n"]);
    let record = sandbox.text("metadata/tiny/released.jsonl");
    assert!(
        record.starts_with("{\"interface\":1,\"crate\":\"graph-tiny\""),
        "{record}"
    );
    assert!(
        record.contains(
            "{\"member\":\"models::Colour::Green\",\"wire\":\"green\",\"value\":\"1\"}\n"
        ),
        "{record}"
    );

    facts(&sandbox, &[(WIDTH, HEIGHT)]);
    expect(
        &sandbox,
        "0.1.1",
        &[
            "## 0.1.1 (not released)",
            "### Additions",
            "- field added `models::Size::height`",
        ],
    );
    facts(&sandbox, &[(WIDTH, HEIGHT), (GREEN, "")]);
    expect(
        &sandbox,
        "0.2.0",
        &[
            "## 0.2.0 (not released)",
            "### Breaking changes",
            "- member removed `models::Colour::Green`",
        ],
    );
    // What was not released can be taken back.
    facts(&sandbox, &[]);
    expect(&sandbox, "0.1.0", &["## 0.1.0\n"]);
    // Documentation is a change, too.
    sandbox.plant(
        "metadata/tiny/docs.toml",
        "[types.\"tiny.size\"]\ndoc = \"How large a thing is.\"\n",
    );
    expect(&sandbox, "0.1.1", &["### Changes of documentation"]);
    assert_eq!(sandbox.text("metadata/tiny/released.jsonl"), record);
}

/// Decisions of the slice, and corrections of everybody, change the interface without a change of the facts.
#[test]
fn every_input_of_the_interface_counts() {
    let sandbox = released("0.1.0");
    let slice = sandbox.text("metadata/tiny/slice.toml");
    let entry = |key: &str, about: &str, more: &str| {
        format!("\n[[{key}]]\n{about}\n{more}\nreason = \"test\"\n")
    };
    for (more, version, text) in [
        (
            entry("override", "target = \"tiny.thing\"", "deletable = false"),
            "0.2.0",
            "- method removed `builders::ThingRequestBuilder::delete`",
        ),
        (
            entry("override", "target = \"tiny.thing\"", "update = \"POST\""),
            "0.1.1",
            "- request changed `builders::ThingRequestBuilder::update`: `PATCH → POST`",
        ),
        // The last one, since names stay in names.toml.
        (
            entry("rename", "item = \"tiny.size/width\"", "name = \"breadth\""),
            "0.2.0",
            "- field renamed `models::Size::width`: `width → breadth`",
        ),
    ] {
        sandbox.plant("metadata/tiny/slice.toml", format!("{slice}{more}"));
        expect(&sandbox, version, &[text]);
    }
    let renamed = slice.replace("graph-tiny", "graph-small");
    sandbox.plant("metadata/tiny/slice.toml", renamed);
    expect(&sandbox, "0.2.0", &["- crate renamed `graph-tiny`"]);
    sandbox.plant("metadata/tiny/slice.toml", &slice);
    let correction = entry(
        "correction",
        "targets = [\"tiny.thing\"]",
        "deletable = false",
    );
    let source = "source = \"test\"\ndate = \"2026-01-01\"\n";
    sandbox.plant("metadata/corrections.toml", correction + source);
    expect(
        &sandbox,
        "0.2.0",
        &["- method removed `builders::ThingRequestBuilder::delete`"],
    );
}

#[test]
fn the_next_release_must_have_the_right_version() {
    let sandbox = released("0.1.0");
    facts(&sandbox, &[(GREEN, "")]);
    for wrong in ["0.1.1", "0.3.0"] {
        configure(&sandbox, &format!("released = \"{wrong}\"\n"));
        refuse(
            &sandbox,
            &[
                wrong,
                "0.2.0 is right after 0.1.0",
                "member-removed models::Colour::Green",
            ],
        );
    }
    configure(&sandbox, "released = \"0.2.0\"\n");
    expect(
        &sandbox,
        "0.2.0",
        &[
            "## 0.2.0\n",
            "- member removed `models::Colour::Green`",
            "\n## 0.1.0\n",
        ],
    );
    assert!(
        !sandbox
            .text("metadata/tiny/released.jsonl")
            .contains("Green")
    );
    facts(&sandbox, &[(GREEN, ""), (WIDTH, HEIGHT)]);
    expect(
        &sandbox,
        "0.2.1",
        &["## 0.2.1 (not released)", "\n## 0.2.0\n", "\n## 0.1.0\n"],
    );
}

#[test]
fn a_version_is_never_lowered() {
    let sandbox = released("0.1.0");
    facts(&sandbox, &[(GREEN, "")]);
    configure(&sandbox, "released = \"0.2.0\"\n");
    sandbox.run(&["generate"]).expect(0);
    configure(&sandbox, "released = \"0.1.0\"\n");
    refuse(&sandbox, &["0.2.0 is released: a version is never lowered"]);
    configure(&sandbox, "");
    refuse(
        &sandbox,
        &["`released` is missing", "write `released = \"0.2.0\"`"],
    );
    configure(&sandbox, "released = \"0.2.0\"\nversion = \"0.1.9\"\n");
    refuse(&sandbox, &["`version` is 0.1.9, but 0.2.0 is right"]);
    configure(&sandbox, "released = \"0.2.0\"\nversion = \"0.7.0\"\n");
    expect(&sandbox, "0.7.0", &["## 0.7.0 (not released)"]);
    configure(&sandbox, "released = \"1.0.0\"\n");
    refuse(
        &sandbox,
        &["slice.toml:3:", "\"1.0.0\" is not a version 0.MINOR.PATCH"],
    );
}

#[test]
fn check_names_the_right_version() {
    let sandbox = released("0.1.0");
    facts(&sandbox, &[(GREEN, "")]);
    let run = sandbox.run(&["check"]).expect(1);
    run.prints(&["generated/tiny: the version is 0.1.0, but 0.2.0 is right: 1 breaking; member-removed models::Colour::Green"]);
    sandbox.run(&["generate"]).expect(0);
    let manifest = sandbox.text("generated/tiny/Cargo.toml");
    sandbox.plant(
        "generated/tiny/Cargo.toml",
        manifest.replace("0.2.0", "0.1.1"),
    );
    let run = sandbox.run(&["check"]).expect(1);
    run.prints(&["the version is 0.1.1, but 0.2.0 is right"]);
    sandbox.run(&["generate"]).expect(0);
    let changelog = sandbox.text("generated/tiny/CHANGELOG.md");
    sandbox.plant(
        "generated/tiny/CHANGELOG.md",
        changelog.replace("Green", "Blue"),
    );
    sandbox
        .run(&["check"])
        .expect(1)
        .prints(&["generated/tiny/CHANGELOG.md"]);
}

#[test]
fn a_broken_record_is_reported_with_its_line() {
    let sandbox = released("0.1.0");
    let record = sandbox.text("metadata/tiny/released.jsonl");
    let broken = record.replace("{\"enum\"", "{\"enumm\"");
    sandbox.plant("metadata/tiny/released.jsonl", broken);
    let run = refuse(
        &sandbox,
        &["metadata/tiny/released.jsonl: line ", "its kind is unknown"],
    );
    assert!(run.out.is_empty());
}
