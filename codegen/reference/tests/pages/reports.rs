//! Text, JSON, SARIF and the summary page.

use crate::{library, project};
use graph_csdl::model::Model;
use graph_reference::Page;
use graph_reference::check::{Ledger, Report, Subject, Verdict, check};
use graph_reference::report::{self, Part, Sample};
use serde_json::Value;

fn page() -> Page {
    let text = std::fs::read_to_string(project(
        "codegen/reference/tests/pages/fixtures/unknown-property/page.md",
    ))
    .unwrap();
    graph_reference::read(&text, "docs/a b.md")
}

fn report(model: &Model) -> Report {
    let mut report = check(
        &[page()],
        &Subject {
            model,
            other: None,
            slice: None,
            whole: true,
            api: None,
        },
    );
    report.findings.retain(|finding| !finding.page.is_empty());
    report
}

fn file(page: &str) -> String {
    format!("../shared/{page}")
}

#[test]
fn json_has_the_promised_shape() {
    let report = report(&library());
    let json: Value = serde_json::from_str(&report::json(&report)).unwrap();
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&json), ["findings", "summary"]);
    assert_eq!(
        keys(&json["summary"]),
        ["examples", "findings", "pages", "resolved"]
    );
    assert_eq!(json["summary"]["findings"], report.findings.len());
    assert_eq!(
        keys(&json["findings"][0]),
        [
            "class", "column", "id", "kind", "line", "page", "path", "why"
        ]
    );
    assert_eq!(json["findings"][0]["column"], report.findings[0].column);
    assert_eq!(json["findings"][0]["line"], report.findings[0].line);
}

#[test]
fn sarif_points_to_the_line_and_suppresses_what_is_known() {
    let report = report(&library());
    let log: Value = serde_json::from_str(&report::sarif(&report, None, file)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let first = &run["results"][0];
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "../shared/docs/a%20b.md");
    assert_eq!(place["region"]["startLine"], report.findings[0].line);
    assert_eq!(place["region"]["startColumn"], report.findings[0].column);
    let rule = &run["tool"]["driver"]["rules"][first["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], first["ruleId"]);
    assert!(first.get("suppressions").is_none());
    assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
    let finding = &report.findings[1];
    let known = Verdict {
        known: [(finding.id.clone(), "known".to_owned())].into(),
        ..Verdict::default()
    };
    let log: Value = serde_json::from_str(&report::sarif(&report, Some(&known), file)).unwrap();
    let results = &log["runs"][0]["results"];
    assert_eq!(results[1]["suppressions"][0]["kind"], "external");
    assert_eq!(results[1]["suppressions"][0]["justification"], "known");
    assert!(results[0].get("suppressions").is_none());
}

#[test]
fn sarif_has_what_code_scanning_asks_for() {
    let model = library();
    let subject = Subject {
        model: &model,
        other: None,
        slice: None,
        whole: true,
        api: None,
    };
    let report = check(&[page()], &subject);
    assert!(
        report
            .findings
            .iter()
            .any(|finding| finding.page.is_empty())
    );
    let log: Value = serde_json::from_str(&report::sarif(&report, None, |page| match page {
        "" => "metadata.csdl".to_owned(),
        page => page.to_owned(),
    }))
    .unwrap();
    assert_eq!(
        log["$schema"],
        "https://json.schemastore.org/sarif-2.1.0.json"
    );
    let driver = &log["runs"][0]["tool"]["driver"];
    assert!(driver["name"].is_string() && driver["semanticVersion"].is_string());
    for rule in driver["rules"].as_array().unwrap() {
        assert!(rule["id"].is_string());
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(!rule[text]["text"].as_str().unwrap().is_empty(), "{rule}");
        }
    }
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), report.findings.len());
    for result in results {
        assert!(result["ruleId"].is_string() && result["message"]["text"].is_string());
        assert!(["warning", "note"].contains(&result["level"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(!uri.is_empty() && !uri.starts_with('/') && !uri.contains([' ', '\\']));
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    }
}

#[test]
fn text_has_one_line_per_finding_and_lists_stale_entries() {
    let report = report(&library());
    let text = report::text(&report, None, file);
    let first = &report.findings[0];
    assert!(text.starts_with(&format!(
        "../shared/docs/a b.md:{}:{}: {} ({}) at {}",
        first.line, first.column, first.kind, first.class, first.path
    )));
    assert!(text.contains("1 pages; 1 examples, 1 resolved to an operation (100.0 %)"));
    let ledger = Ledger::default();
    let verdict = ledger.verdict(&report, &[page().name].into());
    assert!(report::text(&report, Some(&verdict), file).contains("2 new, 0 in the ledger, 0 gone"));
}

#[test]
fn the_summary_page_lists_what_to_act_on() {
    let report = report(&library());
    let part = Part {
        title: "Pages".to_owned(),
        command: "cargo xtask examples".to_owned(),
        report: &report,
        outcome: None,
    };
    let page = report::page("", &part, None);
    for expected in [
        "## Pages",
        "`cargo xtask examples`",
        "**page wrong: unknown-property** (1)",
        "- docs/a b.md:",
        "| relative-url | 1 |",
    ] {
        assert!(page.contains(expected), "{expected} in\n{page}");
    }
    assert_eq!(report::page(&page, &part, None), page, "in its own place");
    let other = Part {
        title: "Others".to_owned(),
        command: "cargo xtask examples".to_owned(),
        ..part
    };
    let both = report::page(&page, &other, None);
    assert!(both.starts_with(&page) && both.contains("\n## Others\n"));
    assert_eq!(report::page(&both, &part, None), both, "others stay");
    assert_eq!(report::page(&both, &other, None), both, "others stay");
    let sample = Sample::read("# page\tlabel\na\tright\nb\twrong\nc\tright\n");
    assert_eq!((sample.all, sample.right), (3, 2));
    let with = report::page(&both, &other, Some(sample));
    assert!(with.contains("A random sample of 3 examples") && with.contains(": 2 of them"));
    assert_eq!(report::page(&with, &other, Some(sample)), with);
}
