//! One page against one metadata file.

use super::covered::{CheckedItem, Fact};
use super::finding::{Blame, PagePart};
use super::recorder::{Notes, Recorder};
use super::rules::checked_body::Body;
use super::rules::shape::{self, Shape};
use super::rules::{
    annotation, odata_context, query, resource_page, status, tables, templates, text_body, urls,
    whole_page,
};
use super::{Examined, Kind, Outcomes, confirm};
use crate::page::{Body as PageBody, Example, Page, Response, Template};
use crate::resolve::{Call, Resolved, StepKind, Unresolved, resolve};
use graph_csdl::model::{ItemType, Model};
use graph_csdl::slice::Role;

type Outcome = Result<Resolved, Unresolved>;

/// Finds every contradiction between a page and the metadata.
pub fn examine(page: &Page, model: &Model, api: Option<&str>) -> Examined {
    let mut notes = Notes::default();
    let called: Vec<Outcome> = (page.templates.iter().enumerate())
        .map(|(index, one)| template(one, model, &mut notes.on(PagePart::Template(index))))
        .collect();
    let shown: Vec<Outcome> = (page.examples.iter().enumerate())
        .map(|(index, one)| {
            let notes = &mut notes.on(PagePart::Example(index));
            example(page, one, &called, model, api, notes)
        })
        .collect();
    let outcomes = Outcomes {
        templates: &called,
        examples: &shown,
    };
    templates::check(page, model, outcomes, &mut notes);
    tables::check(page, model, outcomes, &mut notes);
    resource_page::check(page, model, &mut notes);
    whole_page::check(page, model, outcomes, &mut notes.on(PagePart::Page));
    Examined {
        templates: called,
        examples: shown,
        notes,
    }
}

fn template(template: &Template, model: &Model, notes: &mut Recorder<'_>) -> Outcome {
    let (method, target) = (&template.method.value, &template.target);
    let outcome = resolve(model, method, &target.value);
    urls::check(method, target, &outcome, notes);
    if let Ok(resolved) = &outcome {
        query::options(resolved, target, notes);
        called(resolved, notes);
    }
    outcome
}

fn example(
    page: &Page,
    example: &Example,
    templates: &[Outcome],
    model: &Model,
    api: Option<&str>,
    notes: &mut Recorder<'_>,
) -> Outcome {
    let (method, target) = (&example.request.method.value, &example.request.target);
    let mut outcome = resolve(model, method, &target.value);
    confirm::confirm(&mut outcome, templates);
    urls::check(method, target, &outcome, notes);
    if let Ok(resolved) = &outcome {
        query::options(resolved, target, notes);
        query::check(model, resolved, target, notes);
        bodies(page, example, resolved, model, notes);
    }
    if !outcome.as_ref().is_err_and(Unresolved::is_elsewhere) {
        urls::version(target, api, notes);
    }
    if let Ok(resolved) = &outcome {
        called(resolved, notes);
    }
    outcome
}

/// Notes the facts that the URL covers.
fn called(resolved: &Resolved, notes: &mut Recorder<'_>) {
    notes.part_is_known();
    for (index, step) in resolved.steps.iter().enumerate() {
        match (&step.kind, step.of) {
            (StepKind::Name(name), _) if index == 0 => notes.cover(Fact::Root(name.clone())),
            (StepKind::Name(name) | StepKind::Stream(name), Some(of)) => {
                notes.cover(Fact::Step(of, name.clone()));
            }
            (StepKind::Function(id, _) | StepKind::Import(_, id, _), _) => {
                notes.cover(Fact::Operation(*id));
            }
            _ => {}
        }
    }
    if let Call::Builtin {
        verb,
        on,
        role: Role::Owned,
        ..
    } = &resolved.call
        && let (ItemType::Named(id), true) = (on.item, resolved.leniencies.is_empty())
    {
        notes.cover(Fact::Verb(id, *verb));
    }
    if let Call::Operation { id, .. } = &resolved.call {
        notes.cover(Fact::Operation(*id));
    }
}

fn bodies(
    page: &Page,
    example: &Example,
    resolved: &Resolved,
    model: &Model,
    notes: &mut Recorder<'_>,
) {
    let shapes = shape::of(model, resolved);
    request(example, resolved, shapes.request, model, notes);
    for response in example.response.iter().chain(&example.others) {
        status::check(page, response, resolved, shapes, notes);
        answer(response, shapes.response, model, notes);
        returns(response, resolved, shapes.response, notes);
    }
    let hint = example
        .response
        .as_ref()
        .and_then(|response| response.annotation.as_ref());
    let hint = hint.and_then(|annotation| annotation::hint(model, annotation.ty.as_ref()));
    for document in &example.hidden {
        let mut body = Body::new(model, notes);
        body.hint = hint;
        body.document(&document.root, shapes.response);
    }
}

fn request(
    example: &Example,
    resolved: &Resolved,
    shape: Shape,
    model: &Model,
    notes: &mut Recorder<'_>,
) {
    let request = &example.request;
    let needs_body = match &resolved.call {
        Call::Builtin { verb, .. } => verb.facts().sends_resource(),
        Call::Operation { .. } | Call::Batch | Call::Service => false,
    };
    match &request.body {
        Some(PageBody::Json(document)) => Body::new(model, notes).document(&document.root, shape),
        Some(PageBody::Text(text)) => text_body::check(text, &request.headers, shape, notes),
        None if needs_body => {
            let why = "The operation takes a body, and the example sends none.";
            let (at, path) = (request.target.at, &request.method.value);
            notes.report(Kind::MissingBody, at, path, why, Blame::Unclear);
        }
        _ => {}
    }
}

/// Notes that a body or an annotation shows what an operation returns.
fn returns(response: &Response, resolved: &Resolved, shape: Shape, notes: &mut Recorder<'_>) {
    let shows = response
        .annotation
        .as_ref()
        .is_some_and(|annotation| annotation.ty.is_some())
        || matches!(&response.body, Some(PageBody::Json(_)));
    if let (Call::Operation { id, .. }, true) = (&resolved.call, shows)
        && !matches!(shape, Shape::Any | Shape::Nothing)
        && (200..300).contains(&response.status.value)
    {
        notes.cover(Fact::Returns(*id));
    }
}

fn answer(response: &Response, shape: Shape, model: &Model, notes: &mut Recorder<'_>) {
    if response.status.value != 0 && !(200..300).contains(&response.status.value) {
        return;
    }
    let stated = response
        .annotation
        .as_ref()
        .and_then(|annotation| annotation.ty.as_ref());
    if let Some(stated) = stated {
        annotation::check(model, stated, shape, notes);
        notes.checked(stated.at, CheckedItem::AnnotatedType);
    }
    match &response.body {
        Some(PageBody::Text(text)) => text_body::check(text, &response.headers, shape, notes),
        Some(PageBody::Json(document)) => {
            let mut body = Body::new(model, notes);
            body.hint = annotation::hint(model, stated);
            body.document(&document.root, shape);
            odata_context::check(model, &document.root, shape, notes);
        }
        _ => {}
    }
}
