//! Where every rule notes what it finds.

use super::Kind;
use super::covered::{CheckedAt, CheckedItem, Fact};
use super::finding::{Blame, PagePart, UnclassifiedFinding};
use graph_csdl::problem::At;
use std::collections::BTreeSet;

/// What was noted of one page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// The contradictions, in the order in which they were found.
    pub(crate) findings: Vec<UnclassifiedFinding>,
    /// The parts of the page that the metadata has something to say about.
    pub(crate) parts: BTreeSet<PagePart>,
    /// The facts of the metadata that the page says something about.
    pub(crate) facts: Vec<Fact>,
    /// The text that was checked against a fact.
    pub(crate) checked: Vec<CheckedAt>,
}

impl Notes {
    /// Notes about a part of the page.
    pub(crate) fn on(&mut self, part: PagePart) -> Recorder<'_> {
        Recorder { notes: self, part }
    }
}

/// Takes notes about one part of a page.
#[derive(Debug)]
pub(crate) struct Recorder<'n> {
    notes: &'n mut Notes,
    part: PagePart,
}

impl Recorder<'_> {
    /// The same recorder for somebody who keeps it for a while.
    pub(crate) fn reborrow(&mut self) -> Recorder<'_> {
        self.notes.on(self.part)
    }

    /// Notes that the part was checked against the metadata.
    pub(crate) fn part_is_known(&mut self) {
        self.notes.parts.insert(self.part);
    }

    /// Notes a contradiction. `path` is where in the JSON it is, or the segment, header or row that is meant.
    pub(crate) fn report(
        &mut self,
        kind: Kind,
        at: At,
        path: impl Into<String>,
        why: impl Into<String>,
        blame: Blame,
    ) {
        self.notes.findings.push(UnclassifiedFinding {
            kind,
            at,
            path: path.into(),
            why: why.into(),
            blame,
            part: self.part,
        });
    }

    /// Notes a fact that the page says something of.
    pub(crate) fn cover(&mut self, fact: Fact) {
        self.notes.facts.push(fact);
    }

    /// Notes text that was checked against a fact.
    pub(crate) fn checked(&mut self, at: At, what: CheckedItem) {
        self.notes.checked.push(CheckedAt { at, what });
    }
}
