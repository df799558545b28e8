//! What generated code says of a type, and how its properties are reached without knowing it.

use super::value::Value;

/// What there is to know of a type without a value of it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Table {
    /// The qualified name: `microsoft.graph.user`.
    pub type_name: &'static str,
    /// The names of the properties on the wire, in declared order.
    pub names: &'static [&'static str],
    /// The same names as an object has them, each with a comma before and a colon behind it: `,"id":,"value":`.
    pub members: &'static str,
    /// The names of the fields in declared order, each with its mark and a comma behind it: `key, value secret,`. One
    /// text is less to compile than a list.
    pub fields: &'static str,
    /// The words behind the name of the property enum: `parameters`, `evolvable`, `directory`, or none.
    pub kind: &'static str,
}

impl Table {
    /// How many bytes [`Table::members`] has besides each name.
    pub(crate) const AROUND_NAME: usize = ",\"\":".len();

    /// Whether a value can hold a member of an evolvable enum.
    pub(crate) fn is_evolvable(&self) -> bool {
        self.is("evolvable")
    }

    /// Whether it is a directory object.
    #[cfg(feature = "client")]
    pub(crate) fn is_directory_object(&self) -> bool {
        self.is("directory")
    }

    fn is(&self, kind: &str) -> bool {
        self.kind.split_ascii_whitespace().any(|word| word == kind)
    }
}

/// Is offered the places of all properties, in declared order.
#[doc(hidden)]
pub trait PropertyFiller: Sized {
    /// Fills the places that it has something for.
    fn properties(&mut self, slots: &mut [&mut dyn PropertySlot<Self>]);

    /// Fills a place, or leaves it as it is.
    fn property<V: Value>(&mut self, slot: &mut Option<V>);
}

/// The place of a property of whatever type. A list of them is less to compile than a call for each, and is found by number.
#[doc(hidden)]
pub trait PropertySlot<F> {
    /// Calls the filler with the type that the property has.
    fn fill(&mut self, filler: &mut F);
}

impl<V: Value, F: PropertyFiller> PropertySlot<F> for Option<V> {
    fn fill(&mut self, filler: &mut F) {
        filler.property(self);
    }
}

/// Looks at properties one by one, in declared order.
#[doc(hidden)]
pub trait PropertyVisitor<'a> {
    /// Looks at the next property.
    fn property<V: Value>(&mut self, slot: &'a Option<V>);
}
