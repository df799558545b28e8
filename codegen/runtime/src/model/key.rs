//! Finds the property that a key names: the next expected one first, since a service sends them in a stable order.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// A key of an object that is being read.
pub(crate) enum Key {
    Known(usize),
    Other(Cow<'static, str>),
}

/// Looks a key up in `names`, from `next` on and then from the start.
pub(crate) struct KeySeed {
    pub(crate) names: &'static [&'static str],
    pub(crate) next: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Key, D::Error> {
        input.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a property name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(match find(self.names, self.next, key) {
            Some(index) => Key::Known(index),
            None => Key::Other(own(key)),
        })
    }
}

#[inline]
fn find(names: &[&str], next: usize, key: &str) -> Option<usize> {
    if names.get(next).is_some_and(|name| *name == key) {
        return Some(next);
    }
    search(names, next, key)
}

/// Properties that are absent lie between one key and the next, so the search goes on from where it is.
fn search(names: &[&str], next: usize, key: &str) -> Option<usize> {
    let next = next.min(names.len());
    let (before, after) = names.split_at(next);
    let ahead = after.iter().position(|name| *name == key);
    ahead
        .map(|index| next + index)
        .or_else(|| before.iter().position(|name| *name == key))
}

/// The annotations that come with almost every object need no allocation.
fn own(key: &str) -> Cow<'static, str> {
    const COMMON: [&str; 4] = ["@odata.type", "@odata.id", "@odata.etag", "@odata.context"];
    match COMMON.iter().find(|name| **name == key) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(key.to_owned()),
    }
}
