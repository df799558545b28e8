//! Which side of a contradiction is wrong, by the rules that [`Class`] states.

use super::corpus::Corpus;
use super::finding::{Blame, UnclassifiedFinding};
use super::{Class, Examined};
use graph_csdl::model::Model;

/// The class of a contradiction; `other` is the same page against the second metadata file.
pub(super) fn class(
    finding: &UnclassifiedFinding,
    other: Option<&Examined>,
    corpus: &Corpus<'_>,
    model: &Model,
) -> Class {
    if !finding.kind.is_of_pages_alone() && other.is_some_and(|other| is_explained(finding, other))
    {
        return Class::AgesDiffer;
    }
    match &finding.blame {
        Blame::Page => Class::PageWrong,
        Blame::Unclear => Class::Unclear,
        Blame::TableOf(ty, name) => {
            let mut types = model
                .find(ty)
                .into_iter()
                .flat_map(|id| model.lineage(id))
                .map(|id| model.ty(id).name.to_string());
            if types.any(|ty| corpus.says(&ty, name)) {
                Class::MetadataWrong
            } else {
                Class::Unclear
            }
        }
    }
}

/// Whether the second file was checked against the same part of the page, and agrees with it.
fn is_explained(finding: &UnclassifiedFinding, other: &Examined) -> bool {
    let same = |candidate: &UnclassifiedFinding| {
        candidate.kind == finding.kind
            && candidate.path == finding.path
            && candidate.part == finding.part
    };
    other.notes.parts.contains(&finding.part) && !other.notes.findings.iter().any(same)
}
