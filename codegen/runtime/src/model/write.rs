//! Writes a struct as an object: annotations first (`@odata.type` before all), then properties in declared order, each
//! null in the position of its property, then unknown members unchanged.

use serde_core::ser::{SerializeMap, Serializer};

use super::additional::AdditionalProperties;
use super::compact::MemberName;
use super::structured::Structured;
use super::table::{PropertyVisitor, Table};
use super::value::{Value, Written};

const TYPE: &str = "@odata.type";

/// Writes the properties of one object, one after the other in declared order, up to the first error.
struct PropertyWriter<'a, M: SerializeMap> {
    output: &'a mut M,
    additional: &'a AdditionalProperties,
    names: &'static [&'static str],
    /// The members of the properties that are still to come, as in [`Table::members`].
    members: &'static str,
    index: usize,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> PropertyVisitor<'_> for PropertyWriter<'_, M> {
    #[inline]
    fn property<V: Value>(&mut self, slot: &Option<V>) {
        let index = self.index;
        self.index += 1;
        let name = self.names[index];
        let members = self.members;
        self.members = &members[name.len() + Table::AROUND_NAME..];
        let name = MemberName { name, members };
        match slot {
            _ if self.result.is_err() => {}
            Some(value) => {
                self.result = self
                    .key(&name)
                    .and_then(|()| self.output.serialize_value(&Written(value)));
            }
            None if self.additional.is_null(index) => self.result = self.null(&name),
            None if self.additional.has_listed() => self.result = self.recorded(&name),
            None => {}
        }
    }
}

impl<M: SerializeMap> PropertyWriter<'_, M> {
    /// The name as received, or else as declared.
    #[inline]
    fn key(&mut self, name: &MemberName) -> Result<(), M::Error> {
        match self.additional.has_listed() {
            true => self.key_as_it_came(name),
            false => self.output.serialize_key(name),
        }
    }

    fn key_as_it_came(&mut self, name: &MemberName) -> Result<(), M::Error> {
        match self.additional.spelling(name.name) {
            Some(spelling) => self.output.serialize_key(spelling),
            None => self.output.serialize_key(name),
        }
    }

    fn null(&mut self, name: &MemberName) -> Result<(), M::Error> {
        if self.additional.has_listed() && self.additional.recorded(name.name).is_some() {
            return self.recorded(name);
        }
        self.key(name)?;
        self.output.serialize_value(&())
    }

    fn recorded(&mut self, name: &MemberName) -> Result<(), M::Error> {
        let Some(json) = self.additional.recorded(name.name) else {
            return Ok(());
        };
        self.key(name)?;
        self.output.serialize_value(json)
    }
}

/// Writes a whole object.
///
/// # Errors
/// If the serializer fails.
pub(crate) fn write_structured<T: Structured, S: Serializer>(
    value: &T,
    output: S,
) -> Result<S::Ok, S::Error> {
    let additional = value.additional();
    if additional.is_of(T::TABLE) {
        write_with(value, additional, output)
    } else {
        write_with(value, &additional.spelled_out(), output)
    }
}

fn write_with<T: Structured, S: Serializer>(
    value: &T,
    additional: &AdditionalProperties,
    output: S,
) -> Result<S::Ok, S::Error> {
    let mut map = output.serialize_map(None)?;
    if additional.has_listed() {
        write_annotations(additional, &mut map)?;
    }
    let mut properties = PropertyWriter {
        output: &mut map,
        additional,
        names: T::TABLE.names,
        members: T::TABLE.members,
        index: 0,
        result: Ok(()),
    };
    value.visit_properties(&mut properties);
    properties.result?;
    if additional.has_listed() {
        write_unknown(additional, T::TABLE.names, &mut map)?;
    }
    map.end()
}

fn write_annotations<M: SerializeMap>(
    additional: &AdditionalProperties,
    output: &mut M,
) -> Result<(), M::Error> {
    let annotations = || additional.listed().filter(|(name, _)| name.contains('@'));
    let is_type = |(name, _): &(&str, _)| *name == TYPE;
    for (name, json) in annotations()
        .filter(is_type)
        .chain(annotations().filter(|entry| !is_type(entry)))
    {
        output.serialize_entry(name, json)?;
    }
    Ok(())
}

/// Names of known properties were written, or left out, with the properties; but not one beside which its property came in
/// another case.
fn write_unknown<M: SerializeMap>(
    additional: &AdditionalProperties,
    known: &[&str],
    output: &mut M,
) -> Result<(), M::Error> {
    for (name, json) in additional.listed().filter(|(name, _)| !name.contains('@')) {
        if !known.contains(&name) || additional.is_doubled(name) {
            output.serialize_entry(name, json)?;
        }
    }
    Ok(())
}
