//! `$ref`: links between things that live elsewhere.

use std::collections::BTreeMap;
use std::fmt;

use azure_core::http::Method;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{SerializeMap, Serializer};

use super::Target;
use crate::http::{Decoder, Request};
use crate::model::error::Expected;
use crate::model::value::Form;
use crate::{Error, Json, ListOptions, Outcome, Page, Reading, RequestOptions, Value};

const ID: &str = "@odata.id";

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
}

/// The form of a reference.
#[derive(Debug)]
pub struct ReferenceForm;

impl Value for Reference {
    type Form = ReferenceForm;
}

impl Form<Reference> for ReferenceForm {
    const EXPECTED: Expected = Expected("an object", "with an `@odata.id`");

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Reference>,
        input: D,
        _: Reading,
    ) -> Result<Outcome, D::Error> {
        let json = Json::deserialize(input)?;
        if json.is_null() {
            return Ok(Outcome::Null);
        }
        let id = json
            .parse::<BTreeMap<String, Json>>()
            .ok()
            .and_then(|mut members| members.remove(ID));
        let id = id.and_then(|id| id.parse().ok());
        *slot = Some(Reference(id.ok_or_else(|| {
            D::Error::custom("expected an object with an @odata.id")
        })?));
        Ok(Outcome::Read)
    }

    fn write<S: Serializer>(reference: &Reference, output: S) -> Result<S::Ok, S::Error> {
        let mut members = output.serialize_map(Some(1))?;
        members.serialize_entry(ID, &reference.0)?;
        members.end()
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
    pub fn list_refs<T>(&self, options: Option<ListOptions<T>>) -> Request<Page<Reference>> {
        let (query, options) = options.unwrap_or_default().into_parts();
        Request::new(
            self.segment("$ref").request(Method::Get, &query, options),
            Decoder::page(),
        )
    }

    /// The reference of a single-valued property.
    pub fn get_ref(&self, options: Option<RequestOptions>) -> Request<Reference> {
        self.segment("$ref").call(options).any()
    }

    /// Adds a reference to a collection.
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

    /// Removes a reference: of a single-valued property, or of an item of a collection by its key; never the thing itself.
    pub fn remove_ref(&self, options: Option<RequestOptions>) -> Request<()> {
        self.segment("$ref").delete(options)
    }
}
