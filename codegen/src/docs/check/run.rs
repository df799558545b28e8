//! All pages against the metadata, and what a second metadata file says of the contradictions.

use super::corpus::Corpus;
use super::draft::Draft;
use super::{Examined, Finding, Report, Subject, classify, coverage, examine, id, untidy};
use crate::docs::page::Page;
use rayon::prelude::*;

/// Checks pages, on all cores.
pub fn check(pages: &[Page], subject: &Subject<'_>) -> Report {
    let corpus = Corpus::of(pages);
    let checked: Vec<(Examined, Vec<Finding>)> = pages
        .par_iter()
        .map(|page| {
            let examined = examine(page, subject.model, subject.api);
            let findings = findings(page, &examined, subject, &corpus);
            (examined, findings)
        })
        .collect();
    let (examined, findings): (Vec<Examined>, Vec<Vec<Finding>>) = checked.into_iter().unzip();
    let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
    let mut report = counted(pages, &examined);
    if subject.whole {
        report.operations = coverage::wanted(subject);
        findings.extend(coverage::check(subject, &examined, &report.operations));
    }
    findings.sort();
    id::tell_apart(&mut findings);
    report.findings = findings;
    report
}

fn findings(
    page: &Page,
    examined: &Examined,
    subject: &Subject<'_>,
    corpus: &Corpus,
) -> Vec<Finding> {
    let drafts: Vec<Draft> = untidy::check(page).collect();
    let needs_other = !examined.drafts.is_empty();
    let other = subject
        .other
        .filter(|_| needs_other)
        .map(|model| examine(page, model, subject.api));
    examined
        .drafts
        .iter()
        .chain(&drafts)
        .map(|draft| Finding {
            page: page.name.clone(),
            line: page.line(draft.at),
            column: page.column(draft.at),
            kind: draft.kind,
            path: draft.path.clone(),
            class: classify::class(draft, other.as_ref(), corpus, subject.model),
            id: id::of_draft(page, draft),
            why: draft.why.clone(),
        })
        .collect()
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
                    report.exact += usize::from(resolved.guessed.is_empty());
                    for guess in &resolved.guessed {
                        *report.guesses.entry(guess.to_string()).or_default() += 1;
                    }
                }
                Err(unresolved) => *report.causes.entry(unresolved.cause.kind()).or_default() += 1,
            }
        }
        for dirt in &page.dirt {
            *report.dirt.entry(dirt.kind.to_string()).or_default() += 1;
        }
    }
    report
}
