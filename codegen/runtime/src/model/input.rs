//! Reads a property from JSON that is at hand, as if it came with an object.

use serde::de::{DeserializeSeed, MapAccess};

use super::raw::Json;
use super::structured::Structured;
use super::value::Outcome;

/// Clears a property and records that it is null.
pub fn null_property<T: Structured>(value: &mut T, property: T::Property, name: &'static str) {
    if let Some(index) = index_of::<T>(name) {
        clear(value, property);
        value.additional_mut().remove(name);
        value.additional_mut().record(&T::NAMES, index, Json::NULL);
    }
}

/// Puts JSON where it belongs in an object; what does not fit its property is kept as it is.
pub(crate) fn put<T: Structured>(value: &mut T, name: String, json: Json) {
    let Some(index) = index_of::<T>(&name) else {
        value.additional_mut().push(name.into(), json);
        return;
    };
    let property = T::PROPERTIES[index];
    match value.read_property(property, &mut Input(&json)) {
        Ok(Outcome::Read) => return,
        Ok(Outcome::Null | Outcome::Kept(_)) => {}
        Err(_) => clear(value, property),
    }
    value.additional_mut().record(&T::NAMES, index, json);
}

fn index_of<T: Structured>(name: &str) -> Option<usize> {
    T::NAMES.iter().position(|known| *known == name)
}

fn clear<T: Structured>(value: &mut T, property: T::Property) {
    // Every type takes a null and empties its slot.
    let _: Result<Outcome, _> = value.read_property(property, &mut Input(&Json::NULL));
}

/// An object that has this value next, and no keys.
struct Input<'de>(&'de Json);

impl<'de> MapAccess<'de> for Input<'de> {
    type Error = serde_json::Error;

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
        seed.deserialize(&mut serde_json::Deserializer::from_slice(
            self.0.as_str().as_bytes(),
        ))
    }
}
