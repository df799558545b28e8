//! All pages against the metadata, and what a second metadata file says of the contradictions.

use super::corpus::Corpus;
use super::finding::PagePart;
use super::recorder::Notes;
use super::rules::{links, methods_table, missing_pages, untidy};
use super::{Examined, Finding, Report, Subject, classify, examine, finding_id};
use crate::page::Page;
use rayon::prelude::*;
use std::collections::HashMap;

/// Checks pages, on all cores.
pub fn check(pages: &[Page], subject: &Subject<'_>) -> Report {
    let examined: Vec<Examined> = pages
        .par_iter()
        .map(|page| examine(page, subject.model, subject.api))
        .collect();
    let names = pages.iter().map(|page| page.name.as_str());
    let all = All {
        subject,
        corpus: Corpus::of(pages),
        examined: names.zip(&examined).collect(),
    };
    let findings: Vec<Vec<Finding>> = pages
        .par_iter()
        .zip(&examined)
        .map(|(page, examined)| all.findings(page, examined))
        .collect();
    let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
    let mut report = counted(pages, &examined);
    if subject.whole {
        report.operations = missing_pages::wanted(subject);
        findings.extend(missing_pages::check(subject, &examined, &report.operations));
    }
    findings.sort();
    finding_id::tell_apart(&mut findings);
    report.findings = findings;
    report
}

/// All pages, and what is known of them.
struct All<'p> {
    subject: &'p Subject<'p>,
    corpus: Corpus<'p>,
    examined: HashMap<&'p str, &'p Examined>,
}

impl All<'_> {
    fn findings(&self, page: &Page, examined: &Examined) -> Vec<Finding> {
        let subject = self.subject;
        let own = self.own(page);
        let needs_other = !examined.notes.findings.is_empty();
        let other = subject
            .other
            .filter(|_| needs_other)
            .map(|model| examine(page, model, subject.api));
        let all = examined.notes.findings.iter().chain(&own.findings);
        all.map(|finding| Finding {
            page: page.name.clone(),
            line: page.line(finding.at),
            column: page.column(finding.at),
            kind: finding.kind,
            path: finding.path.clone(),
            class: classify::class(finding, other.as_ref(), &self.corpus, subject.model),
            id: finding_id::of_finding(page, finding),
            why: finding.why.clone(),
        })
        .collect()
    }

    /// What is wrong with the page by itself, or beside other pages. Mutants are not checked against it: a comma that is removed
    /// with a member, or a page that is read alone, must not count as noticed.
    fn own(&self, page: &Page) -> Notes {
        let mut notes = Notes::default();
        untidy::check(page, &mut notes);
        if self.subject.whole {
            let model = self.subject.model;
            let called = |page: &Page| {
                let examined = self.examined.get(page.name.as_str())?;
                Some(examined.templates.as_slice())
            };
            links::check(page, &self.corpus, &mut notes.on(PagePart::Page));
            links::types(page, &self.corpus, model, &mut notes);
            let on_page = &mut notes.on(PagePart::Page);
            methods_table::check(page, &self.corpus, model, called, on_page);
        }
        notes
    }
}

fn counted(pages: &[Page], examined: &[Examined]) -> Report {
    let mut report = Report {
        pages: pages.len(),
        ..Report::default()
    };
    for (page, examined) in pages.iter().zip(examined) {
        report.examples += examined.examples.len();
        report.templates += examined.templates.len();
        report.templates_resolved += examined.templates.iter().flatten().count();
        for outcome in &examined.examples {
            match outcome {
                Ok(resolved) => {
                    report.resolved += 1;
                    report.exact += usize::from(resolved.leniencies.is_empty());
                    for leniency in &resolved.leniencies {
                        *report.leniencies.entry(leniency.to_string()).or_default() += 1;
                    }
                }
                Err(unresolved) => *report.causes.entry(unresolved.cause.kind()).or_default() += 1,
            }
        }
        for irregularities in &page.irregularities {
            *report
                .irregularities
                .entry(irregularities.kind.to_string())
                .or_default() += 1;
        }
    }
    report
}
