//! `metadata/corrections.toml`: its errors, and the state of its entries.

use crate::sandbox::{CSDL, Sandbox};

fn entry(target: &str, says: &str) -> String {
    format!(
        "[[correction]]\ntargets = [\"{target}\"]\n{says}\nreason = \"r\"\nsource = \"s\"\ndate = \"2026-08-20\"\n"
    )
}

const FILE: &str = "metadata/corrections.toml";

/// An unknown key, two that contradict each other, one without reason and one without source.
#[test]
fn all_problems_are_reported_at_once_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    let wrong = [
        entry("tiny.thing", "deleteable = false"),
        entry("tiny.thing/parts", "contained = false"),
        entry("tiny.thing/parts", "contained = true"),
        entry("tiny.size/width", "nullable = false").replace("reason = \"r\"\n", ""),
        entry("tiny.size", "exists = false").replace("source = \"s\"\n", ""),
    ];
    sandbox.plant(FILE, wrong.concat());
    let before = sandbox.snapshot("");
    let commands: [&[&str]; 4] = [
        &["generate"],
        &["check"],
        &["corrections"],
        &["list", "--slice", "tiny"],
    ];
    for command in commands {
        let run = sandbox.run(command).expect(2);
        assert_eq!(run.out, "", "{command:?}");
        run.complains(&[
            "metadata/corrections.toml:3:1: in [[correction]] targets = [\"tiny.thing\"]: unknown key \"deleteable\"",
            "metadata/corrections.toml:14:12: ",
            "`contained = true` of `tiny.thing/parts` contradicts `contained = false` in the entry of line 8",
            "metadata/corrections.toml:19:1: in [[correction]] targets = [\"tiny.size/width\"]: reason is missing",
            "metadata/corrections.toml:24:1: in [[correction]] targets = [\"tiny.size\"]: source is missing",
        ]);
    }
    assert_eq!(sandbox.snapshot(""), before, "nothing is written");
}

/// The same, and a target that no version of Graph has.
#[test]
fn what_can_be_read_of_a_wrong_file_is_held_against_both_versions() {
    let sandbox = Sandbox::new();
    let entries = [
        entry("tiny.thing", "deleteable = false"),
        entry("tiny.thing/parts", "contained = false"),
        entry("tiny.thing/parts", "contained = true"),
        entry("tiny.thing/gone", "contained = false"),
        entry("tiny.size/width", "nullable = false").replace("reason = \"r\"\n", ""),
        entry("tiny.thing/colour", "exists = false").replace("source = \"s\"\n", ""),
    ];
    sandbox.plant(FILE, entries.concat());
    sandbox.plant("v1.0.csdl", CSDL);
    sandbox.plant("beta.csdl", CSDL);
    let before = sandbox.snapshot("");
    let both = ["corrections", "--metadata", "v1.0.csdl", "beta.csdl"];
    let run = sandbox.run(&both).expect(2);
    assert_eq!(run.out, "");
    assert_eq!(sandbox.snapshot(""), before, "nothing is written");
    let wrong = [
        "metadata/corrections.toml:3:1: in [[correction]] targets = [\"tiny.thing\"]: unknown key \"deleteable\"",
        "metadata/corrections.toml:1:1: in [[correction]] targets = [\"tiny.thing\"]: corrects nothing",
        "metadata/corrections.toml:14:12: in [[correction]] targets = [\"tiny.thing/parts\"]: `contained = true` of \
         `tiny.thing/parts` contradicts `contained = false` in the entry of line 8",
        "metadata/corrections.toml:20:12: in [[correction]] of `tiny.thing/gone`: `contained = false`: target absent",
        "metadata/corrections.toml:25:1: in [[correction]] targets = [\"tiny.size/width\"]: reason is missing",
        "metadata/corrections.toml:30:1: in [[correction]] targets = [\"tiny.thing/colour\"]: source is missing",
        "error: 6 problems; nothing was written",
    ];
    run.complains(&wrong);
    // One version alone cannot tell, since the other may have it.
    let one = sandbox.run(&both[..3]).expect(2);
    let one = one.complains(&["error: 5 problems"]);
    assert!(!one.err.contains("target absent"), "{}", one.err);
    // What is wrong with an entry beside metadata is said once, and with the rest.
    let kind = entry("tiny.thing", "contained = true");
    sandbox.plant(FILE, entries.concat() + &kind);
    let kind = sandbox
        .run(&both)
        .expect(2)
        .complains(&wrong[..wrong.len() - 1]);
    let said = "metadata/corrections.toml:36:12: in [[correction]] target = \"tiny.thing\": `contained` is said of";
    assert_eq!(kind.err.matches(said).count(), 1, "{}", kind.err);
}

/// With files of both versions of Graph a missing target is known to be in neither; with one file, the other may have it.
#[test]
fn a_target_that_no_version_has_is_a_finding_with_line_and_column() {
    let sandbox = Sandbox::generated();
    let gone = entry("tiny.thing/gone", "contained = false");
    let beta = entry("tiny.extra", "stream = true");
    sandbox.plant(FILE, format!("{gone}{beta}"));
    let extra = "<EntityType Name=\"extra\"><Key><PropertyRef Name=\"id\" /></Key><Property Name=\"id\" Type=\"Edm.String\" Nullable=\"false\" /></EntityType><EntityContainer";
    sandbox.plant("v1.0.csdl", CSDL);
    sandbox.plant("beta.csdl", CSDL.replace("<EntityContainer", extra));
    let before = sandbox.snapshot("");
    let one = sandbox.run(&["corrections", "--metadata", "v1.0.csdl"]);
    one.expect(0).prints(&["target absent (2)"]);
    let both = sandbox.run(&["corrections", "--metadata", "v1.0.csdl", "beta.csdl"]);
    let both = both.expect(1);
    let both = both.complains(&[
        "metadata/corrections.toml:2:12: in [[correction]] of `tiny.thing/gone`: `contained = false`: target absent",
        "to fix it: remove it, or name what the metadata has",
        "1 to be removed from metadata/corrections.toml",
    ]);
    assert!(!both.err.contains("tiny.extra"), "{}", both.err);
    // A slice covers a part of one version, so targets that it lacks are only counted.
    sandbox.run(&["generate"]).expect(0);
    sandbox.run(&["check"]).expect(0);
    sandbox
        .run(&["corrections"])
        .expect(0)
        .prints(&["target absent (2)"]);
    assert_eq!(sandbox.snapshot(""), before, "nothing is written");
}

#[test]
fn a_correction_without_effect_is_a_finding_of_check() {
    let sandbox = Sandbox::generated();
    let idle = entry("tiny.thing/parts", "contained = true");
    let absent = entry("tiny.gone", "stream = true");
    sandbox.plant(FILE, format!("{absent}{idle}"));
    let run = sandbox.run(&["check"]).expect(1);
    let run = run.prints(&[
        "metadata/corrections.toml:8:12: in [[correction]] of `tiny.thing/parts`: `contained = true`: without effect: Graph has mended this",
        "to fix it: remove it",
    ]);
    assert!(!run.out.contains("tiny.gone"), "{}", run.out);
    let run = sandbox.run(&["corrections"]).expect(1);
    run.prints(&[
        "without effect: Graph has mended this (1)",
        "target absent (1)",
    ]);
}
