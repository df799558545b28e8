//! Lines for people.

use super::by_class;
use super::table::percent;
use crate::check::{Accepted, Finding, Report, Verdict};
use std::fmt::Write as _;

/// In place of its class: what the finding says is true of the published metadata alone.
const CORRECTED: &str = "as published; resolved by a correction";

/// A line a finding, and totals. Findings that the ledger accepts are only counted.
pub fn text(report: &Report, verdict: Option<&Verdict>, file: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let shown = verdict.map_or(&report.findings, |verdict| &verdict.new);
    for finding in shown {
        let _ = writeln!(out, "{}", new(finding, &file));
    }
    for finding in &report.corrected {
        let _ = writeln!(out, "{}", line(finding, CORRECTED, &file));
    }
    for entry in verdict.iter().flat_map(|verdict| &verdict.gone) {
        let _ = writeln!(out, "{}", gone(entry, &file));
    }
    summary(&mut out, report, verdict);
    out
}

/// A line about a finding.
pub fn new(finding: &Finding, file: impl Fn(&str) -> String) -> String {
    line(finding, &finding.class.to_string(), file)
}

/// A line about a finding, and whether it is accepted.
fn line(finding: &Finding, class: &str, file: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    if !finding.page.is_empty() {
        let _ = write!(
            out,
            "{}:{}:{}: ",
            file(&finding.page),
            finding.line,
            finding.column
        );
    }
    let _ = write!(out, "{} ({class})", finding.kind);
    if !finding.path.is_empty() && !finding.page.is_empty() {
        let _ = write!(out, " at {}", finding.path);
    }
    let _ = write!(out, ": {} [{}]", finding.why, finding.id);
    out
}

/// A line about a ledger entry without a finding.
pub fn gone(entry: &Accepted, file: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    if !entry.page.is_empty() {
        let _ = write!(out, "{}:{}: ", file(&entry.page), entry.line);
    }
    let _ = write!(
        out,
        "the ledger accepts {} at {}, and nothing is found there any more",
        entry.kind, entry.path
    );
    out
}

fn summary(out: &mut String, report: &Report, verdict: Option<&Verdict>) {
    let Report {
        pages,
        examples,
        resolved,
        exact,
        templates,
        templates_resolved,
        ..
    } = report;
    let _ = writeln!(
        out,
        "{pages} pages; {examples} examples, {resolved} resolved to an operation ({}), {exact} without leniency ({}); \
         {templates} templates, {templates_resolved} resolved ({})",
        percent(*resolved, *examples),
        percent(*exact, *examples),
        percent(*templates_resolved, *templates),
    );
    if !report.causes.is_empty() {
        let causes: Vec<String> = report
            .causes
            .iter()
            .map(|(cause, count)| format!("{count} {cause}"))
            .collect();
        let _ = writeln!(out, "not resolved: {}", causes.join(", "));
    }
    if !report.leniencies.is_empty() {
        let leniencies: Vec<String> = report
            .leniencies
            .iter()
            .map(|(leniency, count)| format!("{count} {leniency}"))
            .collect();
        let _ = writeln!(out, "leniencies: {}", leniencies.join(", "));
    }
    let classes: Vec<String> = by_class(report)
        .iter()
        .map(|(class, count)| format!("{count} {class}"))
        .collect();
    let _ = writeln!(
        out,
        "{} findings: {}",
        report.findings.len(),
        classes.join(", ")
    );
    if !report.corrected.is_empty() {
        let _ = writeln!(
            out,
            "{} more resolved by corrections of the metadata",
            report.corrected.len()
        );
    }
    if let Some(verdict) = verdict {
        let accepted = report.findings.len() - verdict.new.len();
        let _ = writeln!(
            out,
            "{} new, {accepted} in the ledger, {} gone",
            verdict.new.len(),
            verdict.gone.len()
        );
    }
}
