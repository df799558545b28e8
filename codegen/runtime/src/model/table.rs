//! The static description of a type, and access to its properties for generic code.

use super::value::Value;

/// The static description of a type.
#[doc(hidden)]
#[derive(Debug)]
pub struct Table {
    /// The qualified name: `microsoft.graph.user`.
    pub type_name: &'static str,
    /// The names of the properties on the wire, in declared order.
    pub names: &'static [&'static str],
    /// The same names as in an object, each with a comma before and a colon after it: `,"id":,"value":`. Spaces follow, so that
    /// a copy of constant length can start at the last name too.
    pub members: &'static str,
    /// The names of the fields in declared order, each with its mark and a comma after it: `key, value secret,`. One string
    /// compiles faster than a list.
    pub fields: &'static str,
    /// The words after the name of the property enum: `parameters`, `evolvable`, `directory`, or none.
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

/// Fills properties, whose slots it gets in declared order.
#[doc(hidden)]
pub trait PropertyFiller: Sized {
    /// Fills the slots that it has values for.
    fn properties(&mut self, slots: &mut [&mut dyn PropertySlot<Self>]);

    /// Fills a slot, or leaves it unchanged.
    fn property<V: Value>(&mut self, slot: &mut Option<V>);
}

/// The slot of a property of any type. A list of them compiles faster than a call for each, and can be indexed.
#[doc(hidden)]
pub trait PropertySlot<F> {
    /// Calls the filler with the type of the property.
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
