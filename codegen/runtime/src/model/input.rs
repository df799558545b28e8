//! Explicit nulls.

use super::structured::Structured;
use super::table::{Place, PropertyFiller};
use super::value::Value;

/// Clears a property and records that it is null.
pub(super) fn set_null<T: Structured>(value: &mut T, index: usize) {
    let additional = value.fill_properties(&mut Clearer(index));
    additional.remove(T::TABLE.names[index]);
    additional.record_null(T::TABLE, index);
}

/// Clears the property of this number.
struct Clearer(usize);

impl PropertyFiller for Clearer {
    fn properties(&mut self, places: &mut [&mut dyn Place<Self>]) {
        if let Some(place) = places.get_mut(self.0) {
            place.fill(self);
        }
    }

    fn property<V: Value>(&mut self, slot: &mut Option<V>) {
        *slot = None;
    }
}
