//! The table of verbs; the entries of a family are in a file.

mod collection;
mod reference;
mod single;
mod stream;

use super::Capability::Readable;
use super::{Facts, Payload};
use crate::http::HttpMethod::Get;

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
    List = collection::LIST;
    /// `GET` of a collection that is a property.
    ListValues = collection::LIST_VALUES;
    /// `POST` to a collection.
    Create = collection::CREATE;
    /// `POST` of bytes to a collection.
    CreateStream = collection::CREATE_STREAM;
    /// `GET …/$count`.
    Count = collection::COUNT;
    /// `GET` of one.
    Get = single::GET;
    /// `PATCH`, or `POST` where `UpdateMethod` says so.
    Update = single::UPDATE;
    /// `PUT` of the whole.
    Replace = single::REPLACE;
    /// `PUT` of all values of a collection that is a property.
    ReplaceValues = collection::REPLACE_VALUES;
    /// `POST` of one value to a collection that is a property.
    AddValue = collection::ADD_VALUE;
    /// `DELETE`.
    Delete = single::DELETE;
    /// `GET …/$value`, or of a stream property.
    GetStream = stream::GET_STREAM;
    /// `PUT` of it.
    PutStream = stream::PUT_STREAM;
    /// `POST` of bytes to one media entity: the service makes something of them, and may do so later.
    PostStream = stream::POST_STREAM;
    /// `DELETE` of it.
    DeleteStream = stream::DELETE_STREAM;
    /// `GET …/$ref` of a collection.
    RefList = reference::REF_LIST;
    /// `GET …/$ref` of one.
    RefGet = reference::REF_GET;
    /// `POST …/$ref`.
    RefAdd = reference::REF_ADD;
    /// `PUT …/$ref`.
    RefSet = reference::REF_SET;
    /// `DELETE …/$ref`, where that leaves what the metadata allows: a navigation property that is not nullable always has a
    /// target (OData protocol 11.4.6.2, CSDL 8.2).
    RefRemove = reference::REF_REMOVE;
    /// `DELETE …/$ref?$id=…` of a collection: the other form of what `RefRemove` does to an item, where some services
    /// have one of the two alone.
    RefRemoveById = reference::REF_REMOVE_BY_ID;
}
