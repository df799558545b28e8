//! The object around items or a result: its member names, and how its members are read.

use std::fmt;

use serde_core::de::{Error, MapAccess, Visitor};

use crate::http::members::Name;
use crate::model::error::{Expected, Found, Step, mismatch, within};
use crate::model::value::{Slot, expected};
use crate::model::visitor_mismatches::mismatches;
use crate::{Outcome, Reading, Value};

pub(super) const VALUE: &str = "value";
pub(super) const NEXT_LINK: &str = "@odata.nextLink";
pub(super) const DELTA_LINK: &str = "@odata.deltaLink";
pub(super) const COUNT: &str = "@odata.count";

/// The spellings of each name, in any case: with `odata.`, and without, as in OData 4.01.
const SPELLINGS: [(&str, &str); 4] = [
    (VALUE, VALUE),
    (NEXT_LINK, "@nextLink"),
    (DELTA_LINK, "@deltaLink"),
    (COUNT, "@count"),
];

pub(super) const OBJECT: Expected = Expected("an object", "with a `value`");

/// What reads its members from an object, one by one.
pub(super) trait Members {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
        reading: Reading,
    ) -> Result<(), A::Error>;
}

/// The name that `name` is a spelling of; else `name` itself.
pub(super) fn known(name: &str) -> &str {
    let mut spellings = SPELLINGS.iter();
    let found = spellings
        .find(|(long, short)| name.eq_ignore_ascii_case(long) || name.eq_ignore_ascii_case(short));
    found.map_or(name, |(long, _)| long)
}

/// A member's value; `None` for null.
pub(super) fn member<'de, T: Value, A: MapAccess<'de>>(
    input: &mut A,
    reading: Reading,
) -> Result<Option<T>, A::Error> {
    let mut slot = None;
    match input.next_value_seed(Slot(&mut slot, reading))? {
        Outcome::Read | Outcome::Null => Ok(slot),
        Outcome::Kept(_) => Err(mismatch(expected::<T>(), Found::Unrepresentable)),
    }
}

pub(super) struct ObjectVisitor<'a, M>(pub(super) &'a mut M, pub(super) Reading);

impl<'de, M: Members> Visitor<'de> for ObjectVisitor<'_, M> {
    type Value = Outcome;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut input: A) -> Result<Outcome, A::Error> {
        while let Some(name) = input.next_key_seed(Name)? {
            self.0
                .member(&name, &mut input, self.1)
                .map_err(|error| within(Step::Name(&name), error))?;
        }
        Ok(Outcome::Read)
    }

    mismatches!(OBJECT; bool i64 u64 f64 str seq);

    fn visit_unit<E: Error>(self) -> Result<Outcome, E> {
        Ok(Outcome::Null)
    }
}
