//! `Clone` and `PartialEq` for any object. Both walk two values side by side, and a type shows its properties one value at
//! a time, so those of one are put down first.

use std::any::Any;
use std::slice::Iter;

use super::additional::AdditionalProperties;
use super::structured::Structured;
use super::table::{PropertyFiller, PropertySlot, PropertyVisitor};
use super::value::Value;

/// `Clone` for any object.
#[must_use]
pub fn clone_structured<T: Structured>(value: &T) -> T {
    let mut copy = T::default();
    let (slots, additional) = put_down(value);
    *copy.fill_properties(&mut Copier(slots.0.iter())) = additional.clone();
    copy
}

/// `PartialEq` for any object.
#[must_use]
pub fn equal_structured<T: Structured>(one: &T, other: &T) -> bool {
    let (slots, additional) = put_down(one);
    let mut comparer = Comparer {
        others: slots.0.iter(),
        are_equal: true,
    };
    let others = other.visit_properties(&mut comparer);
    comparer.are_equal && additional == others
}

/// The properties of one value, in declared order.
struct Slots<'a>(Vec<&'a dyn Any>);

/// The properties, and what came besides.
fn put_down<T: Structured>(value: &T) -> (Slots<'_>, &AdditionalProperties) {
    let mut slots = Slots(Vec::with_capacity(T::TABLE.names.len()));
    let additional = value.visit_properties(&mut slots);
    (slots, additional)
}

impl<'a> PropertyVisitor<'a> for Slots<'a> {
    fn property<V: Value>(&mut self, slot: &'a Option<V>) {
        self.0.push(slot);
    }
}

/// The next property of the other value, which is of the same type.
fn next<'a, V: Value>(others: &mut Iter<'_, &'a dyn Any>) -> Option<&'a Option<V>> {
    others.next().and_then(|slot| slot.downcast_ref())
}

struct Copier<'s, 'a>(Iter<'s, &'a dyn Any>);

impl PropertyFiller for Copier<'_, '_> {
    fn properties(&mut self, slots: &mut [&mut dyn PropertySlot<Self>]) {
        slots.iter_mut().for_each(|slot| slot.fill(self));
    }

    fn property<V: Value>(&mut self, slot: &mut Option<V>) {
        if let Some(other) = next(&mut self.0) {
            slot.clone_from(other);
        }
    }
}

struct Comparer<'s, 'a> {
    others: Iter<'s, &'a dyn Any>,
    are_equal: bool,
}

impl PropertyVisitor<'_> for Comparer<'_, '_> {
    fn property<V: Value>(&mut self, slot: &Option<V>) {
        self.are_equal = self.are_equal && next(&mut self.others) == Some(slot);
    }
}
