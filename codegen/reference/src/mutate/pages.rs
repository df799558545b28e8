//! Mutants of pages: one fact of a page is altered, the page is read and checked again.

use super::places::{Place, names, places};
use super::values::{at_site, other_method};
use super::{Fate, Mutation, Random, Unaltered, edit, verdict};
use crate::check::covered::{CheckedAt, CheckedItem};
use crate::check::examine;
use crate::{read, resolve};
use graph_csdl::model::Model;
use graph_csdl::problem::At;
use std::fmt;
use std::ops::Range;

/// An altered page.
pub(super) struct Mutant {
    page: usize,
    /// What is replaced in the text, and by what.
    range: Range<usize>,
    with: String,
    /// Why it means the same, if that is known beforehand.
    equivalent: bool,
    label: String,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// At most `count` mutants of one kind.
pub(super) fn mutants(
    pages: &[Unaltered<'_>],
    model: &Model,
    mutation: Mutation,
    count: usize,
    random: &mut Random,
) -> Vec<Mutant> {
    let places = pages.iter().enumerate().flat_map(|(index, page)| {
        places(page, mutation)
            .into_iter()
            .map(move |place| (index, place))
    });
    let places = random.sample(places.collect(), count);
    places
        .into_iter()
        .filter_map(|(page, place)| mutant(page, &pages[page], model, place, mutation, random))
        .collect()
}

/// The outcome of a mutant.
pub(super) fn fate(mutant: &Mutant, pages: &[Unaltered<'_>], model: &Model) -> Fate {
    if mutant.equivalent {
        return Fate::Equivalent;
    }
    let before = &pages[mutant.page];
    let text = edit::replaced(before.source.text, mutant.range.clone(), &mutant.with);
    let page = read(&text, before.source.name);
    let after = examine(&page, model, None);
    if verdict::is_noticed(&before.examined, &after) {
        Fate::Noticed
    } else {
        Fate::Missed
    }
}

fn mutant(
    index: usize,
    page: &Unaltered<'_>,
    model: &Model,
    place: Place,
    mutation: Mutation,
    random: &mut Random,
) -> Option<Mutant> {
    let text = page.source.text;
    let mut equivalent = false;
    let (range, with) = match place {
        Place::Checked(site) => {
            let (range, with, same) = at_site(text, model, site, random)?;
            equivalent = same;
            (range, with)
        }
        Place::Url {
            index,
            is_template,
            at,
            length,
        } => {
            let (method, target) = url_of(page, index, is_template);
            let start = target.0 as usize + at;
            match mutation {
                Mutation::WrongVerb => {
                    let (range, with) = other_method(text, method, random)?;
                    equivalent = has_template(page, model, index, is_template, &with);
                    (range, with)
                }
                Mutation::WrongSegment if length > 1 => {
                    let range = start..start + length;
                    let with = random.misspelled(&text[range.clone()]);
                    (range, with)
                }
                Mutation::Dropped if at > 0 && length > 0 => {
                    (start - 1..start + length, String::new())
                }
                _ => return None,
            }
        }
        Place::Permissions => (permissions(page)?, String::new()),
    };
    equivalent |= becomes_known(page, model, place, &range, &with, mutation);
    let line = page
        .page
        .line(At(u32::try_from(range.start).unwrap_or(u32::MAX)));
    let shown: String = text[range.clone()].chars().take(60).collect();
    let label = format!(
        "{}:{line}: `{}` becomes `{with}`",
        page.source.name,
        shown.replace('\n', " ")
    );
    Some(Mutant {
        page: index,
        range,
        with,
        equivalent,
        label,
    })
}

fn url_of(page: &Unaltered<'_>, index: usize, is_template: bool) -> (At, At) {
    if is_template {
        let template = &page.page.templates[index];
        (template.method.at, template.target.at)
    } else {
        let request = &page.page.examples[index].request;
        (request.method.at, request.target.at)
    }
}

/// Whether the page has a template of its own for this method on the same URL, or the example's own operation.
fn has_template(
    page: &Unaltered<'_>,
    model: &Model,
    index: usize,
    is_template: bool,
    method: &str,
) -> bool {
    let target = if is_template {
        &page.page.templates[index].target
    } else {
        &page.page.examples[index].request.target
    };
    let Ok(altered) = resolve::resolve(model, method, &target.value) else {
        return false;
    };
    let operation = altered.operation(model);
    let mut templates = page.examined.templates.iter().flatten();
    altered.leniencies.is_empty()
        && templates.any(|template| template.operation(model) == operation)
}

/// Whether what was altered is a name that exists there too.
fn becomes_known(
    page: &Unaltered<'_>,
    model: &Model,
    place: Place,
    range: &Range<usize>,
    with: &str,
    mutation: Mutation,
) -> bool {
    let text = edit::replaced(page.source.text, range.clone(), with);
    let again = || examine(&read(&text, page.source.name), model, None);
    match (place, mutation) {
        (
            Place::Checked(CheckedAt {
                what: CheckedItem::Name { .. },
                at,
            }),
            Mutation::Rename,
        ) => again()
            .notes
            .checked
            .iter()
            .any(|site| site.at == at && matches!(site.what, CheckedItem::Name { .. })),
        (
            Place::Checked(CheckedAt {
                what: CheckedItem::RowName,
                at,
            }),
            Mutation::Rename,
        ) => again()
            .notes
            .checked
            .iter()
            .any(|site| site.at == at && site.what == CheckedItem::RowName),
        (
            Place::Url {
                index,
                is_template,
                at,
                ..
            },
            Mutation::WrongSegment,
        ) => {
            let again = again();
            let outcomes = if is_template {
                &again.templates
            } else {
                &again.examples
            };
            let found = outcomes
                .get(index)
                .and_then(|outcome| outcome.as_ref().ok());
            found.is_some_and(|found| {
                let last_is_name = found.steps.last().is_none_or(|step| step.at < at);
                found.leniencies.is_empty() && (names(found).contains(&at) || last_is_name)
            })
        }
        _ => false,
    }
}

/// The lines of the table of permissions.
fn permissions(page: &Unaltered<'_>) -> Option<Range<usize>> {
    let text = page.source.text;
    let first = page
        .page
        .permissions
        .iter()
        .map(|permission| permission.at.0 as usize)
        .min()?;
    let last = page
        .page
        .permissions
        .iter()
        .map(|permission| permission.at.0 as usize)
        .max()?;
    let header = text[..first]
        .rfind("\n|")
        .and_then(|line| text[..line].rfind("\n|"))
        .and_then(|line| text[..line].rfind("\n|"));
    let end = last + text[last..].find('\n')?;
    Some(header? + 1..end)
}
