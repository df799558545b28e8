//! The types of properties: the trait that gives each Rust type its JSON form.
//!
//! It is not serde's traits, because reading a value may also result in "null" or "keep this text", which `Deserialize` can't
//! express, and because types of other crates (dates, GUIDs) need Graph's spelling. A type only names its
//! form, so that a generated type adds no functions to compile.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess};
use serde_core::ser::{Serialize, Serializer};

use super::error::Expected;
use super::raw::Json;
use super::reading::Reading;

/// A type that a property, a parameter or a result can have.
pub trait Value: Clone + PartialEq + fmt::Debug + 'static {
    /// How the type is read and written.
    type Form: Form<Self>;

    /// Reads one JSON value into `slot`; the outcome says why the slot stays empty.
    ///
    /// # Errors
    /// If the JSON has another shape than the type.
    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Self>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        Self::Form::read(slot, input, reading)
    }

    /// Writes the value as JSON.
    ///
    /// # Errors
    /// If the serializer fails.
    fn write<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        Self::Form::write(self, output)
    }
}

/// How values of one kind are read and written: objects, enum members, scalars, collections.
pub trait Form<V> {
    /// What errors name as expected.
    const EXPECTED: Expected;

    /// See [`Value::read`].
    ///
    /// # Errors
    /// If the JSON has another shape than the type.
    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<V>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error>;

    /// See [`Value::write`].
    ///
    /// # Errors
    /// If the serializer fails.
    fn write<S: Serializer>(value: &V, output: S) -> Result<S::Ok, S::Error>;

    /// The value of a response without content: an empty collection, or none.
    #[doc(hidden)]
    fn of_no_content() -> Option<V> {
        None
    }

    /// Whether a value can hold a member of an enum that the service may add to. A request for such a value asks for the
    /// names of those members.
    #[doc(hidden)]
    #[must_use]
    fn is_evolvable() -> bool {
        false
    }

    /// Whether a value is a directory object. Some queries about such are answered only if they are sent as advanced ones.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    #[must_use]
    fn is_directory_object() -> bool {
        false
    }

    /// Reads one JSON value into a box.
    ///
    /// # Errors
    /// If the JSON has another shape than the type.
    #[doc(hidden)]
    fn read_boxed<'de, D: Deserializer<'de>>(
        slot: &mut Option<Box<V>>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        let mut inner = None;
        let outcome = Self::read(&mut inner, input, reading)?;
        *slot = inner.map(Box::new);
        Ok(outcome)
    }

    /// Reads the next item of an array to the end of `items`; `None` at the end of the array.
    ///
    /// # Errors
    /// If the item has another shape than the type.
    #[doc(hidden)]
    fn read_item<'de, A: SeqAccess<'de>>(
        items: &mut Vec<V>,
        input: &mut A,
        reading: Reading,
    ) -> Result<Option<Outcome>, A::Error>
    where
        V: Value<Form = Self>,
    {
        let mut slot = None;
        let outcome = input.next_element_seed(Slot(&mut slot, reading))?;
        items.extend(slot);
        Ok(outcome)
    }
}

/// What errors name as expected for a `V`.
pub(crate) const fn expected<V: Value>() -> Expected {
    <V::Form as Form<V>>::EXPECTED
}

/// The result of reading a value.
#[derive(Debug)]
#[must_use]
pub enum Outcome {
    /// The value is in its slot.
    Read,
    /// The JSON is `null`.
    Null,
    /// A legal value that the Rust type cannot hold without loss, as its text.
    Kept(Box<Json>),
}

/// Reads into a slot, as serde's seeds do.
pub(crate) struct Slot<'a, V>(pub(crate) &'a mut Option<V>, pub(crate) Reading);

impl<'de, V: Value> DeserializeSeed<'de> for Slot<'_, V> {
    type Value = Outcome;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Outcome, D::Error> {
        V::read(self.0, input, self.1)
    }
}

/// Writes a value where serde asks for `Serialize`.
pub(crate) struct Written<'a, V>(pub(crate) &'a V);

impl<V: Value> Serialize for Written<'_, V> {
    #[inline]
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        self.0.write(output)
    }
}
