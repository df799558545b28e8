//! A Graph object: a struct of optional properties and additional ones.

use super::additional::AdditionalProperties;
use super::cast::{self, CastError};
use super::input;
use super::misfits;
use super::raw::Json;
use super::table::{PropertyFiller, PropertySlot, PropertyVisitor, Table};
use super::value::Value;

/// An entity or complex type. `structured_type!` implements it.
pub trait Structured: Value + Default {
    /// The static description of the type.
    #[doc(hidden)]
    const TABLE: &'static Table;

    /// The enum of the properties, for explicit nulls and `$select`.
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

    /// The index of a property in declared order.
    #[doc(hidden)]
    fn index_of(property: Self::Property) -> usize;

    /// Sets a property to an explicit `null`, which clears it on the service when the value is written.
    #[must_use]
    fn with_null(mut self, property: Self::Property) -> Self {
        self.set_null(property);
        self
    }

    /// As [`Structured::with_null`], for a value that is changed in place. A value that is set afterwards replaces the null.
    fn set_null(&mut self, property: Self::Property) {
        input::set_null(self, Self::index_of(property));
    }

    /// Whether a property is an explicit `null`: received, or set by [`Structured::set_null`]. The field of one that is absent is
    /// `None` too.
    fn is_null(&self, property: Self::Property) -> bool {
        misfits::is_null(self, Self::index_of(property))
    }

    /// Sets a property that the type does not declare, or a value that the type of a declared property cannot represent.
    #[must_use]
    fn with_additional(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.additional_mut().insert(name, value);
        self
    }

    /// Passes the slots of all properties to `filler`, in declared order, and returns the additional properties.
    #[doc(hidden)]
    fn fill_properties<F: PropertyFiller>(&mut self, filler: &mut F) -> &mut AdditionalProperties;

    /// Passes every property to `visitor`, in declared order, and returns the additional properties.
    #[doc(hidden)]
    fn visit_properties<'a, V: PropertyVisitor<'a>>(
        &'a self,
        visitor: &mut V,
    ) -> &'a AdditionalProperties;

    /// The field `additional`: unknown properties, annotations and explicit nulls.
    fn additional(&self) -> &AdditionalProperties {
        self.visit_properties(&mut Nobody)
    }

    /// The field `additional`, mutable.
    fn additional_mut(&mut self) -> &mut AdditionalProperties {
        self.fill_properties(&mut Nobody)
    }

    /// Converts to a base type without loss: `additional` keeps the other properties and `@odata.type`.
    ///
    /// The base type must follow from the call: from its use, or as in `upcast::<Entity>()`.
    fn upcast<B: Structured>(self) -> B
    where
        Self: Inherits<B>,
    {
        cast::upcast(self)
    }

    /// The properties whose value in the JSON does not fit their type, each with that value.
    ///
    /// Such a property is `None`, and the value is written unchanged until the property is set. Nested objects have their
    /// own lists.
    fn misfits(&self) -> Vec<(&'static str, &Json)> {
        misfits::misfits(self)
    }

    /// Converts to a derived type without loss: values that do not fit a property are kept.
    ///
    /// # Errors
    /// If `@odata.type` is not `T`.
    fn cast<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast(self)
    }

    /// As [`Structured::cast`], but ignores `@odata.type`: for a `T` between this type and the one named there.
    ///
    /// # Errors
    /// If the value cannot be read as an object.
    fn cast_regardless<T: Inherits<Self>>(&self) -> Result<T, CastError> {
        cast::downcast_regardless(self)
    }
}

/// `Base` itself, or a type that inherits from it, directly or not.
pub trait Inherits<Base: Structured>: Structured {}

// A type has more than one base by this in any case. So the compiler never infers the only one, and code compiles when a type gets
// another base.
impl<T: Structured> Inherits<T> for T {}

/// Ignores all properties. It saves two functions for each type.
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
