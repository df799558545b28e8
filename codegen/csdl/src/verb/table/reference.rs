//! Verbs of references: what `$ref` is for.

use super::PLAIN;
use crate::http::HttpMethod::{Delete, Get, Post, Put};
use crate::verb::Capability::Referenceable;
use crate::verb::Role::{Owned, Referenced};
use crate::verb::SystemSegment::Ref;
use crate::verb::Target::{Collection, Removable, Single};
use crate::verb::{Facts, Payload};

/// `GET …/$ref` of a collection.
pub(super) const REF_LIST: Facts = Facts {
    name: "ref-list",
    method: "list_refs",
    summary: "Lists the references to `{}` resources, page by page.",
    http: Get,
    segment: Some(Ref),
    on: &[(Referenced, Collection)],
    on_if_stated: &[(Owned, Collection)],
    needs: Referenceable,
    response: Payload::References,
    success: &[200],
    ..PLAIN
};

/// `GET …/$ref` of one.
pub(super) const REF_GET: Facts = Facts {
    name: "ref-list",
    method: "get_ref",
    summary: "Gets the reference to the `{}` resource.",
    http: Get,
    segment: Some(Ref),
    on: &[(Referenced, Single)],
    on_if_stated: &[(Owned, Single)],
    needs: Referenceable,
    response: Payload::Reference,
    success: &[200],
    ..PLAIN
};

/// `POST …/$ref`.
pub(super) const REF_ADD: Facts = Facts {
    name: "ref-add",
    method: "add_ref",
    summary: "Adds a reference to an existing `{}`.",
    http: Post,
    segment: Some(Ref),
    on: &[(Referenced, Collection)],
    on_if_stated: &[(Owned, Collection)],
    needs: Referenceable,
    request: Payload::Reference,
    ..PLAIN
};

/// `PUT …/$ref`.
pub(super) const REF_SET: Facts = Facts {
    name: "ref-set",
    method: "set_ref",
    summary: "Sets the reference to an existing `{}`.",
    http: Put,
    segment: Some(Ref),
    on: &[(Referenced, Single)],
    on_if_stated: &[(Owned, Single)],
    needs: Referenceable,
    request: Payload::Reference,
    ..PLAIN
};

/// `DELETE …/$ref`, where that leaves what the metadata allows: a navigation property that is not nullable always has a
/// target (OData protocol 11.4.6.2, CSDL 8.2).
pub(super) const REF_REMOVE: Facts = Facts {
    name: "ref-remove",
    method: "remove_ref",
    summary: "Removes the reference to the `{}` resource, which is not deleted.",
    http: Delete,
    segment: Some(Ref),
    on: &[(Referenced, Removable)],
    on_if_stated: &[(Owned, Removable)],
    needs: Referenceable,
    ..PLAIN
};

/// `DELETE …/$ref?$id=…` of a collection: the other form of what `RefRemove` does to an item, where some services
/// have one of the two alone.
pub(super) const REF_REMOVE_BY_ID: Facts = Facts {
    name: "ref-remove",
    method: "remove_ref",
    summary: "Removes the reference to the `{}` resource with this URL, which is not deleted.",
    http: Delete,
    segment: Some(Ref),
    on: &[(Referenced, Collection)],
    on_if_stated: &[(Owned, Collection)],
    needs: Referenceable,
    takes_id: true,
    ..PLAIN
};
