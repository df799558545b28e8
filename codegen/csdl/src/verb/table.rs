//! The table of verbs.

use super::Capability::{
    Countable, Deletable, Insertable, Readable, Referenceable, StreamBody, Updatable,
};
use super::Role::{Cast, Owned, Property, Referenced, Result};
use super::SystemSegment::{Count, Ref, Value};
use super::Target::{Any, Collection, Complex, Media, One, Primitive, Removable, Single, Stream};
use super::{Facts, Payload};
use crate::http::HttpMethod::{Delete, Get, Patch, Post, Put};
use crate::http::UpdateMethod;

/// Makes the enum and the table of the same list, so that neither can lack what the other has.
macro_rules! verbs {
    ($($(#[$doc:meta])* $verb:ident = $facts:expr;)*) => {
        /// A built-in operation on a resource. The order is that of listings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Verb {
            $($(#[$doc])* $verb,)*
        }

        const TABLE: &[Facts] = &[$($facts,)*];

        impl Verb {
            /// Every verb, in order.
            pub const ALL: &[Self] = &[$(Self::$verb,)*];

            /// Its entry in the table.
            pub const fn facts(self) -> &'static Facts {
                &TABLE[self as usize]
            }
        }
    };
}

/// The defaults of an entry: a change without bodies, at the URL of the resource itself.
const PLAIN: Facts = Facts {
    name: "",
    method: "",
    summary: "",
    http: Get,
    segment: None,
    on: &[],
    on_if_stated: &[],
    on_but_not_offered: &[],
    needs: Readable,
    update_methods: &[],
    request: Payload::Nothing,
    takes_id: false,
    response: Payload::Nothing,
    success: &[204],
};

verbs! {
    /// `GET` of a collection.
    List = Facts {
        name: "list",
        method: "list",
        summary: "Lists the `{}` items, page by page.",
        http: Get,
        on: &[(Owned, Collection), (Referenced, Collection), (Cast, Collection)],
        needs: Readable,
        response: Payload::Page,
        success: &[200],
        ..PLAIN
    };
    /// `GET` of a collection that is a property.
    ListValues = Facts {
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
    Create = Facts {
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
    CreateStream = Facts {
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
    Count = Facts {
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
    /// `GET` of one.
    Get = Facts {
        name: "get",
        method: "get",
        summary: "Gets the `{}` resource.",
        http: Get,
        on: &[(Owned, One), (Referenced, One), (Cast, One), (Property, One)],
        needs: Readable,
        response: Payload::Resource,
        success: &[200],
        ..PLAIN
    };
    /// `PATCH`, or `POST` where `UpdateMethod` says so.
    Update = Facts {
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
    Replace = Facts {
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
    /// `PUT` of all values of a collection that is a property.
    ReplaceValues = Facts {
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
    AddValue = Facts {
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
    /// `DELETE`.
    Delete = Facts {
        name: "delete",
        method: "delete",
        summary: "Deletes the `{}` resource.",
        http: Delete,
        on: &[(Owned, One), (Property, Any)],
        needs: Deletable,
        success: &[202, 204],
        ..PLAIN
    };
    /// `GET …/$value`, or of a stream property.
    GetStream = Facts {
        name: "get-stream",
        method: "get_stream",
        summary: "Gets the bytes of the `{}` resource.",
        http: Get,
        segment: Some(Value),
        on: &[(Owned, Media), (Referenced, Media), (Cast, Media), (Property, Stream)],
        // The value as text.
        on_but_not_offered: &[(Property, Primitive), (Result, Primitive)],
        needs: Readable,
        response: Payload::Bytes,
        success: &[200, 206, 302],
        ..PLAIN
    };
    /// `PUT` of it.
    PutStream = Facts {
        name: "put-stream",
        method: "put_stream",
        summary: "Writes the bytes of the `{}` resource. The answer may be the item that they belong to; where it has no content, `into_optional` gives `None`.",
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
    PostStream = Facts {
        name: "post-stream",
        method: "post_stream",
        summary: "Sends bytes to the `{}` resource, for the service to process. The answer may be the item that they belong to; where it has no content, `into_optional` gives `None`.",
        http: Post,
        on_if_stated: &[(Owned, Media)],
        needs: Insertable,
        request: Payload::Bytes,
        response: Payload::Holder,
        success: &[200, 201, 202, 204],
        ..PLAIN
    };
    /// `DELETE` of it.
    DeleteStream = Facts {
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
    /// `GET …/$ref` of a collection.
    RefList = Facts {
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
    RefGet = Facts {
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
    RefAdd = Facts {
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
    RefSet = Facts {
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
    RefRemove = Facts {
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
    RefRemoveById = Facts {
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
}
