//! A Graph object: a struct of optional properties and whatever else came with them.

use super::additional::AdditionalProperties;
use super::cast::{self, CastError};
use super::raw::Json;
use super::value::{Outcome, Value};

/// An entity or complex type. `structured_type!` implements it.
pub trait Structured: Value + Default + Clone {
    /// The qualified name: `microsoft.graph.user`.
    const TYPE_NAME: &'static str;

    /// The names of the properties on the wire, in declared order.
    const NAMES: &'static [&'static str];

    /// The names of the fields in declared order, each with its marks and a comma behind it: `key,value!secret,`. One
    /// text is less to compile than a list.
    #[doc(hidden)]
    const FIELDS: &'static str;

    /// The same properties as values of [`Structured::Property`].
    const PROPERTIES: &'static [Self::Property];

    /// One value a property; used for explicit nulls and `$select`.
    type Property: Copy + 'static;

    /// What came besides the known properties: unknown ones, annotations, explicit nulls.
    fn additional(&self) -> &AdditionalProperties;

    /// The same, to change.
    fn additional_mut(&mut self) -> &mut AdditionalProperties;

    /// Adds a property that the type does not declare, or a value that the declared property cannot hold.
    #[must_use]
    fn with_additional(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.additional_mut().insert(name, value);
        self
    }

    /// Has one property read.
    #[doc(hidden)]
    fn read_property<R: PropertyReader>(
        &mut self,
        property: Self::Property,
        reader: &mut R,
    ) -> Result<Outcome, R::Error>;

    /// Shows every property, in declared order.
    #[doc(hidden)]
    fn visit_properties<V: PropertyVisitor>(&self, visitor: &mut V);

    /// Reads this value as a type derived from its own, without loss.
    ///
    /// # Errors
    /// Where `@odata.type` names another type than `T`, or a property has another shape than `T` expects.
    fn cast<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast(self)
    }

    /// As [`Structured::cast`], whatever `@odata.type` says: for a `T` that lies between this type and the one named there.
    ///
    /// # Errors
    /// Where a property has another shape than `T` expects.
    fn cast_regardless<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast_regardless(self)
    }
}

/// A type that inherits from `Base`, directly or not. `derived_type!` implements it.
pub trait Inherits<Base: Structured>: Structured + Into<Base> {}

/// Fills the slot of a property.
#[doc(hidden)]
pub trait PropertyReader {
    /// Why a value could not be read.
    type Error;

    /// Reads what is next.
    fn property<V: Value>(&mut self, slot: &mut Option<V>) -> Result<Outcome, Self::Error>;
}

/// Looks at properties one by one, in declared order.
#[doc(hidden)]
pub trait PropertyVisitor {
    /// Looks at the next property.
    fn property<V: Value>(&mut self, slot: &Option<V>);
}
