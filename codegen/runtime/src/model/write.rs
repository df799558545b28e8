//! Writes a struct as an object: annotations first (`@odata.type` before all), then properties in declared order, each
//! null where its property would stand, then what is unknown, as it came.

use serde::ser::{SerializeMap, Serializer};

use super::additional::AdditionalProperties;
use super::structured::Structured;
use super::value::{Value, Written};

const TYPE: &str = "@odata.type";

/// Writes one property, if it is set or recorded as null.
///
/// # Errors
/// Those of the serializer.
pub fn write_property<V: Value, M: SerializeMap>(
    output: &mut M,
    additional: &AdditionalProperties,
    name: &'static str,
    slot: &Option<V>,
) -> Result<(), M::Error> {
    match slot {
        Some(value) => output.serialize_entry(name, &Written(value)),
        None => match additional.get(name) {
            Some(json) => output.serialize_entry(name, json),
            None => Ok(()),
        },
    }
}

/// Writes a whole object.
///
/// # Errors
/// Those of the serializer.
pub fn write_structured<T: Structured, S: Serializer>(
    value: &T,
    output: S,
) -> Result<S::Ok, S::Error> {
    let mut map = output.serialize_map(None)?;
    let additional = value.additional();
    if additional.is_empty() {
        value.write_properties(&mut map)?;
        return map.end();
    }
    if let Some(name) = additional.get(TYPE) {
        map.serialize_entry(TYPE, name)?;
    }
    for (name, json) in additional
        .iter()
        .filter(|(name, _)| name.contains('@') && *name != TYPE)
    {
        map.serialize_entry(name, json)?;
    }
    value.write_properties(&mut map)?;
    for (name, json) in additional.iter().filter(|(name, _)| !name.contains('@')) {
        if !T::NAMES.contains(&name) {
            map.serialize_entry(name, json)?;
        }
    }
    map.end()
}
