//! Reads an object into a struct: one visitor for every type.

use std::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde_core::ser::Serializer;
use serde_json::value::RawValue;

use super::error::Expected;
use super::json;
use super::object_reader::ObjectReader;
use super::raw::Buffered;
use super::reading::Reading;
use super::structured::Structured;
use super::value::{Form, Outcome, Value, expected};
use super::visitor_mismatches::mismatches;
use super::write::write_structured;

/// The form of every object.
///
/// An object is filled in its final location. It is created in separate functions, so that no frame of the recursion contains
/// a copy: in a debug build, copies of large types would overflow the stack of a thread at the depth that JSON may have.
#[derive(Debug)]
pub struct ObjectForm;

impl<T: Structured> Form<T> for ObjectForm {
    const EXPECTED: Expected = Expected("an object", T::TABLE.type_name);

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<T>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        let outcome = input.deserialize_any(ObjectVisitor(insert_new(slot), reading.within()))?;
        if !matches!(outcome, Outcome::Read) {
            *slot = None;
        }
        Ok(outcome)
    }

    fn write<S: Serializer>(value: &T, output: S) -> Result<S::Ok, S::Error> {
        write_structured(value, output)
    }

    fn is_evolvable() -> bool {
        T::TABLE.is_evolvable()
    }

    #[cfg(feature = "client")]
    fn is_directory_object() -> bool {
        T::TABLE.is_directory_object()
    }

    fn read_boxed<'de, D: Deserializer<'de>>(
        slot: &mut Option<Box<T>>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        let object: &mut T = slot.insert(Box::default());
        let outcome = input.deserialize_any(ObjectVisitor(object, reading.within()))?;
        if !matches!(outcome, Outcome::Read) {
            *slot = None;
        }
        Ok(outcome)
    }

    fn read_item<'de, A: SeqAccess<'de>>(
        items: &mut Vec<T>,
        input: &mut A,
        reading: Reading,
    ) -> Result<Option<Outcome>, A::Error> {
        input.next_element_seed(PushObject(items, reading.within()))
    }
}

fn insert_new<T: Default>(slot: &mut Option<T>) -> &mut T {
    slot.insert(T::default())
}

fn push_new<T: Default>(items: &mut Vec<T>) {
    items.push(T::default());
}

/// `Deserialize` for any value: what does not fit a property is kept, as in [`json::from_slice`].
///
/// Since a value may have to be read twice, its text is taken first; from an input that has none, it is made.
///
/// # Errors
/// If the value itself is of another kind, such as an array where an object is expected.
pub fn deserialize<'de, V: Value, D: Deserializer<'de>>(input: D) -> Result<V, D::Error> {
    let text = Box::<RawValue>::deserialize(Buffered(input))?;
    json::read_str(text.get()).map_err(|error| {
        let text = error.to_string();
        D::Error::custom(without_place(&text))
    })
}

/// The position within a part of a text is not one within the whole.
fn without_place(text: &str) -> &str {
    text.rsplit_once(" at line ").map_or(text, |(what, _)| what)
}

/// Reads an object where it is to stay; the vector grows only when there is one.
struct PushObject<'a, T>(&'a mut Vec<T>, Reading);

impl<'de, T: Structured> DeserializeSeed<'de> for PushObject<'_, T> {
    type Value = Outcome;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Outcome, D::Error> {
        let Self(items, reading) = self;
        let index = items.len();
        push_new(items);
        let outcome = input.deserialize_any(ObjectVisitor(&mut items[index], reading))?;
        if !matches!(outcome, Outcome::Read) {
            items.truncate(index);
        }
        Ok(outcome)
    }
}

struct ObjectVisitor<'a, T>(&'a mut T, Reading);

impl<'de, T: Structured> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", expected::<T>())
    }

    fn visit_map<A: MapAccess<'de>>(self, input: A) -> Result<Outcome, A::Error> {
        let mut reader = ObjectReader::new(input, T::TABLE, self.1);
        let additional = self.0.fill_properties(&mut reader);
        reader.finish(additional)
    }

    mismatches!(expected::<T>(); bool i64 u64 f64 str seq);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}
