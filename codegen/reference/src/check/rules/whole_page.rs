//! What is wrong with a page as a whole.

use crate::check::finding::Blame;
use crate::check::recorder::Recorder;
use crate::check::{Kind, Outcomes};
use crate::page::Page;
use crate::resolve::{Call, Resolved};
use graph_csdl::model::{Deprecation, ItemType, Model};
use graph_csdl::problem::At;
use std::collections::BTreeSet;

/// Notes a page without permissions, one that calls nothing the metadata has, and one about something deprecated.
pub(crate) fn check(page: &Page, model: &Model, outcomes: Outcomes<'_>, notes: &mut Recorder<'_>) {
    notes.part_is_known();
    permissions(page, notes);
    no_operation(page, outcomes, notes);
    deprecated(page, model, outcomes, notes);
}

/// Where the first request of the page is.
fn first_request(page: &Page) -> At {
    let template = page.templates.first().map(|template| template.target.at);
    let example = page.examples.first();
    let example = example.map(|example| example.request.target.at);
    template.or(example).unwrap_or_default()
}

fn permissions(page: &Page, notes: &mut Recorder<'_>) {
    if page.is_api() && page.permissions.is_empty() && !page.templates.is_empty() {
        let why = "The page says which requests it is about and not which permissions they need.";
        notes.report(Kind::Permissions, first_request(page), "", why, Blame::Page);
    }
}

fn no_operation(page: &Page, outcomes: Outcomes<'_>, notes: &mut Recorder<'_>) {
    let all_fail = outcomes.all().all(Result::is_err);
    let some_here = outcomes.all().any(|outcome| {
        outcome
            .as_ref()
            .is_err_and(|unresolved| !unresolved.is_elsewhere())
    });
    if all_fail && some_here {
        let why = "The metadata has none of the requests that the page is about.";
        let at = first_request(page);
        notes.report(Kind::PageWithoutOperation, at, "", why, Blame::Unclear);
    }
}

/// Operations that the metadata calls deprecated, unless the page has one of the dates.
fn deprecated(page: &Page, model: &Model, outcomes: Outcomes<'_>, notes: &mut Recorder<'_>) {
    let mut reported = BTreeSet::new();
    let targets = page.templates.iter().map(|template| &template.target);
    let targets = targets.chain(page.examples.iter().map(|example| &example.request.target));
    for (outcome, target) in outcomes.all().zip(targets) {
        let Ok(resolved) = outcome else { continue };
        let operation = resolved.operation(model);
        let Some(deprecation) = deprecation(model, resolved) else {
            continue;
        };
        let dates = [&deprecation.date, &deprecation.removal_date];
        let is_said = dates
            .into_iter()
            .flatten()
            .any(|date| page.dates.contains(date));
        if !is_said && reported.insert(operation.clone()) {
            let why = format!(
                "The metadata calls {operation} deprecated, and the page does not say since or until when."
            );
            notes.report(Kind::Deprecated, target.at, operation, why, Blame::Unclear);
        }
    }
}

fn deprecation<'m>(model: &'m Model, resolved: &Resolved) -> Option<&'m Deprecation> {
    match &resolved.call {
        Call::Operation { id, .. } => model.operation(*id).facts.deprecated.as_deref(),
        Call::Builtin { on, property, .. } => {
            let property = property
                .as_ref()
                .and_then(|(owner, name)| model.property(*owner, name));
            let of_type = match on.item {
                ItemType::Named(id) => model.ty(id).facts.deprecated.as_deref(),
                ItemType::Primitive(_) => None,
            };
            property
                .and_then(|property| property.facts.deprecated.as_deref())
                .or(of_type)
        }
        Call::Batch | Call::Service => None,
    }
}
