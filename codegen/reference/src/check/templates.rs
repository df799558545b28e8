//! Whether the examples of a page call what its templates say.

use super::draft::{Context, Draft, Lean};
use super::{Examined, Kind};
use crate::page::Page;
use crate::resolve::{Call, Resolved};
use graph_csdl::model::{Model, TypeRef};
use graph_csdl::slice::Verb;

/// Notes examples and templates that do different things to one resource, and a page whose examples call nothing that
/// its templates say.
pub(super) fn check(page: &Page, model: &Model, examined: &mut Examined) {
    let templates = calls(model, &examined.templates);
    let examples = calls(model, &examined.examples);
    let mut drafts = Vec::new();
    for one in &examples {
        let method = &page.examples[one.index].request.method;
        if let Some(other) = rival(one, &templates) {
            let why = format!(
                "The example calls {}, and the templates of the page {}.",
                one.operation, other.operation
            );
            drafts.push(draft(method, why, Context::Example(one.index)));
        }
    }
    for one in &templates {
        let method = &page.templates[one.index].method;
        if let Some(other) = alone(one, &templates, &examples) {
            let why = format!(
                "The template calls {}, and the examples of the page {}.",
                one.operation, other.operation
            );
            let draft = draft(method, why, Context::Template(one.index));
            drafts.push(Draft {
                lean: Lean::Unclear,
                ..draft
            });
        }
    }
    drafts.extend(disjoint(page, &templates, &examples));
    drafts.extend(other_method(page, &templates, &examples, &drafts));
    drafts.extend(lone_method(page, &templates));
    examined.drafts.append(&mut drafts);
}

/// Examples with a method that no template has, unless something is said of them already.
fn other_method(
    page: &Page,
    templates: &[Called],
    examples: &[Called],
    said: &[Draft],
) -> Vec<Draft> {
    let mut methods: Vec<&str> = page
        .templates
        .iter()
        .map(|template| template.method.value.as_str())
        .collect();
    methods.sort_unstable();
    methods.dedup();
    if !is_api(page) || templates.is_empty() {
        return Vec::new();
    }
    let others = examples.iter().filter_map(|one| {
        let method = &page.examples[one.index].request.method;
        let context = Context::Example(one.index);
        let is_new = !methods.contains(&method.value.as_str())
            && !said.iter().any(|draft| draft.context == context);
        let why = format!(
            "The example is called by {}, and the templates of the page by {}.",
            method.value,
            methods.join(" and ")
        );
        is_new.then(|| Draft {
            lean: Lean::Unclear,
            ..draft(method, why, context)
        })
    });
    others.collect()
}

/// The one template of several whose method no other template and no example has.
fn lone_method(page: &Page, templates: &[Called]) -> Option<Draft> {
    let method = |index: usize| page.templates[index].method.value.as_str();
    let examples = || {
        let requests = page.examples.iter().map(|example| &example.request);
        requests.map(|request| request.method.value.as_str())
    };
    let is_lone = |one: &&Called| {
        let mine = method(one.index);
        let mut others = (0..page.templates.len()).filter(|other| *other != one.index);
        others.all(|other| method(other) != mine) && examples().all(|other| other != mine)
    };
    let mut lone = templates.iter().filter(is_lone);
    let one = lone.next().filter(|_| lone.next().is_none())?;
    let other = (0..page.templates.len())
        .find(|other| *other != one.index)
        .map(method)?;
    let is_shown = examples().any(|shown| shown == other);
    let all_same = (0..page.templates.len())
        .filter(|index| *index != one.index)
        .all(|index| method(index) == other);
    (is_api(page) && page.templates.len() > 2 && is_shown && all_same).then(|| {
        let why = format!(
            "This template alone is called by {}; all others, and the examples, by {other}.",
            method(one.index)
        );
        Draft {
            lean: Lean::Unclear,
            ..draft(
                &page.templates[one.index].method,
                why,
                Context::Template(one.index),
            )
        }
    })
}

/// Whether the page is about an operation.
fn is_api(page: &Page) -> bool {
    page.doc_type
        .as_deref()
        .is_none_or(|kind| kind == "apiPageType")
}

/// What a template or an example calls.
struct Called {
    index: usize,
    operation: String,
    /// For a built-in operation: the resource, and whether its stream or its reference is meant.
    resource: Option<(TypeRef, u8)>,
}

fn calls<E>(model: &Model, outcomes: &[Result<Resolved, E>]) -> Vec<Called> {
    let resolved = outcomes
        .iter()
        .enumerate()
        .filter_map(|(index, outcome)| Some((index, outcome.as_ref().ok()?)));
    resolved
        .map(|(index, resolved)| Called {
            index,
            operation: resolved.operation(model),
            resource: resource(resolved),
        })
        .collect()
}

/// Something else that is done to the same resource, where nobody does the same.
fn rival<'c>(one: &Called, others: &'c [Called]) -> Option<&'c Called> {
    if one.resource.is_none() || others.iter().any(|other| other.operation == one.operation) {
        return None;
    }
    others.iter().find(|other| other.resource == one.resource)
}

/// What the page's examples do to the same resource, or to the items of it, where only this template does something else.
fn alone<'c>(one: &Called, templates: &'c [Called], examples: &'c [Called]) -> Option<&'c Called> {
    let (ty, part) = one.resource?;
    let is_shown = |operation: &str| {
        examples
            .iter()
            .any(|example| example.operation == operation)
    };
    let same = |other: &&Called| {
        other
            .resource
            .is_some_and(|(other, its)| other.item == ty.item && its == part)
    };
    let is_only_one = templates
        .iter()
        .filter(|other| other.operation == one.operation)
        .count()
        == 1;
    if is_shown(&one.operation) || !is_only_one {
        return None;
    }
    templates
        .iter()
        .filter(same)
        .find(|other| is_shown(&other.operation))
}

/// A page whose examples and templates have nothing in common.
fn disjoint(page: &Page, templates: &[Called], examples: &[Called]) -> Option<Draft> {
    let common = templates.iter().any(|one| {
        examples
            .iter()
            .any(|other| other.operation == one.operation)
    });
    let (template, example) = (templates.first()?, examples.first()?);
    let in_order =
        page.templates[template.index].target.at < page.examples[example.index].request.target.at;
    let whole = is_api(page)
        && in_order
        && templates.len() == page.templates.len()
        && examples.len() == page.examples.len();
    if common || !whole || rival(example, templates).is_some() {
        return None;
    }
    let why = format!(
        "The templates of the page call {}, and its examples {} instead.",
        template.operation, example.operation
    );
    Some(draft(
        &page.examples[example.index].request.method,
        why,
        Context::Example(example.index),
    ))
}

fn draft(method: &graph_csdl::config::Spanned<String>, why: String, context: Context) -> Draft {
    let path = method.value.clone();
    Draft {
        kind: Kind::TemplateMismatch,
        at: method.at,
        path,
        why,
        lean: Lean::Page,
        context,
    }
}

fn resource(resolved: &Resolved) -> Option<(TypeRef, u8)> {
    let Call::Builtin { verb, on, .. } = &resolved.call else {
        return None;
    };
    let part = match verb {
        Verb::List | Verb::Create | Verb::Get | Verb::Update | Verb::Replace | Verb::Delete => 0,
        Verb::Count => 1,
        Verb::GetStream | Verb::PutStream | Verb::DeleteStream => 2,
        Verb::RefList | Verb::RefAdd | Verb::RefSet | Verb::RefRemove => 3,
    };
    Some((*on, part))
}
