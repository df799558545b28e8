//! Verbs of collections: of resources, and of values.

use super::PLAIN;
use crate::http::HttpMethod::{Get, Post, Put};
use crate::verb::Capability::{Countable, Insertable, Readable, StreamBody, Updatable};
use crate::verb::Role::{Cast, Owned, Property, Referenced};
use crate::verb::SystemSegment::Count;
use crate::verb::Target::Collection;
use crate::verb::{Facts, Payload};

/// `GET` of a collection.
pub(super) const LIST: Facts = Facts {
    name: "list",
    method: "list",
    summary: "Lists the `{}` items, page by page.",
    http: Get,
    on: &[
        (Owned, Collection),
        (Referenced, Collection),
        (Cast, Collection),
    ],
    needs: Readable,
    response: Payload::Page,
    success: &[200],
    ..PLAIN
};

/// `GET` of a collection that is a property.
pub(super) const LIST_VALUES: Facts = Facts {
    name: "list",
    method: "list",
    summary: "Lists the values of `{}`, page by page.",
    http: Get,
    on: &[(Property, Collection)],
    needs: Readable,
    response: Payload::Page,
    success: &[200],
    ..PLAIN
};

/// `POST` to a collection.
pub(super) const CREATE: Facts = Facts {
    name: "create",
    method: "create",
    summary: "Creates a new `{}`.",
    http: Post,
    on: &[(Owned, Collection)],
    on_if_stated: &[(Referenced, Collection)],
    needs: Insertable,
    request: Payload::Resource,
    response: Payload::Resource,
    success: &[201, 202, 204],
    ..PLAIN
};

/// `POST` of bytes to a collection.
pub(super) const CREATE_STREAM: Facts = Facts {
    name: "create-stream",
    method: "create_stream",
    summary: "Creates a new `{}` of bytes, which have a media type of their own.",
    http: Post,
    on_if_stated: &[(Owned, Collection), (Referenced, Collection)],
    needs: StreamBody,
    request: Payload::Bytes,
    response: Payload::Resource,
    success: &[201, 202, 204],
    ..PLAIN
};

/// `GET …/$count`.
pub(super) const COUNT: Facts = Facts {
    name: "count",
    method: "count",
    summary: "Counts the `{}` items.",
    http: Get,
    segment: Some(Count),
    on: &[
        (Owned, Collection),
        (Referenced, Collection),
        (Cast, Collection),
        (Property, Collection),
    ],
    needs: Countable,
    response: Payload::Count,
    success: &[200],
    ..PLAIN
};

/// `PUT` of all values of a collection that is a property.
pub(super) const REPLACE_VALUES: Facts = Facts {
    name: "replace",
    method: "replace",
    summary: "Replaces all values of `{}`.",
    http: Put,
    on: &[(Property, Collection)],
    needs: Updatable,
    request: Payload::Values,
    response: Payload::Values,
    success: &[200, 201, 202, 204],
    ..PLAIN
};

/// `POST` of one value to a collection that is a property.
pub(super) const ADD_VALUE: Facts = Facts {
    name: "add",
    method: "add",
    summary: "Adds a value to `{}`.",
    http: Post,
    on: &[(Property, Collection)],
    needs: Insertable,
    request: Payload::Resource,
    response: Payload::Values,
    success: &[200, 201, 204],
    ..PLAIN
};
