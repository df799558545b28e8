//! What the check says of small pages: one folder a contradiction, `page.md` and `expected.txt`.

use crate::{library, model, project};
use graph_csdl::config::Config;
use graph_csdl::model::Model;
use graph_reference::Page;
use graph_reference::check::{Accepted, Finding, Ledger, Report, Subject, check, read_ledger};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let folder = project("codegen/reference/tests/pages/fixtures");
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Findings on the page itself; whether operations lack pages is another matter.
fn report(page: Page, model: &Model, other: Option<&Model>) -> Report {
    report_of(&[page], model, other)
}

fn report_of(pages: &[Page], model: &Model, other: Option<&Model>) -> Report {
    let subject = Subject {
        model,
        other,
        slice: None,
        whole: true,
        api: Some("v1.0"),
    };
    let mut report = check(pages, &subject);
    report.findings.retain(|finding| !finding.page.is_empty());
    report
}

fn findings(page: Page, model: &Model, other: Option<&Model>) -> Vec<Finding> {
    report(page, model, other).findings
}

/// The page of a fixture, which goes by the name of its folder, and those beside it.
fn pages_of(folder: &Path, name: &str) -> Vec<Page> {
    let files = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let read = |file: &PathBuf| {
        let stem = file.file_stem().unwrap().to_string_lossy();
        let stem = if stem == "page" { name.into() } else { stem };
        graph_reference::read(
            &std::fs::read_to_string(file).unwrap(),
            &format!("{stem}.md"),
        )
    };
    files.iter().map(read).collect()
}

#[test]
fn fixtures_say_what_is_expected() {
    let model = library();
    let folders = fixtures();
    assert!(folders.len() >= 20);
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let pages = pages_of(&folder, &name);
        let found = report_of(&pages, &model, None).findings;
        let lines = found.iter().map(|found| {
            let page = match found.page.strip_suffix(".md") {
                Some(page) if page != name => format!("{page}:"),
                _ => String::new(),
            };
            format!(
                "{page}{}:{}: {} ({}) {}: {}\n",
                found.line, found.column, found.kind, found.class, found.path, found.why
            )
        });
        let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        let lines: String = lines.collect();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(folder.join("expected.txt"), &lines).unwrap();
        } else {
            assert_eq!(lines, expected, "{name}");
        }
    }
}

#[test]
fn ids_stay_when_lines_move_and_tell_pages_apart() {
    let model = library();
    let text = std::fs::read_to_string(project(
        "codegen/reference/tests/pages/fixtures/unknown-property/page.md",
    ))
    .unwrap();
    let ids = |text: &str, name: &str| -> Vec<String> {
        findings(graph_reference::read(text, name), &model, None)
            .into_iter()
            .map(|finding| finding.id)
            .collect()
    };
    let before = ids(&text, "a.md");
    assert_eq!(before, ids(&text.replacen("# ", "\n\n# ", 1), "a.md"));
    assert_ne!(before, ids(&text, "b.md"));
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
}

#[test]
fn differences_explained_by_a_second_file_are_of_age() {
    let csdl = include_str!("fixtures/library.csdl");
    let younger = csdl.replace(
        "<Property Name=\"label\"",
        "<Property Name=\"colour\" Type=\"Edm.String\" /><Property Name=\"label\"",
    );
    let (older, younger) = (library(), model(&younger, &Config::default()));
    let text = std::fs::read_to_string(project(
        "codegen/reference/tests/pages/fixtures/unknown-property/page.md",
    ))
    .unwrap();
    let classes = |other| -> Vec<String> {
        let found = findings(graph_reference::read(&text, "a.md"), &older, other);
        found
            .iter()
            .map(|finding| format!("{} {}", finding.path, finding.class))
            .collect()
    };
    assert_eq!(classes(None), ["$.colour unclear", "$.lable page wrong"]);
    assert_eq!(
        classes(Some(&younger)),
        ["$.colour ages differ", "$.lable page wrong"]
    );
}

#[test]
fn an_example_and_a_table_together_outweigh_the_metadata() {
    let model = library();
    let text = std::fs::read_to_string(project(
        "codegen/reference/tests/pages/fixtures/unknown-property/page.md",
    ))
    .unwrap();
    let table = "<!-- {\"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.shelf\"} -->\n```json\n{ \"id\": \"String\" }\n```\n\n\
                 |Property|Type|About|\n|:-|:-|:-|\n|id|String|x|\n|colour|String|x|\n";
    let pages = [
        graph_reference::read(&text, "a.md"),
        graph_reference::read(table, "shelf.md"),
    ];
    let subject = Subject {
        model: &model,
        other: None,
        slice: None,
        whole: true,
        api: None,
    };
    let found = check(&pages, &subject).findings;
    let colour = found
        .iter()
        .find(|finding| finding.page == "a.md" && finding.path == "$.colour")
        .unwrap();
    assert_eq!(colour.class.to_string(), "metadata wrong");
}

#[test]
fn a_ledger_accepts_what_it_names_and_nothing_else() {
    let model = library();
    let text = std::fs::read_to_string(project(
        "codegen/reference/tests/pages/fixtures/unknown-property/page.md",
    ))
    .unwrap();
    let report = report(graph_reference::read(&text, "a.md"), &model, None);
    let found = &report.findings;
    let entry = |finding: &Finding| Accepted {
        page: finding.page.clone(),
        line: finding.line,
        path: finding.path.clone(),
        kind: finding.kind.to_string(),
        reason: "known".to_owned(),
    };
    let gone = Accepted {
        path: "$.other".to_owned(),
        ..entry(&found[0])
    };
    let elsewhere = Accepted {
        page: "b.md".to_owned(),
        ..entry(&found[0])
    };
    let operation = |path: &str| Accepted {
        page: String::new(),
        path: path.to_owned(),
        ..entry(&found[0])
    };
    let wanted = report.operations.first().unwrap();
    let ledger = Ledger {
        accepted: vec![
            entry(&found[0]),
            gone.clone(),
            elsewhere,
            operation(wanted),
            operation("burn"),
        ],
    };
    let verdict = ledger.verdict(&report, &BTreeSet::from(["a.md".to_owned()]));
    assert_eq!(verdict.new, found[1..]);
    assert_eq!(verdict.gone, [gone, operation("burn")]);
    assert_eq!(verdict.known[&found[0].id], "known");
}

#[test]
fn a_bad_ledger_is_refused() {
    let entry = "[[finding]]\npage = \"a.md\"\nline = 1\npath = \"$\"\nkind = \"KIND\"\nreason = \"REASON\"\n";
    let good = entry.replace("KIND", "value");
    for (text, what) in [
        (entry.replace("KIND", "velue"), "there is no kind `velue`"),
        (good.replace("REASON", " "), "no reason"),
        (format!("{good}{good}"), "twice"),
        (good.replace("line", "lines"), "lines"),
        ("[[finding]".to_owned(), ""),
    ] {
        let problems = read_ledger(&text).expect_err(&text);
        assert!(
            problems.iter().any(|problem| problem.what.contains(what)),
            "{text}: {problems:?}"
        );
    }
    assert_eq!(read_ledger(&good).unwrap().accepted.len(), 1);
}
