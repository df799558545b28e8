//! A Graph object: a struct of optional properties and whatever else came with them.

use serde::Serialize;
use serde::de::{DeserializeOwned, MapAccess};
use serde::ser::SerializeMap;

use super::additional::AdditionalProperties;
use super::cast::{self, CastError};
use super::debug::DebugProperties;
use super::value::{Outcome, Value};
use super::write::PropertyWriter;

/// An entity or complex type. `structured_type!` implements it.
pub trait Structured: Value + Default + Clone + Serialize + DeserializeOwned {
    /// The qualified name: `microsoft.graph.user`.
    const TYPE_NAME: &'static str;

    /// The names of the properties on the wire, in declared order.
    const NAMES: &'static [&'static str];

    /// The same properties as values of [`Structured::Property`].
    const PROPERTIES: &'static [Self::Property];

    /// One value a property; used for explicit nulls and `$select`.
    type Property: Copy + 'static;

    /// What came besides the known properties: unknown ones, annotations, explicit nulls.
    fn additional(&self) -> &AdditionalProperties;

    /// The same, to change.
    fn additional_mut(&mut self) -> &mut AdditionalProperties;

    /// Reads the value that `input` has next into a property.
    #[doc(hidden)]
    fn read_property<'de, A: MapAccess<'de>>(
        &mut self,
        property: Self::Property,
        input: &mut A,
    ) -> Result<Outcome, A::Error>;

    /// Writes every property that is set, and the nulls between them.
    #[doc(hidden)]
    fn write_properties<M: SerializeMap>(
        &self,
        output: &mut PropertyWriter<'_, M>,
    ) -> Result<(), M::Error>;

    /// Shows every property that is set, secrets redacted.
    #[doc(hidden)]
    fn debug_properties(&self, output: &mut DebugProperties<'_, '_>);

    /// Reads this value as a type derived from its own, without loss.
    ///
    /// # Errors
    /// Where `@odata.type` names another type than `T`, or a property has another shape than `T` expects.
    fn cast<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast(self)
    }
}

/// A type that inherits from `Base`, directly or not. `derived_type!` implements it.
pub trait Inherits<Base: Structured>: Structured + Into<Base> {}
