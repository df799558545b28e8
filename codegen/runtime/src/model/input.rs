//! Explicit nulls.

use super::structured::Structured;
use super::table::{PropertyFiller, PropertySlot};
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
    fn properties(&mut self, slots: &mut [&mut dyn PropertySlot<Self>]) {
        if let Some(slot) = slots.get_mut(self.0) {
            slot.fill(self);
        }
    }

    fn property<V: Value>(&mut self, slot: &mut Option<V>) {
        *slot = None;
    }
}
