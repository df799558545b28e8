//! One page against one metadata file.

use super::body::Body;
use super::draft::{Context, Draft, Lean};
use super::shape::{self, Shape};
use super::site::{Site, What};
use super::touched::Fact;
use super::{
    Examined, Kind, annotation, confirm, context, pages, query, resource, status, tables,
    templates, text, urls,
};
use crate::page::{Body as PageBody, Example, Page, Response};
use crate::resolve::{Call, Resolved, StepKind, Unresolved, resolve};
use graph_csdl::model::{ItemType, Model};
use graph_csdl::slice::{Role, Verb};

/// Finds every contradiction between a page and the metadata.
pub fn examine(page: &Page, model: &Model, api: Option<&str>) -> Examined {
    let mut examined = Examined::default();
    for (index, template) in page.templates.iter().enumerate() {
        let context = Context::Template(index);
        let outcome = resolve(model, &template.method.value, &template.target.value);
        urls::check(
            &template.method.value,
            &template.target,
            &outcome,
            context,
            &mut examined.drafts,
        );
        if let Ok(resolved) = &outcome {
            query::options(resolved, &template.target, context, &mut examined.drafts);
        }
        called(&outcome, context, &mut examined);
        examined.templates.push(outcome);
    }
    for (index, example) in page.examples.iter().enumerate() {
        let context = Context::Example(index);
        let request = &example.request;
        let mut outcome = resolve(model, &request.method.value, &request.target.value);
        confirm::confirm(&mut outcome, &examined.templates);
        urls::check(
            &request.method.value,
            &request.target,
            &outcome,
            context,
            &mut examined.drafts,
        );
        if let Ok(resolved) = &outcome {
            query::options(resolved, &request.target, context, &mut examined.drafts);
            query::check(
                model,
                resolved,
                &request.target,
                context,
                &mut examined.drafts,
            );
            bodies(page, example, resolved, model, context, &mut examined);
        }
        if !outcome.as_ref().is_err_and(Unresolved::is_elsewhere) {
            urls::version(&request.target, api, context, &mut examined.drafts);
        }
        called(&outcome, context, &mut examined);
        examined.examples.push(outcome);
    }
    templates::check(page, model, &mut examined);
    tables::check(page, model, &mut examined);
    resource::check(page, model, &mut examined);
    pages::check(page, model, &mut examined);
    examined
}

/// Notes what the URL touched.
fn called<E>(outcome: &Result<Resolved, E>, context: Context, examined: &mut Examined) {
    let Ok(resolved) = outcome else { return };
    examined.held.insert(context);
    for (index, step) in resolved.steps.iter().enumerate() {
        match (&step.kind, step.of) {
            (StepKind::Name(name), _) if index == 0 => {
                examined.touched.push(Fact::Root(name.clone()))
            }
            (StepKind::Name(name) | StepKind::Stream(name), Some(of)) => {
                examined.touched.push(Fact::Step(of, name.clone()));
            }
            (StepKind::Function(id, _) | StepKind::Import(_, id, _), _) => {
                examined.touched.push(Fact::Operation(*id))
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
        && let (ItemType::Named(id), true) = (on.item, resolved.guessed.is_empty())
    {
        examined.touched.push(Fact::Verb(id, *verb));
    }
    if let Call::Operation { id, .. } = &resolved.call {
        examined.touched.push(Fact::Operation(*id));
    }
}

fn bodies(
    page: &Page,
    example: &Example,
    resolved: &Resolved,
    model: &Model,
    context: Context,
    examined: &mut Examined,
) {
    let shapes = shape::of(model, resolved);
    if let Some(PageBody::Json(document)) = &example.request.body {
        Body::new(model, context, examined).document(&document.root, shapes.request);
    }
    if let Some(PageBody::Text(text)) = &example.request.body {
        text::check(
            text,
            &example.request.headers,
            shapes.request,
            context,
            &mut examined.drafts,
        );
    }
    let needs_body = match &resolved.call {
        Call::Builtin { verb, .. } => matches!(verb, Verb::Create | Verb::Update | Verb::Replace),
        Call::Operation { .. } | Call::Batch | Call::Service => false,
    };
    if needs_body && example.request.body.is_none() {
        examined.drafts.push(Draft {
            kind: Kind::MissingBody,
            at: example.request.target.at,
            path: example.request.method.value.clone(),
            why: "The operation takes a body, and the example sends none.".to_owned(),
            lean: Lean::Unclear,
            context,
        });
    }
    for response in example.response.iter().chain(&example.others) {
        status::check(
            page,
            response,
            resolved,
            shapes,
            context,
            &mut examined.drafts,
        );
        answer(response, shapes.response, model, context, examined);
        returns(response, resolved, shapes.response, examined);
    }
    let hint = example
        .response
        .as_ref()
        .and_then(|response| response.annotation.as_ref());
    let hint = hint.and_then(|annotation| annotation::hint(model, annotation.ty.as_ref()));
    for document in &example.hidden {
        let mut body = Body::new(model, context, examined);
        body.hint = hint;
        body.document(&document.root, shapes.response);
    }
}

/// Notes that a body or an annotation shows what an operation returns.
fn returns(response: &Response, resolved: &Resolved, shape: Shape, examined: &mut Examined) {
    let shows = response
        .annotation
        .as_ref()
        .is_some_and(|annotation| annotation.ty.is_some())
        || matches!(&response.body, Some(PageBody::Json(_)));
    if let (Call::Operation { id, .. }, true) = (&resolved.call, shows)
        && !matches!(shape, Shape::Any | Shape::Nothing)
        && (200..300).contains(&response.status.value)
    {
        examined.touched.push(Fact::Returns(*id));
    }
}

fn answer(
    response: &Response,
    shape: Shape,
    model: &Model,
    context: Context,
    examined: &mut Examined,
) {
    if response.status.value != 0 && !(200..300).contains(&response.status.value) {
        return;
    }
    let said = response
        .annotation
        .as_ref()
        .and_then(|annotation| annotation.ty.as_ref());
    if let Some(said) = said {
        annotation::check(model, said, shape, context, &mut examined.drafts);
        examined.sites.push(Site {
            at: said.at,
            what: What::AnnotatedType,
        });
    }
    if let Some(PageBody::Text(text)) = &response.body {
        text::check(
            text,
            &response.headers,
            shape,
            context,
            &mut examined.drafts,
        );
    }
    if let Some(PageBody::Json(document)) = &response.body {
        let mut body = Body::new(model, context, examined);
        body.hint = annotation::hint(model, said);
        body.document(&document.root, shape);
        context::check(model, &document.root, shape, context, &mut examined.drafts);
    }
}
