//! One JSON object, one finding a line.

use crate::check::{Finding, Report};
use serde::Serialize;

/// `{"summary":{…},"findings":[…]}`; with `"corrected":[…]` where corrections of the metadata resolve any.
pub fn json(report: &Report) -> String {
    let summary = Summary {
        pages: report.pages,
        examples: report.examples,
        resolved: report.resolved,
        findings: report.findings.len(),
    };
    let mut out = format!("{{\"summary\":{},\"findings\":[", line(&summary));
    items(&mut out, &report.findings);
    if !report.corrected.is_empty() {
        out.push_str("\n],\"corrected\":[");
        items(&mut out, &report.corrected);
    }
    out.push_str("\n]}\n");
    out
}

fn items(out: &mut String, findings: &[Finding]) {
    for (index, finding) in findings.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&line(&Item::of(finding)));
    }
}

#[derive(Serialize)]
struct Summary {
    pages: usize,
    examples: usize,
    resolved: usize,
    findings: usize,
}

#[derive(Serialize)]
struct Item<'f> {
    id: &'f str,
    class: String,
    kind: String,
    page: &'f str,
    line: usize,
    column: usize,
    path: &'f str,
    why: &'f str,
}

impl<'f> Item<'f> {
    fn of(finding: &'f Finding) -> Self {
        Self {
            id: &finding.id,
            class: finding.class.to_string(),
            kind: finding.kind.to_string(),
            page: &finding.page,
            line: finding.line,
            column: finding.column,
            path: &finding.path,
            why: &finding.why,
        }
    }
}

/// Strings and numbers alone: this cannot fail.
fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
