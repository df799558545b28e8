//! Collections, and boxed values.
//!
//! A `Vec` has no place for a null item or for one that does not fit. Such an array does not fit as a whole, and is kept
//! where the property is.

use std::fmt;

use serde_core::de::{Deserializer, Error, SeqAccess, Visitor};
use serde_core::ser::{SerializeSeq, Serializer};

use super::error::{Expected, Found, Step, mismatch, within};
use super::reading::Reading;
use super::value::{Form, Outcome, Value, Written, expected};
use super::visitor_mismatches::mismatches;

/// The form of a collection.
#[derive(Debug)]
pub struct ItemsForm;

impl<V: Value> Value for Vec<V> {
    type Form = ItemsForm;
}

impl<V: Value> Form<Vec<V>> for ItemsForm {
    const EXPECTED: Expected = Expected("an array", expected::<V>().1);

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Vec<V>>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        let items = slot.insert(Vec::new());
        let outcome = input.deserialize_any(ItemsVisitor(items, reading.within()))?;
        if !matches!(outcome, Outcome::Read) {
            *slot = None;
        }
        Ok(outcome)
    }

    fn is_evolvable() -> bool {
        V::Form::is_evolvable()
    }

    fn write<S: Serializer>(value: &Vec<V>, output: S) -> Result<S::Ok, S::Error> {
        let mut items = output.serialize_seq(Some(value.len()))?;
        for item in value {
            items.serialize_element(&Written(item))?;
        }
        items.end()
    }

    fn of_no_content() -> Option<Vec<V>> {
        Some(Vec::new())
    }
}

struct ItemsVisitor<'a, V>(&'a mut Vec<V>, Reading);

impl<'de, V: Value> Visitor<'de> for ItemsVisitor<'_, V> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", expected::<Vec<V>>())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut input: A) -> Result<Outcome, A::Error> {
        let Self(items, reading) = self;
        loop {
            let index = items.len();
            let found = match V::Form::read_item(items, &mut input, reading) {
                Ok(None) => return Ok(Outcome::Read),
                Ok(Some(Outcome::Read)) => continue,
                Ok(Some(Outcome::Null)) => Found::Null,
                Ok(Some(Outcome::Kept(_))) => Found::Unrepresentable,
                Err(error) => return Err(within(Step::Item(index), error)),
            };
            let error = mismatch(expected::<V>(), found);
            return Err(within(Step::Item(index), error));
        }
    }

    mismatches!(expected::<Vec<V>>(); bool i64 u64 f64 str map);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}

/// The form of a boxed value.
#[derive(Debug)]
pub struct BoxForm;

impl<V: Value> Value for Box<V> {
    type Form = BoxForm;
}

impl<V: Value> Form<Box<V>> for BoxForm {
    const EXPECTED: Expected = expected::<V>();

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Box<V>>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        V::Form::read_boxed(slot, input, reading)
    }

    fn is_evolvable() -> bool {
        V::Form::is_evolvable()
    }

    fn write<S: Serializer>(value: &Box<V>, output: S) -> Result<S::Ok, S::Error> {
        V::write(value, output)
    }
}
