//! Findings as people, programs and code reviews read them.
//!
//! Decides what of a report is shown, in which order and form; no finding is added or judged.

mod json;
mod mutants;
mod page;
mod sarif;
mod table;
mod text;

pub use json::json;
pub use mutants::noticed;
pub use page::{Part, Sample, page};
pub use sarif::sarif;
pub use text::{gone, new, text};

use super::check::{Class, Finding, Kind, Report};

/// How many findings of each class.
pub(crate) fn by_class(report: &Report) -> Vec<(Class, usize)> {
    let classes = [
        Class::PageWrong,
        Class::MetadataWrong,
        Class::AgesDiffer,
        Class::Unclear,
    ];
    let count = |class| {
        report
            .findings
            .iter()
            .filter(|finding| finding.class == class)
            .count()
    };
    classes
        .into_iter()
        .map(|class| (class, count(class)))
        .collect()
}

/// The kinds that have findings, with them, in order of kinds.
pub(crate) fn by_kind(report: &Report) -> Vec<(Kind, Vec<&Finding>)> {
    let of = |kind| {
        report
            .findings
            .iter()
            .filter(|finding| finding.kind == kind)
            .collect::<Vec<_>>()
    };
    Kind::all()
        .map(|kind| (kind, of(kind)))
        .filter(|(_, findings)| !findings.is_empty())
        .collect()
}
