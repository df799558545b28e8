//! Tables of methods: what each row says is returned, and which operation its page is about.

use super::annotation;
use super::shape::{self, Shape};
use super::type_cell::{agrees, is_text_for_enum};
use crate::check::Kind;
use crate::check::corpus::{self, Corpus, Target};
use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::page::{CellType, MethodRow, Page, Returns};
use crate::resolve::{Call, Resolved, Unresolved};
use graph_csdl::model::{ItemType, Model};
use graph_csdl::problem::At;

type Outcomes = [Result<Resolved, Unresolved>];

/// Where a row is wrong, why, and by whose fault.
type Fault = (At, String, Blame);

/// Notes rows that contradict the page that they link to and what its templates call. `called` says what they call.
pub(crate) fn check<'e>(
    page: &Page,
    corpus: &Corpus<'_>,
    model: &Model,
    called: impl Fn(&Page) -> Option<&'e Outcomes>,
    notes: &mut Recorder<'_>,
) {
    for row in &page.methods {
        let Target::Page(target) = corpus.follow(page, &row.link) else {
            continue;
        };
        let resolved: Option<Vec<&Resolved>> = called(target)
            .and_then(|outcomes| outcomes.iter().map(|one| one.as_ref().ok()).collect());
        let Some(resolved) = resolved.filter(|resolved| !resolved.is_empty()) else {
            continue;
        };
        let linked = row
            .returns_link
            .as_deref()
            .and_then(|link| match corpus.follow(page, link) {
                Target::Page(page) => corpus::about(page),
                _ => None,
            });
        let other = operation(page, row, model, &resolved);
        if let Some((at, why, blame)) =
            other.or_else(|| returns(row, linked, target, model, &resolved))
        {
            notes.report(Kind::MethodsTable, at, &row.name.value, why, blame);
        }
    }
}

/// What the row says is returned, by its words or by the type that its link points to, against what every operation of
/// its page returns.
fn returns(
    row: &MethodRow,
    linked: Option<&str>,
    target: &Page,
    model: &Model,
    resolved: &[&Resolved],
) -> Option<Fault> {
    let stated = row.returns.as_ref()?;
    let shapes = || resolved.iter().map(|one| shape::of(model, one).response);
    let by_link = match (&stated.value, linked) {
        (Returns::Type(cell), Some(name)) => Some(Returns::Type(CellType {
            name: name.to_owned(),
            ..*cell
        })),
        _ => None,
    };
    let mut spellings = std::iter::once(&stated.value).chain(&by_link);
    if spellings.any(|stated| shapes().any(|shape| is_so(model, stated, shape, target))) {
        return None;
    }
    let first = shapes().next()?;
    // What the metadata calls a type may be bytes on the wire.
    let is_stream =
        matches!(&stated.value, Returns::Type(cell) if cell.name.eq_ignore_ascii_case("stream"));
    let blame = if !is_stream && shows(model, target, first) {
        Blame::Page
    } else {
        Blame::Unclear
    };
    let why = format!(
        "The row says that {} is returned, and the operation of its page returns {}.",
        spelled(&stated.value),
        described(model, first)
    );
    Some((stated.at, why, blame))
}

fn is_so(model: &Model, stated: &Returns, shape: Shape, target: &Page) -> bool {
    let mut responses = target
        .examples
        .iter()
        .filter_map(|example| example.response.as_ref());
    match stated {
        // A change may be answered with 204: then the page shows no body.
        Returns::Nothing => {
            matches!(shape, Shape::Nothing | Shape::Any)
                || responses.all(|response| response.body.is_none())
        }
        Returns::Type(cell) => match shape {
            Shape::One(ty) | Shape::Many(ty) | Shape::Wrapped(ty) => {
                agrees(model, cell, ty) || is_text_for_enum(model, cell, ty)
            }
            // That contradiction is between the page and the metadata, and noted there.
            Shape::Nothing => responses.any(|response| response.body.is_some()),
            Shape::Any
            | Shape::Parameters(_)
            | Shape::Reference
            | Shape::References
            | Shape::Count => true,
        },
    }
}

/// Whether the page of the row shows what the metadata says: then the row is wrong.
fn shows(model: &Model, target: &Page, shape: Shape) -> bool {
    let mut responses = target
        .examples
        .iter()
        .filter_map(|example| example.response.as_ref());
    responses.any(|response| match shape {
        Shape::One(ty) | Shape::Many(ty) | Shape::Wrapped(ty) => response
            .annotation
            .as_ref()
            .and_then(|annotation| annotation.ty.as_ref())
            .is_some_and(|stated| {
                stated.value.is_collection == ty.is_collection
                    && annotation::find(model, &stated.value.name) == Some(ty.item)
            }),
        Shape::Nothing => response.body.is_none(),
        _ => false,
    })
}

/// A row that is called by the name of an action or function, and links to the page of something else.
fn operation(page: &Page, row: &MethodRow, model: &Model, resolved: &[&Resolved]) -> Option<Fault> {
    let name = row.name.value.as_str();
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let ItemType::Named(ty) = annotation::find(model, corpus::about(page)?)? else {
        return None;
    };
    let bound = model
        .structures(ty)
        .flat_map(|structure| structure.bound.iter().chain(&structure.bound_to_collection));
    let mut names = bound.map(|id| model.operation(*id).name.name.as_str());
    let known = names.find(|known| known.eq_ignore_ascii_case(name))?;
    let calls = |one: &&&Resolved| matches!(&one.call, Call::Operation { name, .. } if name.eq_ignore_ascii_case(known));
    if resolved.iter().any(|one| calls(&one)) {
        return None;
    }
    let first = resolved.first()?.operation(model);
    let why = format!("The row is called `{name}`, and its page is about {first}.");
    Some((row.name.at, why, Blame::Page))
}

fn spelled(stated: &Returns) -> String {
    match stated {
        Returns::Nothing => "nothing".to_owned(),
        Returns::Type(CellType {
            name,
            is_collection: Some(true),
        }) => format!("a collection of {name}"),
        Returns::Type(cell) => cell.name.clone(),
    }
}

fn described(model: &Model, shape: Shape) -> String {
    match shape {
        Shape::One(ty) | Shape::Many(ty) | Shape::Wrapped(ty) => model.spell(ty),
        _ => "nothing".to_owned(),
    }
}
