//! The places of a page that a mutation may alter.

use super::{Mutation, Unaltered};
use crate::check::covered::{CheckedAt, CheckedItem};
use crate::resolve::{Resolved, StepKind};
use crate::url;

/// A place that a mutation may alter.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Checked(CheckedAt),
    /// A URL of a template or example, by number, and a piece of it.
    Url {
        index: usize,
        is_template: bool,
        at: usize,
        length: usize,
    },
    /// The table of permissions.
    Permissions,
}

pub(super) fn places(page: &Unaltered<'_>, mutation: Mutation) -> Vec<Place> {
    let sites = |wanted: fn(&CheckedItem) -> bool| {
        page.examined
            .notes
            .checked
            .iter()
            .filter(move |site| wanted(&site.what))
            .copied()
            .map(Place::Checked)
    };
    match mutation {
        Mutation::Rename => {
            sites(|what| matches!(what, CheckedItem::Name { .. } | CheckedItem::RowName)).collect()
        }
        Mutation::Retype => sites(|what| {
            matches!(
                what,
                CheckedItem::Value(_) | CheckedItem::RowType(_) | CheckedItem::AnnotatedType
            )
        })
        .collect(),
        Mutation::WrongMember => sites(|what| matches!(what, CheckedItem::Member(_))).collect(),
        Mutation::WrongVerb => urls(page, |_| Vec::new()),
        Mutation::WrongSegment => urls(page, names),
        Mutation::Dropped => {
            let needed = sites(|what| {
                matches!(
                    what,
                    CheckedItem::Discriminator | CheckedItem::Needed | CheckedItem::Wrapper
                )
            });
            let mut places: Vec<Place> = needed.collect();
            places.extend(urls(page, keys));
            if !page.page.permissions.is_empty() && !page.page.templates.is_empty() {
                places.push(Place::Permissions);
            }
            places
        }
    }
}

/// Pieces of the URLs that are resolved without leniency; without any piece, the URL as a whole.
fn urls(page: &Unaltered<'_>, wanted: fn(&Resolved) -> Vec<usize>) -> Vec<Place> {
    let templates = page
        .examined
        .templates
        .iter()
        .zip(page.page.templates.iter().map(|template| &template.target));
    let examples = page.examined.examples.iter().zip(
        page.page
            .examples
            .iter()
            .map(|example| &example.request.target),
    );
    let all = templates
        .enumerate()
        .map(|one| (true, one))
        .chain(examples.enumerate().map(|one| (false, one)));
    let mut places = Vec::new();
    for (is_template, (index, (outcome, target))) in all {
        let Some(resolved) = outcome
            .as_ref()
            .ok()
            .filter(|resolved| resolved.leniencies.is_empty())
        else {
            continue;
        };
        let in_place = page.source.text[target.at.0 as usize..].starts_with(&target.value);
        if !in_place {
            continue;
        }
        let pieces = wanted(resolved);
        if pieces.is_empty() {
            places.push(Place::Url {
                index,
                is_template,
                at: 0,
                length: 0,
            });
        }
        for piece in url::parse(&target.value).segments {
            if pieces.contains(&piece.at) {
                let length = piece.text.find('(').unwrap_or(piece.text.len());
                places.push(Place::Url {
                    index,
                    is_template,
                    at: piece.at,
                    length,
                });
            }
        }
    }
    places
}

/// Where segments start that are names.
pub(super) fn names(resolved: &Resolved) -> Vec<usize> {
    let named = |kind: &StepKind| {
        !matches!(
            kind,
            StepKind::Key(_) | StepKind::Path(_) | StepKind::Dynamic(_)
        )
    };
    resolved
        .steps
        .iter()
        .filter(|step| named(&step.kind))
        .map(|step| step.at)
        .collect()
}

/// Where segments start that are keys and nothing else.
fn keys(resolved: &Resolved) -> Vec<usize> {
    let names = names(resolved);
    let keys = resolved
        .steps
        .iter()
        .filter(|step| matches!(step.kind, StepKind::Key(_)))
        .map(|step| step.at);
    keys.filter(|at| !names.contains(at)).collect()
}
