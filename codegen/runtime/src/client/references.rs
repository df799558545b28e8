//! `$ref`: links between resources.

use azure_core::http::Method;

use super::Target;
use crate::client::Request;
use crate::http::Decoder;
use crate::url::Query;
use crate::{Error, ListOptions, Page, Reference, RequestOptions, Value};

impl Target {
    /// A reference to this resource.
    ///
    /// # Errors
    /// If a key or a parameter of a function is wrong.
    pub fn reference(&self) -> Result<Reference, Error> {
        self.url().map(Reference::new)
    }

    /// A reference to an item of an entity set of this version: `directoryObjects`, if nothing more is known.
    ///
    /// # Errors
    /// If the key can't be one path segment.
    pub fn reference_to(&self, entity_set: &'static str, key: &str) -> Result<Reference, Error> {
        self.version().segment(entity_set).key(key).reference()
    }

    /// Lists the references of a collection.
    pub fn list_refs<T: Value>(&self, options: Option<ListOptions<T>>) -> Request<Page<Reference>> {
        let (query, options) = options.unwrap_or_default().into_parts();
        Request::new(
            self.segment("$ref").request(Method::Get, &query, options),
            Decoder::page(),
        )
    }

    /// Gets the reference of a single-valued property.
    pub fn get_ref(&self, options: Option<RequestOptions>) -> Request<Reference> {
        self.segment("$ref").call(options).any()
    }

    /// Adds a reference to a collection: POST to `$ref` (OData 4.01 part 1, section 11.4.6.1). One that is there already is an error of
    /// the service.
    pub fn add_ref(&self, to: &Reference, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref")
            .verb(Method::Post, options)
            .json(crate::json::to_vec(to))
            .nothing()
    }

    /// Sets the reference of a single-valued property.
    pub fn set_ref(&self, to: &Reference, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref")
            .verb(Method::Put, options)
            .json(crate::json::to_vec(to))
            .nothing()
    }

    /// Removes the reference to an entity from a collection; never the entity itself. The entity is named by its URL, absolute or
    /// relative to that of the request, in the query option `$id`.
    ///
    /// Source: OData protocol 4.01, section 11.4.6.2.
    pub fn remove_ref_to(&self, to: &Reference, options: Option<RequestOptions>) -> Request<()> {
        let mut query = Query::default();
        query.push("$id", to.as_str());
        let options = options.unwrap_or_default();
        let place = self.segment("$ref");
        Request::new(
            place.request(Method::Delete, &query, options),
            Decoder::nothing(),
        )
    }

    /// Removes a reference: of a single-valued property, or of an item of a collection by its key; never the resource itself.
    pub fn remove_ref(&self, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref").delete(options)
    }
}
