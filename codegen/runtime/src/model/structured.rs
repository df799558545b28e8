//! A Graph object: a struct of optional properties and whatever else came with them.

use super::additional::AdditionalProperties;
use super::cast::{self, CastError};
use super::input;
use super::misfits;
use super::raw::Json;
use super::table::{PropertyFiller, PropertySlot, PropertyVisitor, Table};
use super::value::Value;

/// An entity or complex type. `structured_type!` implements it.
pub trait Structured: Value + Default {
    /// What there is to know of the type without a value of it.
    #[doc(hidden)]
    const TABLE: &'static Table;

    /// One value a property; used for explicit nulls and `$select`.
    type Property;

    /// The qualified name: `microsoft.graph.user`.
    #[must_use]
    fn type_name() -> &'static str {
        Self::TABLE.type_name
    }

    /// The names of the properties on the wire, in declared order.
    #[must_use]
    fn names() -> &'static [&'static str] {
        Self::TABLE.names
    }

    /// The name of a property on the wire.
    #[must_use]
    fn name_of(property: Self::Property) -> &'static str {
        Self::TABLE.names[Self::index_of(property)]
    }

    /// The place of a property in declared order.
    #[doc(hidden)]
    fn index_of(property: Self::Property) -> usize;

    /// Says that a property is null, which clears it where the value is written.
    #[must_use]
    fn with_null(mut self, property: Self::Property) -> Self {
        input::set_null(&mut self, Self::index_of(property));
        self
    }

    /// Adds a property that the type does not declare, or a value that the declared property cannot hold.
    #[must_use]
    fn with_additional(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.additional_mut().insert(name, value);
        self
    }

    /// Offers the places of all properties, in declared order, and gives that of what came besides.
    #[doc(hidden)]
    fn fill_properties<F: PropertyFiller>(&mut self, filler: &mut F) -> &mut AdditionalProperties;

    /// Shows every property, in declared order, and then what came besides.
    #[doc(hidden)]
    fn visit_properties<'a, V: PropertyVisitor<'a>>(
        &'a self,
        visitor: &mut V,
    ) -> &'a AdditionalProperties;

    /// What came besides the known properties: unknown ones, annotations, explicit nulls; the field of that name.
    fn additional(&self) -> &AdditionalProperties {
        self.visit_properties(&mut Nobody)
    }

    /// The same, to change.
    fn additional_mut(&mut self) -> &mut AdditionalProperties {
        self.fill_properties(&mut Nobody)
    }

    /// Turns a derived value into its base, which keeps the rest and says what it was.
    fn upcast<B: Structured>(self) -> B
    where
        Self: Inherits<B>,
    {
        cast::upcast(self)
    }

    /// The properties that came with a value that their type cannot hold, each with that value as it came.
    ///
    /// Such a property is `None`, and the value is written again until the property is set. Objects within this one have
    /// lists of their own.
    fn misfits(&self) -> Vec<(&'static str, &Json)> {
        misfits::misfits(self)
    }

    /// Reads this value as a type derived from its own, without loss: what does not fit a property is kept as it is.
    ///
    /// # Errors
    /// Where `@odata.type` names another type than `T`.
    fn cast<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast(self)
    }

    /// As [`Structured::cast`], whatever `@odata.type` says: for a `T` that lies between this type and the one named there.
    ///
    /// # Errors
    /// Where the value cannot be read as an object at all.
    fn cast_regardless<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast_regardless(self)
    }
}

/// A type that inherits from `Base`, directly or not.
pub trait Inherits<Base: Structured>: Structured {}

/// Wants no property: two functions less for every type that is compiled.
struct Nobody;

impl PropertyFiller for Nobody {
    #[inline]
    fn properties(&mut self, _: &mut [&mut dyn PropertySlot<Self>]) {}

    #[inline]
    fn property<V: Value>(&mut self, _: &mut Option<V>) {}
}

impl PropertyVisitor<'_> for Nobody {
    #[inline]
    fn property<V: Value>(&mut self, _: &Option<V>) {}
}
