//! Reads an object into a struct: one visitor for every type.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::UnitDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::additional::AdditionalProperties;
use super::error::{Found, Step, mismatch, within};
use super::key::KeySeed;
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
    input.next_element_seed(PushObject(items))
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
    if let Some(index) = T::NAMES.iter().position(|known| *known == name) {
        value.additional_mut().record(T::NAMES, index, Json::NULL);
    }
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

/// Reads an object where it is to stay; the vector grows only when there is one.
struct PushObject<'a, T>(&'a mut Vec<T>);

impl<'de, T: Structured> DeserializeSeed<'de> for PushObject<'_, T> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Outcome, D::Error> {
        let items = self.0;
        let index = items.len();
        items.push(T::default());
        let outcome = input.deserialize_any(ObjectVisitor(&mut items[index]))?;
        if !matches!(outcome, Outcome::Read) {
            items.truncate(index);
        }
        Ok(outcome)
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
        let mut other = Cow::Borrowed("");
        while let Some(key) = input.next_key_seed(KeySeed {
            names: T::NAMES,
            next,
            other: &mut other,
        })? {
            match key {
                Some(index) => {
                    read_known(self.0, index, &mut input)?;
                    next = index + 1;
                }
                None => read_other(
                    self.0.additional_mut(),
                    std::mem::take(&mut other),
                    &mut input,
                )?,
            }
        }
        Ok(Outcome::Read)
    }

    mismatches!(T::EXPECTED; bool i64 u64 f64 str seq);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}

fn read_other<'de, A: MapAccess<'de>>(
    additional: &mut AdditionalProperties,
    name: Cow<'static, str>,
    input: &mut A,
) -> Result<(), A::Error> {
    let json = input
        .next_value()
        .map_err(|error| within(Step::Name(&name), error))?;
    additional.push(name, json);
    Ok(())
}

#[inline]
fn read_known<'de, T: Structured, A: MapAccess<'de>>(
    value: &mut T,
    index: usize,
    input: &mut A,
) -> Result<(), A::Error> {
    match value.read_property(T::PROPERTIES[index], input) {
        Ok(Outcome::Read) => {}
        Ok(Outcome::Null) => value.additional_mut().record(T::NAMES, index, Json::NULL),
        Ok(Outcome::Kept(json)) => value.additional_mut().record(T::NAMES, index, *json),
        Err(error) => return Err(within(Step::Name(T::NAMES[index]), error)),
    }
    Ok(())
}
