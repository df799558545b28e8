//! Reads the members of an object into the properties that they name.
//!
//! The properties offer themselves in declared order, which is mostly that of the members: one round then reads them
//! all, and a member that comes late is read in the next round.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::MapAccess;

use super::additional::AdditionalProperties;
use super::error::{Step, within};
use super::key::KeySeed;
use super::structured::{PropertyFiller, Table};
use super::value::{Outcome, Slot, Value};

/// No property is called for: the members are at their end, or there was an error.
const NONE: usize = usize::MAX;

pub(super) struct ObjectReader<'de, A: MapAccess<'de>> {
    input: A,
    table: &'static Table,
    additional: AdditionalProperties,
    /// The property that offers itself next.
    next: usize,
    /// The property whose value comes next.
    called: usize,
    result: Result<(), A::Error>,
    of: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> ObjectReader<'de, A> {
    pub(super) fn new(input: A, table: &'static Table) -> Self {
        let mut reader = Self {
            input,
            table,
            additional: AdditionalProperties::NONE,
            next: 0,
            called: NONE,
            result: Ok(()),
            of: PhantomData,
        };
        reader.call();
        reader
    }

    /// True where another round of properties is wanted, which begins.
    pub(super) fn goes_on(&mut self) -> bool {
        self.next = 0;
        self.called != NONE
    }

    /// Hands over what came besides the properties.
    pub(super) fn finish(self, additional: &mut AdditionalProperties) -> Result<Outcome, A::Error> {
        *additional = self.additional;
        self.result.map(|()| Outcome::Read)
    }

    /// Finds the property of the next member; members that none has are kept.
    #[inline]
    fn call(&mut self) {
        self.called = self.next_known().unwrap_or_else(|error| {
            self.result = Err(error);
            NONE
        });
    }

    #[inline]
    fn next_known(&mut self) -> Result<usize, A::Error> {
        let mut other = Cow::Borrowed("");
        loop {
            let key = KeySeed {
                names: self.table.names,
                next: self.next,
                other: &mut other,
            };
            match self.input.next_key_seed(key)? {
                Some(Some(index)) => return Ok(index),
                Some(None) => self.keep(std::mem::take(&mut other))?,
                None => return Ok(NONE),
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

    #[inline]
    fn read<V: Value>(&mut self, index: usize, slot: &mut Option<V>) {
        match self.input.next_value_seed(Slot(slot)) {
            Ok(Outcome::Read) => {}
            Ok(Outcome::Null) => self.additional.record_null(self.table, index),
            Ok(Outcome::Kept(json)) => self.additional.record(self.table, index, *json),
            Err(error) => {
                self.result = Err(within(Step::Name(self.table.names[index]), error));
                self.called = NONE;
                return;
            }
        }
        self.call();
    }
}

impl<'de, A: MapAccess<'de>> PropertyFiller for ObjectReader<'de, A> {
    #[inline]
    fn property<V: Value>(&mut self, slot: &mut Option<V>) {
        let index = self.next;
        self.next += 1;
        if index == self.called {
            self.read(index, slot);
        }
    }
}
