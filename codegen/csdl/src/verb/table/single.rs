//! Verbs of one resource.

use super::PLAIN;
use crate::http::HttpMethod::{Delete, Get, Patch, Put};
use crate::http::UpdateMethod;
use crate::verb::Capability::{Deletable, Readable, Updatable};
use crate::verb::Role::{Cast, Owned, Property, Referenced, Result};
use crate::verb::Target::{Any, Complex, One, Single};
use crate::verb::{Facts, Payload};

/// `GET` of one.
pub(super) const GET: Facts = Facts {
    name: "get",
    method: "get",
    summary: "Gets the `{}` resource.",
    http: Get,
    on: &[
        (Owned, One),
        (Referenced, One),
        (Cast, One),
        (Property, One),
    ],
    needs: Readable,
    response: Payload::Resource,
    success: &[200],
    ..PLAIN
};

/// `PATCH`, or `POST` where `UpdateMethod` says so.
pub(super) const UPDATE: Facts = Facts {
    name: "update",
    method: "update",
    summary: "Updates the `{}` resource: changes the properties that are set, and leaves the others.",
    http: Patch,
    on: &[(Owned, One), (Result, One)],
    on_if_stated: &[(Referenced, Single), (Property, One)],
    on_but_not_offered: &[(Property, Complex)],
    needs: Updatable,
    update_methods: &[UpdateMethod::Patch, UpdateMethod::Post],
    request: Payload::Resource,
    response: Payload::Resource,
    success: &[200, 202, 204],
    ..PLAIN
};

/// `PUT` of the whole.
pub(super) const REPLACE: Facts = Facts {
    name: "replace",
    method: "replace",
    summary: "Replaces the `{}` resource as a whole.",
    http: Put,
    on: &[(Owned, One), (Result, One), (Property, One)],
    on_if_stated: &[(Referenced, Single)],
    needs: Updatable,
    update_methods: &[UpdateMethod::Put],
    request: Payload::Resource,
    response: Payload::Resource,
    success: &[200, 201, 202, 204],
    ..PLAIN
};

/// `DELETE`.
pub(super) const DELETE: Facts = Facts {
    name: "delete",
    method: "delete",
    summary: "Deletes the `{}` resource.",
    http: Delete,
    on: &[(Owned, One), (Property, Any)],
    needs: Deletable,
    success: &[202, 204],
    ..PLAIN
};
