//! What is wrong with a page as a whole.

use super::draft::{Context, Draft, Lean};
use super::{Examined, Kind};
use crate::page::Page;
use crate::resolve::{Call, Resolved};
use graph_csdl::model::{Deprecation, ItemType, Model};
use graph_csdl::problem::At;
use std::collections::BTreeSet;

/// Notes a page without permissions, one that calls nothing the metadata has, and one about something deprecated.
pub(super) fn check(page: &Page, model: &Model, examined: &mut Examined) {
    examined.held.insert(Context::Page);
    let mut drafts = Vec::new();
    let mut say = |kind, at: At, path: &str, why: String, lean| {
        drafts.push(Draft {
            kind,
            at,
            path: path.to_owned(),
            why,
            lean,
            context: Context::Page,
        });
    };
    let first = page.templates.first().map(|template| template.target.at);
    let first = first.or(page
        .examples
        .first()
        .map(|example| example.request.target.at));
    let is_api = page
        .doc_type
        .as_deref()
        .is_none_or(|kind| kind == "apiPageType");
    if is_api && page.permissions.is_empty() && !page.templates.is_empty() {
        let at = first.unwrap_or_default();
        say(
            Kind::Permissions,
            at,
            "",
            "The page says which requests it is about and not which permissions they need."
                .to_owned(),
            Lean::Page,
        );
    }
    let outcomes = || examined.templates.iter().chain(&examined.examples);
    let all_fail = outcomes().all(Result::is_err);
    let some_here = outcomes().any(|outcome| {
        outcome
            .as_ref()
            .is_err_and(|unresolved| !unresolved.is_elsewhere())
    });
    if all_fail && some_here {
        let at = first.unwrap_or_default();
        say(
            Kind::PageWithoutOperation,
            at,
            "",
            "The metadata has none of the requests that the page is about.".to_owned(),
            Lean::Unclear,
        );
    }
    let mut told = BTreeSet::new();
    let targets = page.templates.iter().map(|template| &template.target);
    let targets = targets.chain(page.examples.iter().map(|example| &example.request.target));
    for (outcome, target) in outcomes().zip(targets) {
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
        if !is_said && told.insert(operation.clone()) {
            say(
                Kind::Deprecated,
                target.at,
                &operation,
                format!(
                    "The metadata calls {operation} deprecated, and the page does not say since or until when."
                ),
                Lean::Unclear,
            );
        }
    }
    examined.drafts.append(&mut drafts);
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
