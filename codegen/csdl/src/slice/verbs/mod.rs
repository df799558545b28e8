//! Which verbs a resource has: those that the table gives to its role and kind, unless a capability is denied.
//!
//! A property has what its own annotations or the configuration say. Some resources have a verb only where the metadata, a correction or an
//! override allows it explicitly: what a function returns is read by the function's own operation, what is not
//! contained is created and updated elsewhere, and what is contained has no reference. `Upsertable` changes no verb: an
//! upsert is an update by alternate key.

mod fits;

use super::Node;
use super::pattern::PatternState;
use crate::http::UpdateMethod;
use crate::model::Model;
use crate::verb::{Role, SystemSegment, Verb};
use fits::is_stream;

/// The verbs of a resource of which the patterns ask this.
pub(super) fn of(
    model: &Model,
    node: &Node,
    states: impl Iterator<Item = PatternState> + Clone,
) -> Vec<Verb> {
    let named = states
        .clone()
        .any(|state| matches!(state, PatternState::Here | PatternState::Below));
    let offered = states.clone().any(|state| state == PatternState::Offered);
    let mut verbs = possible(model, node);
    verbs.retain(|verb| {
        let segment = verb.facts().segment;
        let by_segment = || {
            let mut states = states.clone();
            segment.is_some_and(|segment| states.any(|state| state == PatternState::Only(segment)))
        };
        let is_offered = !node.is_item || segment == Some(SystemSegment::Ref);
        named || (offered && is_offered) || by_segment()
    });
    verbs
}

/// Every verb that the resource allows, in the order of [`Verb`].
pub fn possible(model: &Model, node: &Node) -> Vec<Verb> {
    let verbs = Verb::ALL.iter().copied();
    verbs
        .filter(|verb| verb.is_on(model, node.role, node) || verb.is_on_if_stated(model, node))
        .filter(|verb| is_allowed(model, *verb, node))
        .collect()
}

fn is_allowed(model: &Model, verb: Verb, node: &Node) -> bool {
    let facts = verb.facts();
    let stated = facts.needs.stated(&node.capabilities);
    match node.role {
        Role::Property if !is_stream(node.ty) => {
            let resource = node.resource.as_ref();
            resource.is_some_and(|resource| resource.has(verb))
        }
        Role::Result => stated == Some(true) && is_chosen(verb, node),
        _ if verb.is_on_if_stated(model, node) => stated == Some(true) && is_chosen(verb, node),
        Role::Owned | Role::Referenced | Role::Cast | Role::Property => {
            stated != Some(false) && is_chosen(verb, node)
        }
    }
}

/// Whether `UpdateMethod`, which is `PATCH` if nothing is stated, chooses this verb of those that change a resource.
fn is_chosen(verb: Verb, node: &Node) -> bool {
    let methods = verb.facts().update_methods;
    let method = node.capabilities.update_method;
    let is_put_too = node.capabilities.put_too && methods.contains(&UpdateMethod::Put);
    methods.is_empty() || is_put_too || methods.contains(&method.unwrap_or(UpdateMethod::Patch))
}
