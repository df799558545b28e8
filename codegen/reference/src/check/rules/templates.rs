//! Whether the examples of a page call what its templates say.

use crate::check::finding::{Blame, PagePart};
use crate::check::recorder::Notes;
use crate::check::{Kind, Outcomes};
use crate::page::Page;
use crate::resolve::{Call, Resolved};
use graph_csdl::model::{Model, TypeRef};
use graph_csdl::verb::SystemSegment;

/// Notes examples and templates that do different things to one resource, and a page whose examples call nothing that
/// its templates say.
pub(crate) fn check(page: &Page, model: &Model, outcomes: Outcomes<'_>, notes: &mut Notes) {
    let templates = calls(model, outcomes.templates);
    let examples = calls(model, outcomes.examples);
    let before = notes.findings.len();
    for one in &examples {
        if let Some(other) = rival(one, &templates) {
            let why = format!(
                "The example calls {}, and the templates of the page {}.",
                one.operation, other.operation
            );
            report_example(page, one, why, Blame::Page, notes);
        }
    }
    for one in &templates {
        if let Some(other) = alone(one, &templates, &examples) {
            let why = format!(
                "The template calls {}, and the examples of the page {}.",
                one.operation, other.operation
            );
            report_template(page, one, why, Blame::Unclear, notes);
        }
    }
    disjoint(page, &templates, &examples, notes);
    other_method(page, &templates, &examples, before, notes);
    lone_method(page, &templates, notes);
}

fn report_example(page: &Page, one: &Called, why: String, blame: Blame, notes: &mut Notes) {
    let method = &page.examples[one.index].request.method;
    let notes = &mut notes.on(PagePart::Example(one.index));
    notes.report(Kind::TemplateMismatch, method.at, &method.value, why, blame);
}

fn report_template(page: &Page, one: &Called, why: String, blame: Blame, notes: &mut Notes) {
    let method = &page.templates[one.index].method;
    let notes = &mut notes.on(PagePart::Template(one.index));
    notes.report(Kind::TemplateMismatch, method.at, &method.value, why, blame);
}

/// Examples with a method that no template has, unless something is stated about them already: among the findings from
/// number `before` on.
fn other_method(
    page: &Page,
    templates: &[Called],
    examples: &[Called],
    before: usize,
    notes: &mut Notes,
) {
    let mut methods: Vec<&str> = page
        .templates
        .iter()
        .map(|template| template.method.value.as_str())
        .collect();
    methods.sort_unstable();
    methods.dedup();
    if !page.is_api() || templates.is_empty() {
        return;
    }
    for one in examples {
        let method = &page.examples[one.index].request.method.value;
        let part = PagePart::Example(one.index);
        let is_said = notes.findings[before..]
            .iter()
            .any(|finding| finding.part == part);
        if !methods.contains(&method.as_str()) && !is_said {
            let why = format!(
                "The example is called by {method}, and the templates of the page by {}.",
                methods.join(" and ")
            );
            report_example(page, one, why, Blame::Unclear, notes);
        }
    }
}

/// The one template of several whose method no other template and no example has.
fn lone_method(page: &Page, templates: &[Called], notes: &mut Notes) {
    let method = |index: usize| page.templates[index].method.value.as_str();
    let examples = || {
        let requests = page.examples.iter().map(|example| &example.request);
        requests.map(|request| request.method.value.as_str())
    };
    let others = |one: usize| (0..page.templates.len()).filter(move |other| *other != one);
    let is_lone = |one: &&Called| {
        let mine = method(one.index);
        others(one.index).all(|other| method(other) != mine)
            && examples().all(|other| other != mine)
    };
    let mut lone = templates.iter().filter(is_lone);
    let Some(one) = lone.next().filter(|_| lone.next().is_none()) else {
        return;
    };
    let Some(other) = others(one.index).next().map(method) else {
        return;
    };
    let is_shown = examples().any(|shown| shown == other);
    let all_same = others(one.index).all(|index| method(index) == other);
    if page.is_api() && page.templates.len() > 2 && is_shown && all_same {
        let why = format!(
            "This template alone is called by {}; all others, and the examples, by {other}.",
            method(one.index)
        );
        report_template(page, one, why, Blame::Unclear, notes);
    }
}

/// What a template or an example calls.
struct Called {
    index: usize,
    operation: String,
    /// For a built-in operation: the resource, and whether its stream or its reference is meant.
    resource: Option<(TypeRef, Option<SystemSegment>)>,
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
fn disjoint(page: &Page, templates: &[Called], examples: &[Called], notes: &mut Notes) {
    let common = templates.iter().any(|one| {
        examples
            .iter()
            .any(|other| other.operation == one.operation)
    });
    let (Some(template), Some(example)) = (templates.first(), examples.first()) else {
        return;
    };
    let in_order =
        page.templates[template.index].target.at < page.examples[example.index].request.target.at;
    let whole = page.is_api()
        && in_order
        && templates.len() == page.templates.len()
        && examples.len() == page.examples.len();
    if !common && whole && rival(example, templates).is_none() {
        let why = format!(
            "The templates of the page call {}, and its examples {} instead.",
            template.operation, example.operation
        );
        report_example(page, example, why, Blame::Page, notes);
    }
}

fn resource(resolved: &Resolved) -> Option<(TypeRef, Option<SystemSegment>)> {
    let Call::Builtin { verb, on, .. } = &resolved.call else {
        return None;
    };
    Some((*on, verb.facts().segment))
}
