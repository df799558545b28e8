//! Reads an object into a struct: one visitor for every type.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;

use super::additional::AdditionalProperties;
use super::error::{Expected, Found, Step, mismatch, within};
use super::key::KeySeed;
use super::refuse::mismatches;
use super::structured::{PropertyReader, Structured};
use super::value::{Form, Outcome, Slot, Value, expected};
use super::write::write_structured;

/// The form of every object.
///
/// An object is filled where it is to stay. It is made in functions of their own, so that no frame of the recursion
/// holds a copy of it: in a debug build those of large types would not fit a thread's stack at the depth that JSON may have.
#[derive(Debug)]
pub struct ObjectForm;

impl<T: Structured> Form<T> for ObjectForm {
    const EXPECTED: Expected = Expected("an object", T::TYPE_NAME);

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<T>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        let outcome = input.deserialize_any(ObjectVisitor(insert_new(slot)))?;
        if !matches!(outcome, Outcome::Read) {
            *slot = None;
        }
        Ok(outcome)
    }

    fn write<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error> {
        write_structured(value, output)
    }

    fn read_boxed<'de, D: Deserializer<'de>>(
        slot: &mut Option<Box<T>>,
        input: D,
    ) -> Result<Outcome, D::Error> {
        let object: &mut T = slot.insert(Box::default());
        let outcome = input.deserialize_any(ObjectVisitor(object))?;
        if !matches!(outcome, Outcome::Read) {
            *slot = None;
        }
        Ok(outcome)
    }

    fn read_item<'de, A: SeqAccess<'de>>(
        items: &mut Vec<T>,
        input: &mut A,
    ) -> Result<Option<Outcome>, A::Error> {
        input.next_element_seed(PushObject(items))
    }
}

fn insert_new<T: Default>(slot: &mut Option<T>) -> &mut T {
    slot.insert(T::default())
}

fn push_new<T: Default>(items: &mut Vec<T>) {
    items.push(T::default());
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
        (None, Outcome::Kept(_)) => Err(mismatch(expected::<V>(), Found::Unrepresentable)),
        (None, Outcome::Read | Outcome::Null) => Err(mismatch(expected::<V>(), Found::Null)),
    }
}

/// Reads an object where it is to stay; the vector grows only when there is one.
struct PushObject<'a, T>(&'a mut Vec<T>);

impl<'de, T: Structured> DeserializeSeed<'de> for PushObject<'_, T> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Outcome, D::Error> {
        let items = self.0;
        let index = items.len();
        push_new(items);
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
        write!(out, "{}", expected::<T>())
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

    mismatches!(expected::<T>(); bool i64 u64 f64 str seq);

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
    match value.read_property(T::PROPERTIES[index], &mut NextValue(input, PhantomData)) {
        Ok(Outcome::Read) => {}
        Ok(Outcome::Null) => value.additional_mut().record_null(&T::NAMES, index),
        Ok(Outcome::Kept(json)) => value.additional_mut().record(&T::NAMES, index, *json),
        Err(error) => return Err(within(Step::Name(T::NAMES[index]), error)),
    }
    Ok(())
}

/// Reads the next value of an object into the slot of a property.
struct NextValue<'a, 'de, A>(&'a mut A, PhantomData<&'de ()>);

impl<'de, A: MapAccess<'de>> PropertyReader for NextValue<'_, 'de, A> {
    type Error = A::Error;

    #[inline]
    fn property<V: Value>(&mut self, slot: &mut Option<V>) -> Result<Outcome, A::Error> {
        self.0.next_value_seed(Slot(slot))
    }
}
