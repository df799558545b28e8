//! References to resources by their URL.

use std::collections::BTreeMap;
use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error as _};
use serde_core::ser::{SerializeMap, Serializer};

use super::additional::AdditionalProperties;
use super::error::Expected;
use super::raw::Json;
use super::reading::Reading;
use super::value::{Form, Outcome, Value};

const ID: &str = "@odata.id";

/// A reference to a resource by its URL: `@odata.id` of a `$ref` request, or an `@odata.bind` of a body.
///
/// Source: OData JSON 4.01, sections 4.5.8 (`odata.id`) and 8.5 (bind operation).
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
        *slot = None;
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

/// Sets an `@odata.bind` annotation of a single-valued navigation property.
#[doc(hidden)]
pub fn bind(additional: &mut AdditionalProperties, name: &str, to: Reference) {
    additional.insert(name, to.0);
}

/// Sets an `@odata.bind` annotation of a collection-valued navigation property.
#[doc(hidden)]
pub fn bind_all(
    additional: &mut AdditionalProperties,
    name: &str,
    to: impl IntoIterator<Item = Reference>,
) {
    let urls: serde_json::Value = to.into_iter().map(|reference| reference.0).collect();
    additional.insert(name, urls);
}
