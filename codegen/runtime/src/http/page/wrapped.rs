//! The object `{"value": …}` in which functions return a result that is not an object.

use serde_core::de::{Deserializer, MapAccess};
use serde_core::ser::{SerializeMap, Serializer};

use super::object::{Members, OBJECT, ObjectVisitor, VALUE, known, member};
use crate::model::error::Expected;
use crate::model::value::{Form, Written};
use crate::{Json, Outcome, Reading, Value};

/// The form of a wrapped result.
#[derive(Debug)]
pub(crate) struct WrappedForm;

/// A result in `{"value": …}`; other members are ignored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wrapped<T>(pub(crate) Option<T>);

impl<T: Value> Members for Wrapped<T> {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
        reading: Reading,
    ) -> Result<(), A::Error> {
        match known(name) {
            VALUE => self.0 = member(input, reading)?,
            _ => drop(input.next_value::<Json>()?),
        }
        Ok(())
    }
}

impl<T: Value> Value for Wrapped<T> {
    type Form = WrappedForm;
}

impl<T: Value> Form<Wrapped<T>> for WrappedForm {
    const EXPECTED: Expected = OBJECT;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Wrapped<T>>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(slot.insert(Wrapped(None)), reading))
    }

    fn write<S: Serializer>(wrapped: &Wrapped<T>, output: S) -> Result<S::Ok, S::Error> {
        let mut members = output.serialize_map(Some(1))?;
        members.serialize_entry(VALUE, &wrapped.0.as_ref().map(Written))?;
        members.end()
    }
}
