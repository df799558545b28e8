//! `examples`, and the part of `check` that checks a slice's own pages.

use crate::sandbox::{CSDL, SLICE, Sandbox};
use serde_json::Value;
use std::fs;

/// The page of the slice's only operation.
const PAGE: &str = r#"# thing: paint

## Permissions

|Permission type|Permissions|
|:---|:---|
|Delegated (work or school account)|Thing.Paint|
|Application|Thing.Paint|

## HTTP request

<!-- { "blockType": "ignored" } -->
```http
POST /things/{id}/paint
```

## Example

<!-- { "blockType": "request", "name": "paint_thing" } -->
```http
POST https://graph.microsoft.com/beta/things/17/paint
Content-Type: application/json

{
  "colour": "red"
}
```

<!-- { "blockType": "response" } -->
```http
HTTP/1.1 204 No Content
```
"#;

/// The line of the colour in the page.
const LINE: usize = 25;

/// The column of its value.
const COLUMN: usize = 13;

const OWN: &str = "metadata/tiny/examples/paint.md";
const LEDGER: &str = "metadata/tiny/findings.toml";

/// A ledger that accepts one finding of the page.
fn ledger(page: &str, line: usize) -> String {
    format!(
        "[[finding]]\npage = \"{page}\"\nline = {line}\npath = \"$.colour\"\nkind = \"enum-member\"\nreason = \"Known.\"\n"
    )
}

/// A workspace whose slice has one operation and one page, which shows this colour.
fn painted(colour: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.plant(
        "metadata/tiny/slice.toml",
        SLICE.replace("/things/**", "/things/{id}/paint"),
    );
    sandbox.plant(OWN, PAGE.replace("\"red\"", &format!("\"{colour}\"")));
    sandbox.run(&["generate"]).expect(0);
    sandbox
}

#[test]
fn pages_that_agree_are_no_finding() {
    let sandbox = painted("red");
    let run = sandbox.run(&["examples", "--slice", "tiny"]).expect(0);
    let run = run.prints(&["1 pages; 1 examples, 1 resolved to an operation", "0 new"]);
    assert_eq!(run.err, "");
    sandbox.run(&["check"]).expect(0);
    let before = sandbox.snapshot("");
    for format in ["text", "json", "sarif"] {
        sandbox
            .run(&["examples", "--slice", "tiny", "--format", format])
            .expect(0);
    }
    assert_eq!(sandbox.snapshot(""), before, "examples writes nothing");
}

#[test]
fn a_contradiction_is_a_finding_with_its_fix() {
    let sandbox = painted("mauve");
    let found = format!("{OWN}:{LINE}:{COLUMN}: enum-member (unclear) at $.colour: ");
    let texts = [found.as_str(), "to fix a new one", LEDGER];
    sandbox
        .run(&["examples", "--slice", "tiny"])
        .expect(1)
        .prints(&texts);
    let run = sandbox.run(&["check"]).expect(1).prints(&texts);
    assert!(!run.out.contains("to fix this"), "{}", run.out);
}

/// A correction that adds this colour.
fn adds(colour: &str) -> String {
    format!(
        "[[correction]]\ntargets = [\"tiny.colour\"]\nadd = '<Member Name=\"{colour}\" Value=\"7\" />'\nreason = \"So.\"\nsource = \"s\"\ndate = \"2026-08-20\"\n"
    )
}

#[test]
fn contradictions_that_a_correction_resolves_are_marked() {
    let sandbox = painted("mauve");
    let colour = format!("{OWN}:{LINE}:{COLUMN}: enum-member ");
    let corrected = format!("{colour}(as published; resolved by a correction) at $.colour: ");
    for (adds, code) in [(adds("mauve"), 0), (adds("blue"), 1)] {
        sandbox.plant("metadata/corrections.toml", adds);
        let run = sandbox.run(&["examples", "--slice", "tiny"]).expect(code);
        if code == 0 {
            run.prints(&[&corrected, "0 new", "1 more resolved by corrections"]);
        } else {
            let run = run.prints(&[&format!("{colour}(unclear)"), "1 new"]);
            assert!(!run.out.contains("resolved by"), "{}", run.out);
        }
    }

    sandbox.plant("metadata/corrections.toml", adds("mauve"));
    sandbox.plant("beta.csdl", CSDL);
    let args = ["examples", "--metadata", "beta.csdl", "--docs", OWN];
    let run = sandbox.run(&args).expect(0);
    run.prints(&[&corrected, "1 more resolved by corrections"]);
    let json = sandbox.run(&[&args[..], &["--format", "json"]].concat());
    let json: Value = serde_json::from_str(&json.expect(0).out).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 0);
    assert_eq!(json["corrected"][0]["path"], "$.colour");
    let sarif = sandbox.run(&[&args[..], &["--format", "sarif"]].concat());
    let sarif: Value = serde_json::from_str(&sarif.expect(0).out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 1, "{sarif}");
    let why = results[0]["suppressions"][0]["justification"].as_str();
    assert!(why.unwrap().contains("resolved by a correction"), "{why:?}");
    let run = sandbox
        .run(&[&args[..], &["--no-corrections"]].concat())
        .expect(1);
    let run = run.prints(&[&format!("{colour}(unclear)")]);
    assert!(!run.out.contains("corrected"), "{}", run.out);
}

#[test]
fn a_ledger_accepts_known_findings_and_no_stale_entries() {
    let sandbox = painted("mauve");
    sandbox.plant(LEDGER, ledger("examples/paint.md", LINE));
    sandbox
        .run(&["examples", "--slice", "tiny"])
        .expect(0)
        .prints(&["0 new, 1 in the ledger, 0 gone"]);
    sandbox.run(&["check"]).expect(0);

    sandbox.plant(OWN, PAGE);
    let gone = format!(
        "{OWN}:{LINE}: the ledger accepts enum-member at $.colour, and nothing is found there any more"
    );
    for command in [&["check"] as &[&str], &["examples", "--slice", "tiny"]] {
        sandbox
            .run(command)
            .expect(1)
            .prints(&[&gone, "to fix one that is gone: remove"]);
    }
}

#[test]
fn an_entry_is_gone_only_if_its_own_page_is_gone() {
    let sandbox = painted("red");
    sandbox.plant(LEDGER, ledger("examples/other.md", LINE));
    sandbox
        .run(&["check"])
        .expect(1)
        .prints(&["metadata/tiny/examples/other.md:25: the ledger accepts"]);
    sandbox.plant(LEDGER, ledger("reference/paint.md", LINE));
    sandbox.run(&["check"]).expect(0);
    sandbox.plant("docs/reference/paint.md", PAGE);
    sandbox
        .run(&["examples", "--slice", "tiny", "--docs", "docs/reference"])
        .expect(1)
        .prints(&["reference/paint.md:25: the ledger accepts"]);
}

#[test]
fn json_has_the_promised_shape_and_the_other_files_exit_code() {
    let sandbox = painted("mauve");
    let args = ["examples", "--slice", "tiny", "--format", "json"];
    let run = sandbox.run(&args).expect(1);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        json["summary"],
        serde_json::json!({"pages": 1, "examples": 1, "resolved": 1, "findings": 1})
    );
    let finding = json["findings"][0].as_object().unwrap();
    let keys: Vec<&str> = finding.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "class", "column", "id", "kind", "line", "page", "path", "why"
        ]
    );
    assert_eq!(finding["page"], "examples/paint.md");
    assert_eq!(finding["line"], LINE);
    assert_eq!(finding["column"], COLUMN);
    assert_eq!(finding["path"], "$.colour");

    sandbox.plant(LEDGER, ledger("examples/paint.md", LINE));
    let run = sandbox.run(&args).expect(0);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        json["summary"]["findings"], 1,
        "accepted findings are still listed"
    );
}

#[test]
fn sarif_names_files_from_the_root_wherever_it_is_run() {
    let sandbox = painted("mauve");
    let mut command = sandbox.command(&["examples", "--slice", "tiny", "--format", "sarif"]);
    let run = crate::sandbox::Run::of(command.current_dir(sandbox.path("metadata/tiny"))).expect(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], OWN);
    assert_eq!(place["region"]["startLine"], LINE);
    assert_eq!(place["region"]["startColumn"], COLUMN);

    fs::remove_file(sandbox.path(OWN)).unwrap();
    let other = PAGE.replace("things/", "thigs/");
    sandbox.plant("docs/other.md", other);
    let args = [
        "examples", "--slice", "tiny", "--docs", "docs", "--format", "sarif",
    ];
    let log: Value = serde_json::from_str(&sandbox.run(&args).expect(1).out).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let uri = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        place["artifactLocation"]["uri"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let without_page = results
        .iter()
        .find(|result| result["ruleId"] == "operation-without-page")
        .unwrap();
    assert_eq!(uri(without_page), "metadata/tiny/schema.csdl");
    assert!(results.iter().any(|result| uri(result) == "docs/other.md"));
}

#[test]
fn a_metadata_file_and_single_pages_will_do() {
    let sandbox = Sandbox::new();
    sandbox.plant("a/paint.md", PAGE);
    sandbox.plant("b/paint.md", PAGE.replace("\"red\"", "\"mauve\""));
    sandbox.plant("new.csdl", CSDL.replace("green", "mauve"));
    sandbox.plant("old.csdl", CSDL);
    let args = ["examples", "--metadata", "old.csdl", "--docs"];
    sandbox
        .run(&[&args[..], &["a/paint.md"]].concat())
        .expect(0)
        .prints(&["1 pages"]);
    let both = [&args[..], &["a/paint.md", "b/paint.md"]].concat();
    sandbox
        .run(&both)
        .expect(1)
        .prints(&["b/paint.md:25:13: enum-member (unclear)", "2 pages"]);
    sandbox
        .run(&[&both[..], &["--other-metadata", "new.csdl"]].concat())
        .expect(1)
        .prints(&["b/paint.md:25:13: enum-member (ages differ)"]);
}

#[test]
fn altered_facts_are_counted_by_kind() {
    let sandbox = painted("red");
    let args = ["examples", "--slice", "tiny", "--mutate"];
    let run = sandbox
        .run(&args)
        .prints(&["mutants, seed 2021", "| wrong verb |"]);
    assert_eq!(
        sandbox.run(&args).out,
        run.out,
        "a seed means the same twice"
    );
    sandbox
        .run(&[&args[..], &["60", "--seed", "7"]].concat())
        .prints(&["mutants, seed 7"]);
    let json = sandbox.run(&[&args[..], &["60", "--format", "json"]].concat());
    let parsed: Value = serde_json::from_str(&json.out).unwrap();
    assert!(parsed["summary"].is_object());
    json.complains(&["mutants, seed 2021"]);
}

#[test]
fn a_summary_has_a_section_a_set_of_pages() {
    let sandbox = painted("mauve");
    let own = ["examples", "--slice", "tiny", "--summary", "summary.md"];
    sandbox.run(&own).expect(1);
    let first = sandbox.text("summary.md");
    assert!(
        first.contains("## The pages of the slice tiny itself\n"),
        "{first}"
    );
    assert!(first.contains("cargo xtask examples --slice tiny --summary summary.md"));
    let other = [&own[..], &["--docs", OWN]].concat();
    sandbox.run(&other).expect(1);
    let both = sandbox.text("summary.md");
    assert!(both.starts_with(&first) && both.contains("## paint.md against the slice tiny\n"));
    sandbox.run(&own).expect(1);
    assert_eq!(sandbox.text("summary.md"), both);
}

#[test]
fn unreadable_input_is_reported() {
    let sandbox = painted("red");
    fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.plant("bad.csdl", "<a/>");
    let table: [(&[&str], &str); 6] = [
        (
            &["--slice", "tiny", "--docs", "empty"],
            "there is no page (*.md) in empty",
        ),
        (
            &["--slice", "tiny", "--docs", "absent"],
            "cannot read absent",
        ),
        (&["--slice", "other"], "there is no slice \"other\""),
        (&["--metadata", "bad.csdl", "--docs", OWN], "bad.csdl:1:1: "),
        (
            &["--slice", "tiny", "--other-metadata", "absent.csdl"],
            "cannot read absent.csdl",
        ),
        (&["--metadata", "bad.csdl"], "--docs"),
    ];
    for (args, text) in table {
        let run = sandbox.run(&[&["examples"], args].concat()).expect(2);
        assert_eq!(run.complains(&[text]).out, "");
    }
}

#[test]
fn the_only_slice_need_not_be_named() {
    let sandbox = painted("red");
    let named = sandbox.run(&["examples", "--slice", "tiny"]).expect(0);
    assert_eq!(sandbox.run(&["examples"]).expect(0).out, named.out);
    sandbox.plant("metadata/other/slice.toml", SLICE);
    let run = sandbox.run(&["examples"]).expect(2);
    assert_eq!(
        run.complains(&["name a slice with --slice; the slices are: other, tiny"])
            .out,
        ""
    );
}

#[test]
fn a_bad_ledger_is_refused_with_its_line() {
    let sandbox = painted("red");
    for (text, expected) in [
        (
            ledger("a.md", 1).replace("enum-member", "enum"),
            "metadata/tiny/findings.toml:1:1: in the finding a.md:1 $.colour: there is no kind `enum`",
        ),
        (
            ledger("a.md", 1).replace("line", "lines"),
            "metadata/tiny/findings.toml:3:1: ",
        ),
        (ledger("a.md", 1).replace("Known.", ""), "it has no reason"),
        (ledger("a.md", 1).repeat(2), "this entry is listed twice"),
    ] {
        sandbox.plant(LEDGER, text);
        for command in [&["check"] as &[&str], &["examples", "--slice", "tiny"]] {
            sandbox
                .run(command)
                .expect(2)
                .complains(&[expected, "to fix it: "]);
        }
    }
}

#[test]
fn errors_of_form_are_findings_in_every_format() {
    let sandbox = painted("red");
    sandbox.plant(OWN, PAGE.replace("\"red\"", "\"red\","));
    let args = ["examples", "--slice", "tiny"];
    sandbox.run(&args).expect(1).prints(&[&format!(
        "{OWN}:26:1: json-syntax (page wrong) at json-trailing-comma: "
    )]);
    let run = sandbox
        .run(&[&args[..], &["--format", "sarif"]].concat())
        .expect(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&"json-syntax".into(), &"warning".into())
    );
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&26.into(), &1.into())
    );
    assert!(result.get("suppressions").is_none());
}

/// A summary without the slow parts, and without the commands, which name the file.
fn lasting(summary: &str) -> String {
    let mut out = String::new();
    let mut is_mutants = false;
    for line in summary.lines() {
        if line.starts_with('#') {
            is_mutants = line == "### How much the check notices";
        }
        if !is_mutants && !line.starts_with("To repeat it: ") {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out.trim_end().replace("\n\n\n", "\n\n")
}

#[test]
fn the_summary_of_the_reference_is_up_to_date_needs_shared() {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    if !root.join("../shared/docs").exists() {
        println!("skipped: ../shared/docs is absent");
        return;
    }
    let old = fs::read_to_string(root.join("docs/reports/examples.md")).unwrap();
    let sandbox = Sandbox::new();
    let new = sandbox.path("examples.md");
    let commands = old.lines().filter_map(|line| {
        let command = line.strip_prefix("To repeat it: `cargo xtask ")?;
        command.strip_suffix('`')
    });
    for command in commands {
        let args = command
            .split(' ')
            .filter(|argument| *argument != "--mutate")
            .map(|argument| match argument {
                "docs/reports/examples.md" => new.to_str().unwrap(),
                argument => argument,
            });
        let args: Vec<&str> = args.collect();
        let run = crate::sandbox::Run::of(sandbox.command(&args).current_dir(root));
        assert!(matches!(run.code, Some(0 | 1)), "{}", run.err);
    }
    let new = fs::read_to_string(new).unwrap();
    let (old, new) = (lasting(&old), lasting(&new));
    let differs = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    assert!(
        old == new,
        "docs/reports/examples.md is stale, make it again with the commands in it: {differs:#?}"
    );
}
