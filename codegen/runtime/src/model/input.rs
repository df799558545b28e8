//! Reads a property from JSON that is at hand, as if it came with an object.

use super::raw::Json;
use super::structured::{Place, PropertyFiller, Structured};
use super::value::{Outcome, Value};

/// Clears a property and records that it is null.
pub(super) fn set_null<T: Structured>(value: &mut T, index: usize) {
    clear(value, index);
    value.additional_mut().remove(T::TABLE.names[index]);
    value.additional_mut().record_null(T::TABLE, index);
}

/// Puts JSON where it belongs in an object; what does not fit its property is kept as it is.
pub(crate) fn put<T: Structured>(value: &mut T, name: String, json: Json) {
    let mut names = T::TABLE.names.iter();
    let Some(index) = names.position(|known| *known == name) else {
        value.additional_mut().push(name.into(), json);
        return;
    };
    match fill(value, index, &json) {
        Ok(Outcome::Read) => return,
        Ok(Outcome::Null | Outcome::Kept(_)) => {}
        Err(_) => clear(value, index),
    }
    match json.is_null() {
        true => value.additional_mut().record_null(T::TABLE, index),
        false => value.additional_mut().record(T::TABLE, index, json),
    }
}

fn clear<T: Structured>(value: &mut T, index: usize) {
    // Every type takes a null and empties its slot.
    let _: Result<Outcome, _> = fill(value, index, &Json::NULL);
}

fn fill<T: Structured>(value: &mut T, index: usize, json: &Json) -> serde_json::Result<Outcome> {
    let mut filler = OneFiller {
        index,
        json,
        result: Ok(Outcome::Null),
    };
    value.fill_properties(&mut filler);
    filler.result
}

/// Reads JSON into one property.
struct OneFiller<'a> {
    index: usize,
    json: &'a Json,
    result: serde_json::Result<Outcome>,
}

impl PropertyFiller for OneFiller<'_> {
    fn properties(&mut self, places: &mut [&mut dyn Place<Self>]) {
        if let Some(place) = places.get_mut(self.index) {
            place.fill(self);
        }
    }

    fn property<V: Value>(&mut self, slot: &mut Option<V>) {
        let text = self.json.as_str().as_bytes();
        self.result = V::read(slot, &mut serde_json::Deserializer::from_slice(text));
    }
}
