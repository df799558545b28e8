//! The traits of enums of properties, by the position and the name of a property.

use std::fmt::{self, Formatter};

use super::structured::Structured;

/// Whether two properties are one.
#[must_use]
pub fn equal_properties<T: Structured>(one: T::Property, other: T::Property) -> bool {
    T::index_of(one) == T::index_of(other)
}

/// `Debug` for a property: its name in JSON.
///
/// # Errors
/// If the formatter fails.
pub fn debug_property<T: Structured>(
    property: T::Property,
    out: &mut Formatter<'_>,
) -> fmt::Result {
    out.write_str(T::name_of(property))
}
