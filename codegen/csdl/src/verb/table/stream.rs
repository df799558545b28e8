//! Verbs of bytes: of a media entity, and of a stream property.

use super::PLAIN;
use crate::http::HttpMethod::{Delete, Get, Post, Put};
use crate::verb::Capability::{Deletable, Insertable, Readable, Updatable};
use crate::verb::Role::{Cast, Owned, Property, Referenced, Result};
use crate::verb::SystemSegment::Value;
use crate::verb::Target::{Media, Primitive, Stream};
use crate::verb::{Facts, Payload};

/// `GET …/$value`, or of a stream property.
pub(super) const GET_STREAM: Facts = Facts {
    name: "get-stream",
    method: "get_stream",
    summary: "Gets the bytes of the `{}` resource.",
    http: Get,
    segment: Some(Value),
    on: &[
        (Owned, Media),
        (Referenced, Media),
        (Cast, Media),
        (Property, Stream),
    ],
    // The value as text.
    on_but_not_offered: &[(Property, Primitive), (Result, Primitive)],
    needs: Readable,
    response: Payload::Bytes,
    success: &[200, 206, 302],
    ..PLAIN
};

/// `PUT` of it.
pub(super) const PUT_STREAM: Facts = Facts {
    name: "put-stream",
    method: "put_stream",
    summary: "Writes the bytes of the `{}` resource. The response may be the item that the bytes belong to; `into_optional` returns `None` if it has no content.",
    http: Put,
    segment: Some(Value),
    on: &[(Owned, Media), (Property, Stream)],
    needs: Updatable,
    request: Payload::Bytes,
    response: Payload::Holder,
    success: &[200, 201, 202, 204],
    ..PLAIN
};

/// `POST` of bytes to one media entity: the service makes something of them, and may do so later.
pub(super) const POST_STREAM: Facts = Facts {
    name: "post-stream",
    method: "post_stream",
    summary: "Sends bytes to the `{}` resource, for the service to process. The response may be the item that the bytes belong to; `into_optional` returns `None` if it has no content.",
    http: Post,
    on_if_stated: &[(Owned, Media)],
    needs: Insertable,
    request: Payload::Bytes,
    response: Payload::Holder,
    success: &[200, 201, 202, 204],
    ..PLAIN
};

/// `DELETE` of it.
pub(super) const DELETE_STREAM: Facts = Facts {
    name: "delete-stream",
    method: "delete_stream",
    summary: "Deletes the bytes of the `{}` resource.",
    http: Delete,
    segment: Some(Value),
    on: &[(Owned, Media), (Property, Stream)],
    needs: Deletable,
    success: &[202, 204],
    ..PLAIN
};
