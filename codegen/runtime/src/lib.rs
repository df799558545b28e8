#![cfg_attr(feature = "client", doc = include_str!("../README.md"))]
#![cfg_attr(
    not(feature = "client"),
    doc = "Runtime for generated Microsoft Graph crates: lossless JSON models."
)]
//!
//! # Durations
//! There are two types. A property or parameter of the type `Edm.Duration` is a [`Duration`] of the crate `time`, since it may
//! be negative. A time limit or a wait of the client, as in `RequestOptions::with_timeout`, is a [`std::time::Duration`].
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "blocking")]
pub mod blocking;
mod embedded_json;
mod model;

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "delta")]
pub mod delta;
#[cfg(feature = "client")]
mod http;
#[cfg(feature = "polling")]
pub mod polling;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "transfers")]
pub mod transfers;
#[cfg(feature = "client")]
mod url;
mod url_parameters_macro;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use embedded_json::embedded_json;
pub use model::*;
// The crates whose types are in the public API.
pub use {serde_json, time, uuid};

#[cfg(feature = "client")]
pub use azure_core;
#[cfg(feature = "client")]
pub use azure_core::{
    credentials::TokenCredential,
    http::{Body, Method, StatusCode, headers::Headers},
};
#[cfg(feature = "client")]
pub use client::request::Request;
#[cfg(feature = "client")]
pub use client::{
    Batch, BatchItem, BatchItemId, BatchResponses, Cloud, Core, GraphClientOptions, HttpOptions,
    Pager, Pages, RetryOptions, Target, Timeouts, UntypedRequest, body_from_fn, http_client,
};
#[cfg(feature = "batches")]
pub use client::{Batches, BatchesOptions};
#[cfg(feature = "client")]
pub use http::{
    ByteStream, Error, ErrorDetail, ErrorKind, InnerError, Page, PageItems, RequestOptions,
    Response, Result, RetryMode, UnreadItem,
};
#[cfg(feature = "client")]
pub use url::{
    Comparable, Expand, Filter, GetOptions, Link, ListOptions, Literal, Ordered, PropertyPath,
    UrlParameters,
};

/// Used by the macros; not public API.
#[cfg(feature = "client")]
#[doc(hidden)]
pub mod __client {
    pub use crate::url::{UrlArguments, UrlForm, WhenUnset};
}
