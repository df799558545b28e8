//! The summary page: what somebody who keeps the reference or the metadata would act on.

use super::mutants;
use super::table::{percent, table};
use super::{by_class, by_kind};
use crate::docs::check::{Class, Finding, Kind, Report};
use crate::docs::mutate::Outcome;

/// A set of pages held against metadata.
pub struct Part<'r> {
    /// What it is called on the page.
    pub title: String,
    /// The command that repeats it.
    pub command: String,
    /// What was found.
    pub report: &'r Report,
    /// What mutants show.
    pub outcome: Option<&'r Outcome>,
}

/// How many findings of a kind and class are listed.
const LISTED: usize = 12;

/// The page.
pub fn page(parts: &[Part<'_>]) -> String {
    let parts: String = parts.iter().map(part).collect();
    format!("{INTRODUCTION}{parts}")
}

/// One part of the page.
pub fn part(part: &Part<'_>) -> String {
    let mut out = format!("\n## {}\n\nTo repeat it: `{}`\n\n", part.title, part.command);
    out.push_str(&figures(part.report));
    out.push_str("\n### What to act on\n\n");
    out.push_str(&kinds(part.report));
    out.push_str(&actions(part.report));
    out.push_str("\n### What is untidy\n\nEach was read all the same.\n\n");
    let rows = part.report.dirt.iter().map(|(kind, count)| [kind.clone(), count.to_string()]);
    out.push_str(&table(["kind", "places"], rows));
    out.push_str(&part.outcome.map_or_else(String::new, mutants::section));
    out
}

const INTRODUCTION: &str = "\
<!-- Made by `cargo xtask examples --format page`. -->
# Graph's reference against Graph's metadata

Every template, example and table of the reference pages, held against the metadata of the same age. A finding says
that two statements do not agree. Which of them is wrong is told by rule:

- **page wrong**: the page contradicts itself, misspells what the metadata has, or shows a value that its type cannot have;
- **metadata wrong**: an example and a table of properties say the same, and the metadata says something else;
- **ages differ**: a second metadata file has nothing to say against the page;
- **unclear**: it takes the service to tell.
";

fn figures(report: &Report) -> String {
    let row = |name: &str, value: String| [name.to_owned(), value];
    let share = |part, whole| format!("{part} ({})", percent(part, whole));
    let list = |items: Vec<String>| {
        if items.is_empty() {
            "-".to_owned()
        } else {
            items.join(", ")
        }
    };
    let causes = report
        .causes
        .iter()
        .map(|(cause, count)| format!("{cause} {count}"));
    let guesses = report
        .guesses
        .iter()
        .map(|(guess, count)| format!("{guess} {count}"));
    let classes = by_class(report)
        .into_iter()
        .map(|(class, count)| format!("{class} {count}"));
    table(
        ["", ""],
        [
            row("pages", report.pages.to_string()),
            row(
                "templates tied to one operation",
                share(report.templates_resolved, report.templates),
            ),
            row("request examples", report.examples.to_string()),
            row(
                "examples tied to one operation",
                share(report.resolved, report.examples),
            ),
            row("with nothing guessed", share(report.exact, report.examples)),
            row("examples not tied, by cause", list(causes.collect())),
            row("what was guessed", list(guesses.collect())),
            row(
                "findings",
                format!("{}: {}", report.findings.len(), list(classes.collect())),
            ),
        ],
    )
}

fn kinds(report: &Report) -> String {
    let count = |findings: &[&Finding], class| {
        findings
            .iter()
            .filter(|finding| finding.class == class)
            .count()
            .to_string()
    };
    let rows = by_kind(report).into_iter().map(|(kind, findings)| {
        [
            kind.to_string(),
            kind.describe().to_owned(),
            count(&findings, Class::PageWrong),
            count(&findings, Class::MetadataWrong),
            count(&findings, Class::AgesDiffer),
            count(&findings, Class::Unclear),
        ]
    });
    table(
        [
            "kind",
            "what",
            "page wrong",
            "metadata wrong",
            "ages differ",
            "unclear",
        ],
        rows,
    )
}

/// The first findings of each kind that say who has to change something.
fn actions(report: &Report) -> String {
    let mut out = String::new();
    for class in [Class::MetadataWrong, Class::PageWrong, Class::Unclear] {
        for (kind, findings) in by_kind(report) {
            let of_class: Vec<&Finding> = findings
                .into_iter()
                .filter(|finding| finding.class == class)
                .collect();
            if of_class.is_empty() || kind == Kind::OperationWithoutPage {
                continue;
            }
            let more = if of_class.len() > LISTED {
                format!(", the first {LISTED}")
            } else {
                String::new()
            };
            out.push_str(&format!(
                "\n**{class}: {kind}** ({}{more})\n\n",
                of_class.len()
            ));
            for finding in spread(&of_class) {
                let path = if finding.path.is_empty() {
                    String::new()
                } else {
                    format!(" `{}`", finding.path)
                };
                out.push_str(&format!(
                    "- {}:{}{path}: {}\n",
                    finding.page, finding.line, finding.why
                ));
            }
        }
    }
    let missing: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|finding| finding.kind == Kind::OperationWithoutPage)
        .collect();
    if !missing.is_empty() {
        out.push_str(&format!(
            "\n**operations without a page** ({})\n\n",
            missing.len()
        ));
        missing
            .iter()
            .take(LISTED)
            .for_each(|finding| out.push_str(&format!("- `{}`\n", finding.path)));
    }
    out
}

/// One finding a page before a second one of the same page.
fn spread<'f>(findings: &[&'f Finding]) -> Vec<&'f Finding> {
    let mut first: Vec<&Finding> = Vec::new();
    let mut rest: Vec<&Finding> = Vec::new();
    for finding in findings.iter().copied() {
        let seen = first.iter().any(|other| other.page == finding.page);
        if seen {
            rest.push(finding)
        } else {
            first.push(finding)
        }
    }
    first.into_iter().chain(rest).take(LISTED).collect()
}
