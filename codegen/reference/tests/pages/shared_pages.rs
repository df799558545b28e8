//! Microsoft's own pages, read and held against metadata of the same age.

use crate::own_pages;
use crate::shared::{shared, shared_model};
use crate::{pages, project};
use graph_csdl::config::Config;
use graph_csdl::model::Model;
use graph_csdl::slice::select;
use graph_reference::check::{Kind, Report, Subject, check, read_ledger};
use graph_reference::page::{Body, Page};
use graph_reference::resolve::{StepKind, resolve};
use graph_reference::{mutate::Random, url};
use std::collections::BTreeSet;
use std::path::Path;

fn one(path: &Path) -> Page {
    graph_reference::read(
        &std::fs::read_to_string(path).unwrap(),
        &path.file_name().unwrap().to_string_lossy(),
    )
}

/// The pages about operations.
fn v1() -> Option<(Vec<Page>, Model)> {
    let folder = shared("docs/v1.0-2021-07/api")?;
    Some((
        pages(&folder),
        shared_model("v1.0-Prod-2021-07-20.csdl", &Config::default())?,
    ))
}

/// What a page says, without where.
fn facts(page: &Page) -> String {
    let mut out = String::new();
    for template in &page.templates {
        out += &format!(
            "template {} {}\n",
            template.method.value, template.target.value
        );
    }
    for permission in &page.permissions {
        let names: Vec<&str> = permission
            .names
            .iter()
            .map(|name| name.value.as_str())
            .collect();
        out += &format!("{:?} {names:?}\n", permission.kind);
    }
    for example in &page.examples {
        let request = &example.request;
        out += &format!(
            "example {:?} {} {}\n",
            example.name, request.method.value, request.target.value
        );
        let response = example.response.as_ref().unwrap();
        out += &format!(
            "{} {:?}\n",
            response.status.value,
            response
                .annotation
                .as_ref()
                .map(|annotation| &annotation.ty.as_ref().unwrap().value)
        );
        for body in [&request.body, &response.body].into_iter().flatten() {
            let Body::Json(document) = body else {
                panic!("{body:?}")
            };
            out += &value(&document.root);
        }
    }
    let statuses: Vec<u16> = page.statuses.iter().map(|status| status.value).collect();
    let headers: Vec<&str> = page
        .headers
        .iter()
        .map(|header| header.value.as_str())
        .collect();
    out + &format!(
        "{:?} {statuses:?} {headers:?}\n",
        page.namespace.as_ref().map(|name| &name.value)
    )
}

fn value(json: &graph_reference::json::Json) -> String {
    use graph_reference::json::Value;
    match &json.value {
        Value::Object(members) => members
            .iter()
            .map(|member| format!("{}={};", member.key, value(&member.value)))
            .collect(),
        Value::Array(items) => items.iter().map(value).collect(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_translation_says_the_same_needs_shared() {
    let (Some(english), Some(chinese)) = (
        shared("docs/provision-on-demand.en.md"),
        shared("docs/provision-on-demand.zh-cn.md"),
    ) else {
        return;
    };
    let (english, chinese) = (one(&english), one(&chinese));
    assert_eq!(facts(&english), facts(&chinese));
    assert_eq!(
        (
            english.examples.len(),
            english.permissions.len(),
            english.tables.len()
        ),
        (1, 3, 1)
    );
    assert_eq!(chinese.tables[0].rows[0].name.value, "parameters");
}

#[test]
fn every_example_of_v1_is_tied_or_has_a_cause_needs_shared() {
    let Some((pages, model)) = v1() else { return };
    assert_eq!(pages.len(), 2102);
    let subject = Subject {
        model: &model,
        other: None,
        slice: None,
        whole: true,
        api: None,
    };
    let report = check(&pages, &subject);
    let share = |part: usize| 100.0 * part as f64 / report.examples as f64;
    println!(
        "{} examples, {:.2} % resolved, {:.2} % exactly; {:?}",
        report.examples,
        share(report.resolved),
        share(report.exact),
        report.causes
    );
    assert!(report.examples >= 2360);
    assert!(share(report.exact) >= 91.0);
    assert!(report.leniencies.values().sum::<usize>() >= report.resolved - report.exact);
    assert!(share(report.resolved) >= 94.0);
    assert_eq!(
        report.causes.values().sum::<usize>() + report.resolved,
        report.examples
    );
    let per_page: BTreeSet<&str> = report
        .findings
        .iter()
        .map(|finding| finding.id.as_str())
        .collect();
    assert_eq!(per_page.len(), report.findings.len(), "ids are unique");
}

#[test]
fn a_hundred_labelled_by_hand_agree_needs_shared() {
    let Some((pages, model)) = v1() else { return };
    let mut wrong = Vec::new();
    let sample = std::fs::read_to_string(project("docs/reports/examples-sample.tsv")).unwrap();
    let lines: Vec<&str> = sample
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(lines.len(), 100);
    for line in lines {
        let [name, number, method, path, operation, label]: [&str; 6] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let page = pages
            .iter()
            .find(|page| page.name == format!("api/{name}"))
            .unwrap();
        let at_line = |example: &&graph_reference::page::Example| {
            page.line(example.request.target.at).to_string() == number
        };
        let request = &page
            .examples
            .iter()
            .find(at_line)
            .unwrap_or_else(|| panic!("{line}"))
            .request;
        let found = resolve(&model, &request.method.value, &request.target.value).unwrap();
        if request.method.value != method
            || found.path(&model) != path
            || found.operation(&model) != operation
            || label != "right"
        {
            wrong.push(format!(
                "{line}: {} {}",
                found.path(&model),
                found.operation(&model)
            ));
        }
    }
    assert!(wrong.len() <= 1, "{wrong:#?}");
}

#[test]
fn typos_are_not_swallowed_needs_shared() {
    let Some((pages, model)) = v1() else { return };
    let mut random = Random::new(4);
    let (mut made, mut swallowed) = (0, Vec::new());
    for example in pages.iter().flat_map(|page| &page.examples) {
        let (method, target) = (&example.request.method.value, &example.request.target.value);
        let Some(exact) = resolve(&model, method, target)
            .ok()
            .filter(|resolved| resolved.leniencies.is_empty())
        else {
            continue;
        };
        let is_value = |kind: &StepKind| matches!(kind, StepKind::Key(_) | StepKind::Path(_));
        let values: Vec<usize> = exact
            .steps
            .iter()
            .filter(|step| is_value(&step.kind))
            .map(|step| step.at)
            .collect();
        if target.replacen("://", "", 1).contains(":/") {
            continue; // An item by its path: any name may follow.
        }
        for piece in url::parse(target).segments {
            let length = piece.text.find('(').unwrap_or(piece.text.len());
            let is_name = !piece.text.contains(['{', ':']) && length > 1;
            if values.contains(&piece.at) || !is_name {
                continue;
            }
            let altered = random.misspelled(&piece.text[..length]);
            let url = format!(
                "{}{altered}{}",
                &target[..piece.at],
                &target[piece.at + length..]
            );
            made += 1;
            if resolve(&model, method, &url).is_ok_and(|resolved| resolved.leniencies.is_empty()) {
                swallowed.push(url);
            }
        }
    }
    println!(
        "{} of {made} typos resolve without leniency",
        swallowed.len()
    );
    assert!(
        made > 5000 && swallowed.len() * 100 < made,
        "{swallowed:#?}"
    );
}

/// The project's own pages, the 59 on synchronization and provisionOnDemand in two languages, against the slice.
fn synchronization() -> Option<(Vec<Page>, Report)> {
    held_against_the_slice(pages(&own_pages::folder().join("examples")))
}

fn synchronization_without_our_own() -> Option<(Vec<Page>, Report)> {
    held_against_the_slice(Vec::new())
}

fn held_against_the_slice(mut all: Vec<Page>) -> Option<(Vec<Page>, Report)> {
    all.extend(pages(&shared("docs/beta-2021-07-synchronization")?));
    all.push(one(&shared("docs/provision-on-demand.en.md")?));
    all.push(one(&shared("docs/provision-on-demand.zh-cn.md")?));
    let config = own_pages::config();
    let model = own_pages::slice_model(&config);
    let other = shared_model("beta-Prod-2021-07-13.csdl", &Config::default())?;
    let slice = select(&model, &config).unwrap();
    let subject = Subject {
        model: &model,
        other: Some(&other),
        slice: Some(&slice),
        whole: true,
        api: config.api.as_deref(),
    };
    let report = check(&all, &subject);
    Some((all, report))
}

#[test]
fn the_ledger_has_every_finding_of_the_synchronization_pages_needs_shared() {
    let Some((pages, report)) = synchronization() else {
        return;
    };
    let text = std::fs::read_to_string(own_pages::folder().join("findings.toml")).unwrap();
    let ledger = read_ledger(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    let names: BTreeSet<String> = pages.iter().map(|page| page.name.clone()).collect();
    let verdict = ledger.verdict(&report, &names);
    assert_eq!(verdict.new, []);
    assert_eq!(verdict.gone, []);
    let beside_our_own = names
        .into_iter()
        .filter(|name| !name.starts_with("examples/"))
        .collect();
    let (_, report) = synchronization_without_our_own().unwrap();
    let verdict = ledger.verdict(&report, &beside_our_own);
    assert_eq!(verdict.new, []);
    assert_eq!(verdict.gone, []);
}

#[test]
fn every_example_on_synchronization_is_tied_needs_shared() {
    let Some((_, report)) = synchronization() else {
        return;
    };
    assert_eq!(report.examples, report.resolved);
    assert!(
        !report
            .findings
            .iter()
            .any(|finding| finding.kind == Kind::OperationWithoutPage)
    );
    let annotation =
        |finding: &&graph_reference::check::Finding| finding.kind == Kind::AnnotationType;
    let pages: BTreeSet<&str> = report
        .findings
        .iter()
        .filter(annotation)
        .map(|finding| finding.page.as_str())
        .collect();
    assert!(
        pages.contains("provision-on-demand.en.md")
            && pages.contains("provision-on-demand.zh-cn.md")
    );
}
