//! Which built-in operations a place has.
//!
//! | role | collection | item or single |
//! |---|---|---|
//! | owned | list, create, count | get, update or replace, delete; get, put and delete the stream of a media entity |
//! | referenced | list, count, list and add references | single: get, and get, set and remove the reference. Item: remove the reference; get only where a pattern names the item |
//! | cast | list, count | get |
//! | property | what the configuration lists: get (list), count, replace, delete | the same; a stream property: get, put and delete |
//! | result | nothing: the function's own operation reads it | update, only where the metadata or an override says `updatable` |
//!
//! A capability that is denied takes its verbs away. `UpdateMethod` `PUT` makes an update a replacement. `Upsertable`
//! changes no verb: an upsert is an update by alternate key.

use super::node::Node;
use super::pattern::{Ask, Control};
use super::{Role, Verb};
use crate::model::{Capabilities, ItemType, Model, Primitive, PropertyResource, UpdateMethod};

/// The verbs of a resource of which the patterns ask this.
pub(super) fn of(model: &Model, node: &Node, asks: impl Iterator<Item = Ask> + Clone) -> Vec<Verb> {
    let named = asks
        .clone()
        .any(|ask| matches!(ask, Ask::Here | Ask::Below));
    let asked = |control: Control| asks.clone().any(|ask| ask == Ask::Only(control));
    let offered = asks.clone().any(|ask| ask == Ask::Offered);
    let mut verbs = possible(model, node);
    verbs.retain(|verb| {
        let by_control = match verb {
            Verb::Count => asked(Control::Count),
            Verb::RefList | Verb::RefAdd | Verb::RefSet | Verb::RefRemove => asked(Control::Ref),
            Verb::GetStream | Verb::PutStream | Verb::DeleteStream => asked(Control::Value),
            Verb::List | Verb::Create | Verb::Get | Verb::Update | Verb::Replace | Verb::Delete => {
                false
            }
        };
        named || by_control || (offered && (!node.is_item || *verb == Verb::RefRemove))
    });
    verbs
}

/// Every verb that the resource allows, in the order of [`Verb`].
pub fn possible(model: &Model, node: &Node) -> Vec<Verb> {
    let can = Can(&node.capabilities);
    let mut verbs = Vec::new();
    match (node.role, node.ty.is_collection) {
        (Role::Owned, true) => {
            verbs.extend(can.read(Verb::List));
            verbs.extend(can.create());
            verbs.extend(can.count());
        }
        (Role::Owned, false) => {
            verbs.extend(can.read(Verb::Get));
            verbs.extend(can.update());
            verbs.extend(can.delete(Verb::Delete));
            verbs.extend(media(model, node, can));
        }
        (Role::Referenced, true) => {
            verbs.extend(can.read(Verb::List));
            verbs.extend(can.count());
            verbs.extend(can.refer(&[Verb::RefList, Verb::RefAdd]));
        }
        (Role::Referenced, false) => {
            verbs.extend(can.read(Verb::Get));
            verbs.extend(media(model, node, can).filter(|verb| *verb == Verb::GetStream));
            let all = [Verb::RefList, Verb::RefSet, Verb::RefRemove];
            verbs.extend(can.refer(if node.is_item { &all[2..] } else { &all }));
        }
        (Role::Cast, true) => {
            verbs.extend(can.read(Verb::List));
            verbs.extend(can.count());
        }
        (Role::Cast, false) => {
            verbs.extend(can.read(Verb::Get));
            verbs.extend(media(model, node, can).filter(|verb| *verb == Verb::GetStream));
        }
        (Role::Property, is_collection) => {
            if node.ty.item == ItemType::Primitive(Primitive::Stream) {
                verbs.extend(streams(can));
            }
            verbs.extend(
                node.resource
                    .iter()
                    .flat_map(|resource| served(resource, is_collection)),
            );
        }
        (Role::Result, _) => {
            if node.capabilities.updatable == Some(true) && !node.ty.is_collection {
                verbs.extend(can.update());
            }
        }
    }
    verbs
}

fn media(model: &Model, node: &Node, can: Can<'_>) -> impl Iterator<Item = Verb> {
    let has_stream = match node.ty.item {
        ItemType::Named(id) => model
            .ty(id)
            .structure()
            .is_some_and(|structure| structure.has_stream),
        ItemType::Primitive(_) => false,
    };
    streams(can).filter(move |_| has_stream)
}

fn streams(can: Can<'_>) -> impl Iterator<Item = Verb> {
    let get = can.read(Verb::GetStream);
    let put = can.update().map(|_| Verb::PutStream);
    get.into_iter()
        .chain(put)
        .chain(can.delete(Verb::DeleteStream))
}

/// `GET` of a collection is a list.
fn served(resource: &PropertyResource, is_collection: bool) -> impl Iterator<Item = Verb> {
    let PropertyResource {
        get,
        count,
        replace,
        delete,
    } = *resource;
    let list = (get && is_collection).then_some(Verb::List);
    let count = count.then_some(Verb::Count);
    let get = (get && !is_collection).then_some(Verb::Get);
    let replace = replace.then_some(Verb::Replace);
    let delete = delete.then_some(Verb::Delete);
    [list, count, get, replace, delete].into_iter().flatten()
}

/// What silence means: yes.
#[derive(Clone, Copy)]
struct Can<'c>(&'c Capabilities);

impl Can<'_> {
    fn read(self, verb: Verb) -> Option<Verb> {
        (self.0.readable != Some(false)).then_some(verb)
    }

    fn create(self) -> Option<Verb> {
        (self.0.insertable != Some(false)).then_some(Verb::Create)
    }

    fn count(self) -> Option<Verb> {
        (self.0.countable != Some(false) && self.0.readable != Some(false)).then_some(Verb::Count)
    }

    fn update(self) -> Option<Verb> {
        let verb = match self.0.update_method {
            Some(UpdateMethod::Put) => Verb::Replace,
            Some(UpdateMethod::Patch | UpdateMethod::Post) | None => Verb::Update,
        };
        (self.0.updatable != Some(false)).then_some(verb)
    }

    fn delete(self, verb: Verb) -> Option<Verb> {
        (self.0.deletable != Some(false)).then_some(verb)
    }

    fn refer(self, verbs: &[Verb]) -> Vec<Verb> {
        if self.0.referenceable == Some(false) {
            Vec::new()
        } else {
            verbs.to_vec()
        }
    }
}
