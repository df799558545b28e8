//! Reads the members of an object into the properties that they name.

use std::borrow::Cow;

use serde_core::de::MapAccess;
use serde_json::value::RawValue;

use super::additional::AdditionalProperties;
use super::error::{Step, within};
use super::key::KeySeed;
use super::reading::{Reading, read_or_keep};
use super::spelling::{Seen, respelled, takes_again};
use super::table::{PropertyFiller, PropertySlot, Table};
use super::value::{Outcome, Slot, Value};

pub(super) struct ObjectReader<'de, A: MapAccess<'de>> {
    input: A,
    table: &'static Table,
    additional: AdditionalProperties,
    seen: Seen,
    reading: Reading,
    /// The property whose value comes next.
    index: usize,
    /// The text of its value, where what does not fit is kept.
    text: Option<&'de RawValue>,
    result: Result<(), A::Error>,
}

impl<'de, A: MapAccess<'de>> ObjectReader<'de, A> {
    pub(super) fn new(input: A, table: &'static Table, reading: Reading) -> Self {
        Self {
            input,
            table,
            additional: AdditionalProperties::NONE,
            seen: Seen::default(),
            reading,
            index: 0,
            text: None,
            result: Ok(()),
        }
    }

    /// Hands over what came besides the properties.
    pub(super) fn finish(self, additional: &mut AdditionalProperties) -> Result<Outcome, A::Error> {
        *additional = self.additional;
        self.result.map(|()| Outcome::Read)
    }

    /// Finds the property of the next member, from `next` on first, by its exact name or else by one in another case;
    /// members that none has are kept. `None` at their end.
    #[inline]
    fn next_known(&mut self, next: usize) -> Result<Option<usize>, A::Error> {
        let table = self.table;
        let mut other = Cow::Borrowed("");
        loop {
            let key = KeySeed {
                names: self.table.names,
                next,
                other: &mut other,
            };
            match self.input.next_key_seed(key)? {
                Some(Some(index)) => {
                    if self.seen.insert(index) || takes_again(table, index, &mut self.additional) {
                        return Ok(Some(index));
                    }
                    self.keep(Cow::Borrowed(table.names[index]))?;
                }
                Some(None) => {
                    let name = std::mem::take(&mut other);
                    match respelled(table, &name, &mut self.seen, &mut self.additional) {
                        None => self.keep(name)?,
                        index => return Ok(index),
                    }
                }
                None => return Ok(None),
            }
        }
    }

    fn keep(&mut self, name: Cow<'static, str>) -> Result<(), A::Error> {
        match self.input.next_value() {
            Ok(json) => {
                self.additional.push(name, json);
                Ok(())
            }
            Err(error) => Err(within(Step::Name(&name), error)),
        }
    }

    fn read_all(&mut self, slots: &mut [&mut dyn PropertySlot<Self>]) -> Result<(), A::Error> {
        let mut next = 0;
        while let Some(index) = self.next_known(next)? {
            self.index = index;
            if self.reading.keeps() {
                self.text = Some(self.input.next_value()?);
            }
            slots[index].fill(self);
            std::mem::replace(&mut self.result, Ok(()))?;
            next = index + 1;
        }
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> PropertyFiller for ObjectReader<'de, A> {
    #[inline]
    fn properties(&mut self, slots: &mut [&mut dyn PropertySlot<Self>]) {
        self.result = self.read_all(slots);
    }

    fn property<V: Value>(&mut self, slot: &mut Option<V>) {
        let index = self.index;
        let outcome = match self.text {
            Some(text) => Ok(read_or_keep(slot, text, self.reading)),
            None => self.input.next_value_seed(Slot(slot, self.reading)),
        };
        match outcome {
            Ok(Outcome::Read) => {}
            Ok(Outcome::Null) => self.additional.record_null(self.table, index),
            Ok(Outcome::Kept(json)) => self.additional.record(self.table, index, *json),
            Err(error) => {
                self.result = Err(within(Step::Name(self.table.names[index]), error));
            }
        }
    }
}
