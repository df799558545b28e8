//! Reads an object into a struct: one visitor for every type.

use std::fmt;

use serde::de::value::UnitDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::error::{Found, Step, mismatch, within};
use super::key::{Key, KeySeed};
use super::raw::Json;
use super::refuse::mismatches;
use super::structured::Structured;
use super::value::{Outcome, Slot, Value};

/// Reads the next value of `input` into the slot of a property.
///
/// # Errors
/// Where the value has another shape than the property.
pub fn read_property<'de, V: Value, A: MapAccess<'de>>(
    slot: &mut Option<V>,
    input: &mut A,
) -> Result<Outcome, A::Error> {
    input.next_value_seed(Slot(slot))
}

/// Reads an object into `slot`, filling it in place.
///
/// # Errors
/// Where the JSON is no object, or a property has another shape.
pub fn read_structured<'de, T: Structured, D: Deserializer<'de>>(
    slot: &mut Option<T>,
    input: D,
) -> Result<Outcome, D::Error> {
    let outcome = input.deserialize_any(ObjectVisitor(slot.insert(T::default())))?;
    if !matches!(outcome, Outcome::Read) {
        *slot = None;
    }
    Ok(outcome)
}

/// Reads the next object of an array in its place at the end of `items`.
///
/// # Errors
/// As [`read_structured`].
pub fn read_structured_item<'de, T: Structured, A: SeqAccess<'de>>(
    items: &mut Vec<T>,
    input: &mut A,
) -> Result<Option<Outcome>, A::Error> {
    items.push(T::default());
    let last = items.len() - 1;
    let outcome = input.next_element_seed(InPlace(&mut items[last]))?;
    if !matches!(outcome, Some(Outcome::Read)) {
        items.truncate(last);
    }
    Ok(outcome)
}

/// `Deserialize` for any value.
///
/// # Errors
/// As [`Value::read`], and for what leaves the slot empty.
pub fn deserialize<'de, V: Value, D: Deserializer<'de>>(input: D) -> Result<V, D::Error> {
    let mut slot = None;
    let outcome = V::read(&mut slot, input)?;
    match (slot, outcome) {
        (Some(value), _) => Ok(value),
        (None, Outcome::Kept(_)) => Err(mismatch(V::EXPECTED, Found::Unrepresentable)),
        (None, Outcome::Read | Outcome::Null) => Err(mismatch(V::EXPECTED, Found::Null)),
    }
}

/// Clears a property and records that it is null.
pub fn null_property<T: Structured>(value: &mut T, property: T::Property, name: &'static str) {
    let _: Result<Outcome, _> = value.read_property(property, &mut NullInput);
    value.additional_mut().record(name, Json::NULL);
}

/// An input whose every value is null.
struct NullInput;

impl<'de> MapAccess<'de> for NullInput {
    type Error = serde::de::value::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        _: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        let null: UnitDeserializer<Self::Error> = ().into_deserializer();
        seed.deserialize(null)
    }
}

struct InPlace<'a, T>(&'a mut T);

impl<'de, T: Structured> DeserializeSeed<'de> for InPlace<'_, T> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(self.0))
    }
}

struct ObjectVisitor<'a, T>(&'a mut T);

impl<'de, T: Structured> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Outcome, A::Error> {
        let mut next = 0;
        while let Some(key) = input.next_key_seed(KeySeed {
            names: T::NAMES,
            next,
        })? {
            match key {
                Key::Known(index) => {
                    read_known(self.0, index, &mut input)?;
                    next = index + 1;
                }
                Key::Other(name) => {
                    let json = input
                        .next_value()
                        .map_err(|error| within(Step::Name(&name), error))?;
                    self.0.additional_mut().push(name, json);
                }
            }
        }
        Ok(Outcome::Read)
    }

    mismatches!(T::EXPECTED; bool i64 u64 f64 str seq);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}

#[inline]
fn read_known<'de, T: Structured, A: MapAccess<'de>>(
    value: &mut T,
    index: usize,
    input: &mut A,
) -> Result<(), A::Error> {
    let name = T::NAMES[index];
    match value.read_property(T::PROPERTIES[index], input) {
        Ok(Outcome::Read) => {}
        Ok(Outcome::Null) => value.additional_mut().record(name, Json::NULL),
        Ok(Outcome::Kept(json)) => value.additional_mut().record(name, json),
        Err(error) => return Err(within(Step::Name(name), error)),
    }
    Ok(())
}
