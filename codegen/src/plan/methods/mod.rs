//! The methods of a builder, each one line over the runtime.

mod operations;
mod verbs;
mod ways;

use super::Method;
use super::docs::Docs;
use super::groups::{Group, Groups, named};
use super::names::Namer;
use super::offers::{self, Offer};
use super::parameters::Paths;
use super::routes::Routes;
use super::rust_type::Scope;
use graph_csdl::model::TypeId;
use graph_csdl::slice::{PlaceId, Slice};
use std::collections::BTreeSet;

/// All that planning a builder's methods needs to look at.
#[derive(Debug)]
pub(super) struct Context<'a, 'm> {
    pub(super) slice: &'a Slice<'m>,
    pub(super) groups: &'a Groups,
    pub(super) paths: &'a Paths,
    pub(super) routes: &'a Routes,
}

/// The methods of a builder, or of the client if the builder has no places: the client stands at the service root.
pub(super) fn plan(
    context: &Context<'_, '_>,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    scope: &mut Scope<'_>,
    group: &Group,
) -> Vec<Method> {
    let slice = context.slice;
    let (offers, routes) = match group.places.is_empty() {
        true => (offers::of_root(slice), vec![String::new()]),
        false => (
            offers::of_places(slice, &group.places),
            context.routes.of(&group.places),
        ),
    };
    let owner = group
        .places
        .first()
        .and_then(|place| named(slice.place(*place).ty));
    let offers = offers::with_bare(slice, namer, &group.key, offers);
    let names = offers::name(slice, namer, &group.key, &offers);
    let mut planner = Planner {
        context,
        docs,
        scope,
        routes: &routes,
        shared: operations::shared(context, group),
        owner,
        group,
    };
    offers
        .iter()
        .zip(names)
        .map(|(offer, name)| planner.method(offer, name))
        .collect()
}

struct Planner<'p, 'a, 'm, 'd, 's> {
    context: &'p Context<'a, 'm>,
    docs: &'p mut Docs<'d>,
    scope: &'p mut Scope<'s>,
    routes: &'p [String],
    shared: BTreeSet<&'a str>,
    owner: Option<TypeId>,
    group: &'p Group,
}

impl Planner<'_, '_, '_, '_, '_> {
    fn method(&mut self, offer: &Offer<'_>, name: String) -> Method {
        match offer {
            Offer::Way(segment, to) => self.way(name, segment, *to),
            Offer::AlternateKey(parts, to) => self.alternate_key(name, parts, *to),
            Offer::ByPath(to) => self.by_path(name, *to),
            Offer::Verb(verb, place) => self.verb(name, *verb, self.context.slice.place(*place)),
            Offer::Operation(id, operation) => {
                let parameters = self.parameters(*id);
                self.operation(name, parameters, operation, operation.segment())
            }
            Offer::Bare(_, operation) => self.operation(name, None, operation, operation.segment()),
            Offer::Import(import, operation) => {
                let parameters = self.parameters(import.operation);
                self.operation(name, parameters, operation, import.name.clone())
            }
        }
    }

    fn builder(&mut self, to: PlaceId) -> String {
        let group = self.context.groups.of(to);
        if (&group.modules, &group.name) == (&self.group.modules, &self.group.name) {
            return "Self".to_owned();
        }
        let path = group.path();
        let is_beside = group.modules == self.group.modules;
        let shadowed = self.context.groups.has(&self.group.modules, &group.name);
        if is_beside || (group.modules.is_empty() && !shadowed) {
            return self.scope.name_of(&path);
        }
        path
    }
}
