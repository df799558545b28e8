//! Mutants of pages: one fact of a page is altered, the page is read and checked anew.

use super::{Fate, Mutation, Random, Unaltered, edit, verdict};
use crate::docs::check::examine;
use crate::docs::check::site::{Site, What};
use crate::docs::read;
use crate::docs::resolve::{Resolved, StepKind};
use crate::docs::url;
use crate::model::{ItemType, Model, Primitive, TypeKind, TypeRef};
use crate::problem::At;
use std::fmt;
use std::ops::Range;

/// An altered page.
pub(super) struct Mutant {
    page: usize,
    /// What is replaced in the text, and by what.
    range: Range<usize>,
    with: String,
    /// Why it means the same, if that can be told beforehand.
    equivalent: bool,
    label: String,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// A place that a mutation may alter.
#[derive(Clone, Copy)]
enum Place {
    Site(Site),
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

/// What became of a mutant.
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

fn places(page: &Unaltered<'_>, mutation: Mutation) -> Vec<Place> {
    let sites = |wanted: fn(&What) -> bool| {
        page.examined
            .sites
            .iter()
            .filter(move |site| wanted(&site.what))
            .copied()
            .map(Place::Site)
    };
    match mutation {
        Mutation::Rename => {
            sites(|what| matches!(what, What::Name { .. } | What::RowName)).collect()
        }
        Mutation::Retype => sites(|what| {
            matches!(
                what,
                What::Value(_) | What::RowType(_) | What::AnnotatedType
            )
        })
        .collect(),
        Mutation::WrongMember => sites(|what| matches!(what, What::Member(_))).collect(),
        Mutation::WrongVerb => urls(page, |_| Vec::new()),
        Mutation::WrongSegment => urls(page, |resolved| names(resolved)),
        Mutation::Dropped => {
            let needed =
                sites(|what| matches!(what, What::Discriminator | What::Needed | What::Wrapper));
            let mut places: Vec<Place> = needed.collect();
            places.extend(urls(page, |resolved| keys(resolved)));
            if !page.page.permissions.is_empty() && !page.page.templates.is_empty() {
                places.push(Place::Permissions);
            }
            places
        }
    }
}

/// Pieces of the URLs that are tied with nothing guessed; without any piece, the URL as a whole.
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
            .filter(|resolved| resolved.guessed.is_empty())
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
fn names(resolved: &Resolved) -> Vec<usize> {
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
        Place::Site(site) => {
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

/// What to put at a place that was held against a fact, and whether it means the same.
fn at_site(
    text: &str,
    model: &Model,
    site: Site,
    random: &mut Random,
) -> Option<(Range<usize>, String, bool)> {
    let at = site.at.0 as usize;
    match site.what {
        What::Name { open } => {
            let range = edit::string(text, at)?;
            let name = &text[range.clone()];
            let with = random.misspelled(name);
            Some((range.clone(), with, open && name.len() < 4))
        }
        What::RowName => {
            let range = edit::word(text, at)?;
            let with = random.misspelled(&text[range.clone()]);
            Some((range, with, false))
        }
        What::Value(ty) => {
            let range = edit::value(text, at)?;
            let with = unfit(model, ty, random);
            let same = with.is_none();
            Some((range, with.unwrap_or_default(), same))
        }
        What::RowType(ty) => {
            let range = edit::word(text, at)?;
            let boolean = ty.item == ItemType::Primitive(Primitive::Boolean);
            Some((
                range,
                if boolean { "Int32" } else { "Boolean" }.to_owned(),
                false,
            ))
        }
        What::AnnotatedType => {
            let range = edit::string(text, at)?;
            let with = unrelated(model, &text[range.clone()], random)?;
            Some((range, with, false))
        }
        What::Member(_) => {
            let range = edit::string(text, at)?;
            let with = random.misspelled(
                text.get(range.clone())
                    .filter(|member| !member.is_empty())?,
            );
            Some((range, with, false))
        }
        What::Discriminator | What::Needed | What::Wrapper => {
            Some((edit::member(text, at)?, String::new(), false))
        }
    }
}

/// A JSON value that a type does not have; `None` if it has any.
fn unfit(model: &Model, ty: TypeRef, random: &mut Random) -> Option<String> {
    let primitive = match ty.item {
        ItemType::Primitive(primitive) => Some(primitive),
        ItemType::Named(id) => match &model.ty(id).kind {
            TypeKind::Definition(primitive) => Some(*primitive),
            TypeKind::Enum(_) | TypeKind::Entity(_) | TypeKind::Complex(_) => None,
        },
    };
    let choices: &[&str] = match primitive {
        Some(Primitive::Untyped | Primitive::Stream | Primitive::PrimitiveType) => return None,
        Some(Primitive::String) => &["42", "true", "[]"],
        Some(Primitive::Boolean) => &["\"yes\"", "1", "{}"],
        Some(Primitive::Double | Primitive::Single | Primitive::Decimal) => &["\"much\"", "true"],
        Some(Primitive::Int64) => &["\"much\"", "true", "1.5"],
        Some(Primitive::Byte | Primitive::SByte | Primitive::Int16 | Primitive::Int32) => {
            &["\"much\"", "false", "99999999999", "1.5"]
        }
        Some(
            Primitive::Guid
            | Primitive::Date
            | Primitive::DateTimeOffset
            | Primitive::Duration
            | Primitive::TimeOfDay,
        ) => &["\"some other day\"", "42", "true"],
        Some(Primitive::Binary) => &["\"not in base 64\"", "42"],
        Some(Primitive::Geo(_) | Primitive::ComplexType | Primitive::EntityType) => {
            &["\"here\"", "42"]
        }
        None => &["42", "true"],
    };
    random.pick(choices).map(|choice| (*choice).to_owned())
}

/// A type that is no relative of this one.
fn unrelated(model: &Model, name: &str, random: &mut Random) -> Option<String> {
    let plain = name
        .trim_start_matches('#')
        .trim_start_matches("Collection(")
        .trim_end_matches(')');
    let id = model.find(plain);
    let types: Vec<_> = model
        .types()
        .filter(|(_, ty)| ty.structure().is_some())
        .collect();
    (0..8).find_map(|_| {
        let (other, ty) = random.pick(&types)?;
        let is_relative = id.is_some_and(|id| model.is_a(*other, id) || model.is_a(id, *other));
        (!is_relative).then(|| ty.name.to_string())
    })
}

fn other_method(text: &str, at: At, random: &mut Random) -> Option<(Range<usize>, String)> {
    let range = edit::word(text, at.0 as usize)?;
    let methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];
    let others: Vec<&str> = methods
        .into_iter()
        .filter(|method| *method != &text[range.clone()])
        .collect();
    let with = random.pick(&others)?;
    Some((range, (*with).to_owned()))
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
    let Ok(altered) = crate::docs::resolve::resolve(model, method, &target.value) else {
        return false;
    };
    let operation = altered.operation(model);
    let mut templates = page.examined.templates.iter().flatten();
    altered.guessed.is_empty() && templates.any(|template| template.operation(model) == operation)
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
            Place::Site(Site {
                what: What::Name { .. },
                at,
            }),
            Mutation::Rename,
        ) => again()
            .sites
            .iter()
            .any(|site| site.at == at && matches!(site.what, What::Name { .. })),
        (
            Place::Site(Site {
                what: What::RowName,
                at,
            }),
            Mutation::Rename,
        ) => again()
            .sites
            .iter()
            .any(|site| site.at == at && site.what == What::RowName),
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
                found.guessed.is_empty() && (names(found).contains(&at) || last_is_name)
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
