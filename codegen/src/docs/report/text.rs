//! Lines for people.

use super::by_class;
use super::table::percent;
use crate::docs::check::{Finding, Report, Verdict};
use std::fmt::Write as _;

/// A line a finding, and what they come to. With a ledger, what it accepts is only counted.
pub fn text(report: &Report, verdict: Option<&Verdict>, file: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    match verdict {
        None => report
            .findings
            .iter()
            .for_each(|finding| line(&mut out, finding, &file)),
        Some(verdict) => {
            verdict
                .new
                .iter()
                .for_each(|finding| line(&mut out, finding, &file));
            for gone in &verdict.gone {
                let _ = writeln!(
                    out,
                    "{}:{}: the ledger accepts {} at {}, and nothing is found there any more",
                    file(&gone.page),
                    gone.line,
                    gone.kind,
                    gone.path
                );
            }
        }
    }
    summary(&mut out, report, verdict);
    out
}

fn line(out: &mut String, finding: &Finding, file: &impl Fn(&str) -> String) {
    if !finding.page.is_empty() {
        let _ = write!(out, "{}:{}: ", file(&finding.page), finding.line);
    }
    let _ = write!(out, "{} ({})", finding.kind, finding.class);
    if !finding.path.is_empty() && !finding.page.is_empty() {
        let _ = write!(out, " at {}", finding.path);
    }
    let _ = writeln!(out, ": {} [{}]", finding.why, finding.id);
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
        "{pages} pages; {examples} examples, {resolved} tied to an operation ({}), {exact} with nothing guessed ({}); \
         {templates} templates, {templates_resolved} tied ({})",
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
        let _ = writeln!(out, "not tied: {}", causes.join(", "));
    }
    if !report.guesses.is_empty() {
        let guesses: Vec<String> = report
            .guesses
            .iter()
            .map(|(guess, count)| format!("{count} {guess}"))
            .collect();
        let _ = writeln!(out, "guessed: {}", guesses.join(", "));
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
