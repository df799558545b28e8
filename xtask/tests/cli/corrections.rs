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
            "`contained = true` of `tiny.thing/parts` contradicts `contained = false` at line 8, column 12",
            "metadata/corrections.toml:19:1: in [[correction]] targets = [\"tiny.size/width\"]: reason is missing",
            "metadata/corrections.toml:24:1: in [[correction]] targets = [\"tiny.size\"]: source is missing",
        ]);
    }
    assert_eq!(sandbox.snapshot(""), before, "nothing is written");
}

/// The same, and a target that no version of Graph has.
#[test]
fn a_wrong_file_is_compared_with_both_versions() {
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
        "metadata/corrections.toml:14:12: in [[correction]] targets = [\"tiny.thing/parts\"]: `contained = true` of \
         `tiny.thing/parts` contradicts `contained = false` at line 8, column 12",
        "metadata/corrections.toml:20:12: in [[correction]] of `tiny.thing/gone`: `contained = false`: target absent",
        "metadata/corrections.toml:25:1: in [[correction]] targets = [\"tiny.size/width\"]: reason is missing",
        "metadata/corrections.toml:30:1: in [[correction]] targets = [\"tiny.thing/colour\"]: source is missing",
        "error: 5 problems; nothing was written",
    ];
    run.complains(&wrong);
    // One version alone cannot tell, since the other may have it.
    let one = sandbox.run(&both[..3]).expect(2);
    let one = one.complains(&["error: 4 problems"]);
    assert!(!one.err.contains("target absent"), "{}", one.err);
    // What is wrong with an entry beside metadata is said once, and with the rest.
    let kind = entry("tiny.thing", "contained = true");
    sandbox.plant(FILE, entries.concat() + &kind);
    let kind = sandbox
        .run(&both)
        .expect(2)
        .complains(&wrong[..wrong.len() - 1]);
    let message = "metadata/corrections.toml:36:12: in [[correction]] of `tiny.thing`: `contained` applies only to";
    assert_eq!(kind.err.matches(message).count(), 1, "{}", kind.err);
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

/// A text of many lines, markup and characters that are not seen are no part of the page that lists them.
#[test]
fn texts_of_entries_do_not_change_how_the_rest_is_shown() {
    let sandbox = Sandbox::new();
    let odd = entry("tiny.thing/parts", "contained = false").replace(
        "reason = \"r\"",
        "reason = \"a\\n| b <script>x</script> \\u202e `c`\"",
    );
    sandbox.plant(FILE, odd);
    sandbox.plant("v1.0.csdl", CSDL);
    let run = |format| {
        let args = ["corrections", "--metadata", "v1.0.csdl", "--format", format];
        sandbox.run(&args).expect(0).out
    };
    let page = run("markdown");
    let row = "| `tiny.thing/parts` | `contained = false` | a \\| b \\<script\\>x\\</script\\> \\\\u\\{202e\\} \\`c\\` | s | 2026-08-20 |\n";
    assert!(page.contains(row), "{page}");
    let text = run("text");
    let line = "\n  a | b <script>x</script> \\u{202e} `c` (s; 2026-08-20)\n    tiny.thing/parts: contained = false\n";
    assert!(text.contains(line), "{text}");
    for lists in [
        &["list", "--slice", "tiny"] as &[&str],
        &["why", "thing/parts"],
    ] {
        let out = sandbox.run(lists).expect(0).out;
        assert!(
            out.contains(
                ": contained = false: a | b <script>x</script> \\u{202e} `c` (s; 2026-08-20)\n"
            ),
            "{out}"
        );
    }
}

#[test]
fn the_json_has_the_place_and_the_state_in_each_file() {
    let sandbox = Sandbox::new();
    let gone = entry("tiny.thing/gone", "contained = false");
    let parts = entry("tiny.thing/parts", "contained = false");
    sandbox.plant(FILE, format!("{gone}{parts}"));
    sandbox.plant("v1.0.csdl", CSDL);
    sandbox.plant(
        "other.csdl",
        CSDL.replace("Name=\"parts\"", "Name=\"pieces\""),
    );
    let args = [
        "corrections",
        "--format",
        "json",
        "--metadata",
        "v1.0.csdl",
        "other.csdl",
    ];
    let out = sandbox.run(&args).expect(0).out;
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let row = |at: usize| json["corrections"][at].clone();
    let states = |row: &serde_json::Value| row["files"].clone();
    assert_eq!(
        (row(0)["line"].as_u64(), row(0)["column"].as_u64()),
        (Some(2), Some(12))
    );
    assert_eq!(
        (row(1)["line"].as_u64(), row(1)["state"].as_str()),
        (Some(8), Some("in-effect"))
    );
    assert_eq!(
        states(&row(1)),
        serde_json::json!([
            { "file": "v1.0.csdl", "state": "in-effect" },
            { "file": "other.csdl", "state": "absent" },
        ])
    );
    let slices = sandbox
        .run(&["corrections", "--format", "json"])
        .expect(0)
        .out;
    let slices: serde_json::Value = serde_json::from_str(&slices).unwrap();
    assert_eq!(slices["corrections"][1]["files"][0]["file"], "tiny");
}

/// What no metadata can have is wrong at once, and hides nothing else that is wrong.
#[test]
fn a_target_that_no_version_can_have_is_an_error() {
    let sandbox = Sandbox::new();
    let entries = [
        entry(
            "\", \"tiny.thing/gone\", \"tiny.thing/",
            "contained = false",
        ),
        entry("tiny.paint(tiny.thing", "exists = false"),
        entry("tiny.thing", "contained = true"),
    ];
    sandbox.plant(FILE, entries.concat());
    let file = |name: &str| format!("{FILE}:{name}: in [[correction]] ");
    let wrong = [
        "\"tiny.thing/\" is no target: a name is empty",
        "targets is empty",
        "\"tiny.paint(tiny.thing\" is no target: `(` is not closed",
        "write a namespace, `namespace.type`, ",
    ];
    for command in [&["generate"] as &[&str], &["list", "--slice", "tiny"]] {
        let run = sandbox.run(command).expect(2);
        run.complains(&wrong).complains(&[&file("2:12")[..]]);
    }
    sandbox.plant("v1.0.csdl", CSDL);
    sandbox.plant("beta.csdl", CSDL);
    let both = ["corrections", "--metadata", "v1.0.csdl", "beta.csdl"];
    let run = sandbox.run(&both).expect(2).complains(&wrong);
    run.complains(&[
        "in [[correction]] of `tiny.thing/gone`: `contained = false`: target absent",
        "in [[correction]] of `tiny.thing`: `contained` applies only to",
    ]);
}

#[test]
fn why_and_list_name_items_removed_by_corrections() {
    let sandbox = Sandbox::new();
    let entries = [
        entry("tiny.thing/parts", "exists = false"),
        entry("tiny.paint", "exists = false"),
    ];
    sandbox.plant(FILE, entries.concat());
    for item in ["/things/{id}/parts", "thing/parts"] {
        sandbox.run(&["why", item]).expect(2).complains(&[
            "has no ",
            ": removed by the correction at line 2 of corrections.toml: tiny.thing/parts: exists = false: r (s; 2026-08-20)",
            "to fix it: if the service has it, remove the entry from metadata/corrections.toml",
        ]);
    }
    for item in [
        "paint",
        "tiny.paint(tiny.thing,tiny.colour)",
        "paint(tiny.thing)",
    ] {
        sandbox
            .run(&["why", item])
            .expect(2)
            .complains(&["no pattern reaches it: removed by the correction at line 8 of corrections.toml: tiny.paint(tiny.thing"]);
    }
    sandbox.run(&["why", "/things/{id}/nothing"]).expect(2);
    let list = ["list", "--slice", "tiny", "--corrected"];
    let out = sandbox.run(&list).expect(0).out;
    assert!(
        out.starts_with(
            "removed\n    tiny.thing/parts: exists = false: r (s; 2026-08-20)\n    tiny.paint("
        ),
        "{out}"
    );
    let json = [&list[..], &["--format", "json"]].concat();
    let json: serde_json::Value = serde_json::from_str(&sandbox.run(&json).expect(0).out).unwrap();
    assert_eq!(json["corrections"][0]["removes"], true);
}

/// A correction of one version holds for a file whose version is unknown only where `--api` states it.
#[test]
fn every_command_with_a_metadata_file_takes_its_version() {
    let sandbox = Sandbox::new();
    let beta =
        entry("tiny.thing/parts", "insertable = false").replace("reason", "api = \"beta\"\nreason");
    let both = entry("tiny.thing/parts", "countable = false");
    sandbox.plant(FILE, format!("{beta}{both}"));
    sandbox.plant("file.csdl", CSDL);
    let list = [
        "list",
        "--metadata",
        "file.csdl",
        "--path",
        "/things/{id}/parts/**",
    ];
    let skipped = "warning: the version of Graph of file.csdl is unknown, so the corrections that hold for one version are \
                   skipped (1 of 2); give --api beta or --api v1.0";
    let run = sandbox
        .run(&list)
        .expect(0)
        .prints(&["POST   /things/{}/parts "]);
    run.complains(&[skipped]);
    let with = |api: &str| sandbox.run(&[&list[..3], &["--api", api], &list[3..]].concat());
    let run = with("beta").expect(0);
    assert!(!run.out.contains("POST   /things/{}/parts "), "{}", run.out);
    assert!(!run.err.contains("skipped"), "{}", run.err);
    with("v1.0").expect(0).prints(&["POST   /things/{}/parts "]);
    let why = [
        "why",
        "/things/{id}/parts",
        "--api",
        "beta",
        "--metadata",
        "file.csdl",
    ];
    sandbox
        .run(&[&why[..], &["--path", "/things/{id}/parts/**"]].concat())
        .expect(0);
    let corrections = ["corrections", "--metadata", "file.csdl"];
    let run = sandbox.run(&corrections).expect(0).complains(&[skipped]);
    run.prints(&["in effect (1)"]);
    let run = sandbox.run(&[&corrections[..], &["--api", "beta"]].concat());
    run.expect(0).prints(&["in effect (2)"]);
    let stray = sandbox.run(&["list", "--slice", "tiny", "--api", "beta"]);
    stray.expect(2);
    let named = [
        "list",
        "--metadata",
        "v1.0.csdl",
        "--api",
        "beta",
        "--path",
        "/**",
    ];
    sandbox.plant("v1.0.csdl", CSDL);
    sandbox
        .run(&named)
        .expect(2)
        .complains(&["beta by --api, but v1.0 by the name"]);
}

/// Graph has mended one; of the other, nothing was ever wrong.
#[test]
fn an_entry_that_nothing_reads_is_told_from_one_that_graph_has_mended() {
    let sandbox = Sandbox::generated();
    let mended = entry("tiny.thing/parts", "contained = true");
    let unread = entry("tiny.service/things", "referenceable = true");
    sandbox.plant(FILE, format!("{mended}{unread}"));
    let run = sandbox.run(&["check"]).expect(1);
    run.prints(&[
        "corrections.toml:2:12: in [[correction]] of `tiny.thing/parts`: `contained = true`: without effect: Graph has mended this",
        "corrections.toml:8:12: in [[correction]] of `tiny.service/things`: `referenceable = true`: without effect: no operation of the target depends on it",
    ]);
    let run = sandbox.run(&["corrections", "--format", "json"]).expect(1);
    run.prints(&["\"state\": \"without-effect\"", "\"state\": \"unread\""]);
}

/// A name far from every other one may be in the other version of Graph; with both at hand, it is nowhere.
#[test]
fn a_name_of_bound_to_that_is_nowhere_is_listed() {
    let sandbox = Sandbox::new();
    let bound = entry(
        "tiny.paint",
        "bound_to = [\"tiny.thing/parts\", \"tiny.wardrobe/doors\"]",
    );
    sandbox.plant(FILE, bound);
    sandbox.plant("v1.0.csdl", CSDL);
    sandbox.plant("beta.csdl", CSDL);
    let one = ["corrections", "--metadata", "v1.0.csdl"];
    let run = sandbox.run(&one).expect(0);
    run.prints(&[
        "in effect (1)\n",
        "target absent (1)\n",
        "    tiny.paint: bound_to = [\"tiny.wardrobe/doors\"]\n",
    ]);
    let run = sandbox.run(&[&one[..], &["beta.csdl"]].concat()).expect(1);
    run.complains(&["corrections.toml:3:33: in [[correction]] of `tiny.paint`: `bound_to = [\"tiny.wardrobe/doors\"]`: target absent"]);
}

/// What is proposed holds for the version of the files, which `--api` states where their names do not.
#[test]
fn proposals_are_for_the_version_of_the_files() {
    let sandbox = Sandbox::new();
    let beta =
        entry("tiny.thing/parts", "contained = false").replace("reason", "api = \"beta\"\nreason");
    sandbox.plant(FILE, beta);
    sandbox.plant("raw.csdl", CSDL);
    sandbox.plant("clean.csdl", CSDL.replace(" ContainsTarget=\"true\"", ""));
    let from = ["corrections", "--from", "raw.csdl", "clean.csdl"];
    let run = sandbox.run(&from).expect(0).prints(&["contained = false"]);
    run.complains(&["the version of Graph of raw.csdl is unknown"]);
    let with = |api| {
        sandbox
            .run(&[&from[..], &["--api", api]].concat())
            .expect(0)
    };
    let run = with("beta");
    assert!(!run.out.contains("contained"), "{run:?}");
    assert!(!run.err.contains("unknown"), "{run:?}");
    with("v1.0").prints(&["contained = false"]);
    sandbox.plant("v1.0.csdl", CSDL);
    let run = sandbox.run(&[
        "corrections",
        "--from",
        "v1.0.csdl",
        "clean.csdl",
        "--api",
        "beta",
    ]);
    run.expect(2)
        .complains(&["beta by --api, but v1.0 by the name"]);
    sandbox.run(&["corrections", "--api", "beta"]).expect(2);
}

/// One message has the entry, and each use with its place in the metadata.
#[test]
fn a_removed_type_that_is_still_used_is_an_error_with_each_use() {
    let sandbox = Sandbox::new();
    sandbox.plant(FILE, entry("tiny.size", "exists = false"));
    sandbox.plant("v1.0.csdl", CSDL);
    let before = sandbox.snapshot("");
    let place = |what: &str| {
        let lines = CSDL.lines().zip(1..);
        let line = lines.filter_map(|(line, number)| Some((number, line.find(what)?)));
        let (line, column) = line.last().unwrap();
        format!("v1.0.csdl:{line}:{}", column + 1)
    };
    let commands: [&[&str]; 2] = [
        &["corrections", "--metadata", "v1.0.csdl"],
        &["list", "--metadata", "v1.0.csdl", "--path", "/**"],
    ];
    for command in commands {
        let run = sandbox.run(command).expect(2);
        run.complains(&[
            "metadata/corrections.toml:2:12: in [[correction]] of `tiny.size`: `tiny.size` cannot be removed: it is still used\n",
            &format!("\n    {}: <Schema Namespace=\"tiny\"> <EntityType Name=\"thing\"> <Property Name=\"size\">\n", place("<Property Name=\"size\"")),
            "    to fix it: remove these as well, with `exists = false`",
            "error: 1 problem",
        ]);
    }
    assert_eq!(sandbox.snapshot(""), before, "nothing is written");
}
