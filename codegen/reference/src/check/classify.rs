//! Which side of a contradiction is wrong, by the rules that [`Class`] states.

use super::corpus::Corpus;
use super::draft::{Draft, Lean};
use super::{Class, Examined};
use graph_csdl::model::Model;

/// The class of a contradiction; `other` is the same page against the second metadata file.
pub(super) fn class(
    draft: &Draft,
    other: Option<&Examined>,
    corpus: &Corpus<'_>,
    model: &Model,
) -> Class {
    if !draft.kind.is_of_pages_alone() && other.is_some_and(|other| is_explained(draft, other)) {
        return Class::AgesDiffer;
    }
    match &draft.lean {
        Lean::Page => Class::PageWrong,
        Lean::Unclear => Class::Unclear,
        Lean::TableOf(ty, name) => {
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

/// Whether the second file was held against the same part of the page, and agrees with it.
fn is_explained(draft: &Draft, other: &Examined) -> bool {
    let same = |candidate: &Draft| {
        candidate.kind == draft.kind
            && candidate.path == draft.path
            && candidate.context == draft.context
    };
    other.held.contains(&draft.context) && !other.drafts.iter().any(same)
}
