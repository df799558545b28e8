//! Reads a property from JSON that is at hand, as if it came with an object.

use super::raw::Json;
use super::structured::{PropertyReader, Structured};
use super::value::{Outcome, Value};

/// Clears a property and records that it is null.
pub fn null_property<T: Structured>(value: &mut T, property: T::Property, name: &'static str) {
    if let Some(index) = index_of::<T>(name) {
        clear(value, property);
        value.additional_mut().remove(name);
        value.additional_mut().record_null(&T::NAMES, index);
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
    match json.is_null() {
        true => value.additional_mut().record_null(&T::NAMES, index),
        false => value.additional_mut().record(&T::NAMES, index, json),
    }
}

fn index_of<T: Structured>(name: &str) -> Option<usize> {
    T::NAMES.iter().position(|known| *known == name)
}

fn clear<T: Structured>(value: &mut T, property: T::Property) {
    // Every type takes a null and empties its slot.
    let _: Result<Outcome, _> = value.read_property(property, &mut Input(&Json::NULL));
}

/// Reads the property of which this is the value.
struct Input<'a>(&'a Json);

impl PropertyReader for Input<'_> {
    type Error = serde_json::Error;

    fn property<V: Value>(&mut self, slot: &mut Option<V>) -> Result<Outcome, Self::Error> {
        let text = self.0.as_str().as_bytes();
        V::read(slot, &mut serde_json::Deserializer::from_slice(text))
    }
}
