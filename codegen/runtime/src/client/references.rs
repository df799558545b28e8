//! `$ref`: links between things that live elsewhere.

use std::fmt;

use azure_core::http::Method;

use super::Target;
use crate::http::{Decoder, Request};
use crate::{Error, Json, ListOptions, Page, RequestOptions};

/// A reference to a thing by its URL, as `@odata.id` has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// A reference that was received or saved.
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn body(&self) -> Vec<u8> {
        serde_json::json!({ "@odata.id": self.0 })
            .to_string()
            .into_bytes()
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reference([redacted])")
    }
}

impl Target {
    /// A reference to what is here.
    pub fn reference(&self) -> Reference {
        Reference(self.url().into())
    }

    /// A reference to an item of an entity set of this version: `directoryObjects`, if nothing more is known.
    ///
    /// # Errors
    /// Where the key can't be one path segment.
    pub fn reference_to(&self, entity_set: &'static str, key: &str) -> Result<Reference, Error> {
        Ok(self.version().segment(entity_set).key(key)?.reference())
    }

    /// The references of a collection.
    pub fn list_refs<T>(&self, options: Option<ListOptions<T>>) -> Request<Page<Json>> {
        let (query, options) = options.unwrap_or_default().into_parts();
        Request::new(
            self.segment("$ref").request(Method::Get, &query, options),
            Decoder::page(),
        )
    }

    /// The reference of a single-valued property.
    pub fn get_ref(&self, options: Option<RequestOptions>) -> Request<Json> {
        self.segment("$ref").call(options).json_model()
    }

    /// Adds a reference to a collection.
    pub fn add_ref(&self, to: &Reference, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref")
            .verb(Method::Post, options)
            .json(Ok(to.body()))
            .nothing()
    }

    /// Sets the reference of a single-valued property.
    pub fn set_ref(&self, to: &Reference, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref")
            .verb(Method::Put, options)
            .json(Ok(to.body()))
            .nothing()
    }

    /// Removes a reference: of a single-valued property, or of an item of a collection by its key; never the thing itself.
    pub fn remove_ref(&self, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref").delete(options)
    }
}
