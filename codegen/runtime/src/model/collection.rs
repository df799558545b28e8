//! Collections, and values behind a box.
//!
//! A `Vec` has no place for a null item. Where one comes, the whole array is kept as JSON instead: what was read so far
//! is written again, and the rest taken as it is.

use std::fmt;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};

use super::error::{Expected, Step, within};
use super::raw::Json;
use super::refuse::mismatches;
use super::value::{Form, Outcome, Value, Written, expected};

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
    ) -> Result<Outcome, D::Error> {
        let outcome = input.deserialize_any(ItemsVisitor(slot.insert(Vec::new())))?;
        if !matches!(outcome, Outcome::Read) {
            *slot = None;
        }
        Ok(outcome)
    }

    fn write<S: Serializer>(value: &Vec<V>, output: S) -> Result<S::Ok, S::Error> {
        let mut items = output.serialize_seq(Some(value.len()))?;
        for item in value {
            items.serialize_element(&Written(item))?;
        }
        items.end()
    }
}

struct ItemsVisitor<'a, V>(&'a mut Vec<V>);

impl<'de, V: Value> Visitor<'de> for ItemsVisitor<'_, V> {
    type Value = Outcome;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", expected::<Vec<V>>())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut input: A) -> Result<Outcome, A::Error> {
        let items = self.0;
        loop {
            let index = items.len();
            match V::Form::read_item(items, &mut input) {
                Ok(None) => return Ok(Outcome::Read),
                Ok(Some(Outcome::Read)) => {}
                Ok(Some(Outcome::Null)) => return keep(items, Json::NULL, input),
                Ok(Some(Outcome::Kept(json))) => return keep(items, *json, input),
                Err(error) => return Err(within(Step::Item(index), error)),
            }
        }
    }

    mismatches!(expected::<Vec<V>>(); bool i64 u64 f64 str map);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}

/// The array as JSON: the items read so far, the one that a `Vec` cannot hold, and the rest.
#[cold]
fn keep<'de, V: Value, A: SeqAccess<'de>>(
    items: &[V],
    odd: Json,
    mut input: A,
) -> Result<Outcome, A::Error> {
    let mut all = Vec::with_capacity(items.len() + 1);
    for item in items {
        all.push(Json::of_value(item).map_err(A::Error::custom)?);
    }
    all.push(odd);
    while let Some(json) = input.next_element()? {
        all.push(json);
    }
    Json::of_value(&all)
        .map(|json| Outcome::Kept(Box::new(json)))
        .map_err(A::Error::custom)
}

/// The form of a value behind a box.
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
    ) -> Result<Outcome, D::Error> {
        V::Form::read_boxed(slot, input)
    }

    fn write<S: Serializer>(value: &Box<V>, output: S) -> Result<S::Ok, S::Error> {
        V::write(value, output)
    }
}
