//! Reads an object into a struct: one visitor for every type.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;

use super::error::{Expected, Found, mismatch};
use super::object_reader::ObjectReader;
use super::refuse::mismatches;
use super::structured::Structured;
use super::value::{Form, Outcome, Value, expected};
use super::write::write_structured;

/// The form of every object.
///
/// An object is filled where it is to stay. It is made in functions of their own, so that no frame of the recursion
/// holds a copy of it: in a debug build those of large types would not fit a thread's stack at the depth that JSON may have.
#[derive(Debug)]
pub struct ObjectForm;

impl<T: Structured> Form<T> for ObjectForm {
    const EXPECTED: Expected = Expected("an object", T::TABLE.type_name);

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

    fn visit_map<A: MapAccess<'de>>(self, input: A) -> Result<Outcome, A::Error> {
        let mut reader = ObjectReader::new(input, T::TABLE);
        let additional = self.0.fill_properties(&mut reader);
        reader.finish(additional)
    }

    mismatches!(expected::<T>(); bool i64 u64 f64 str seq);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}
