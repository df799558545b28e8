//! Finds the property that a key names: the next expected one first, since a service sends them in a stable order.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::name::same;

/// Looks a key up in `names`, from `next` on and then from the start; a key that is not there is passed to `other`.
pub(crate) struct KeySeed<'a> {
    pub(crate) names: &'static [&'static str],
    pub(crate) next: usize,
    pub(crate) other: &'a mut Cow<'static, str>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Option<usize>, D::Error> {
        input.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Option<usize>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a property name")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        if self
            .names
            .get(self.next)
            .is_some_and(|name| same(name, key))
        {
            return Ok(Some(self.next));
        }
        let index = search(self.names, self.next, key);
        if index.is_none() {
            *self.other = own(key);
        }
        Ok(index)
    }
}

/// Properties that are absent lie between one key and the next, so the search continues from the current position.
fn search(names: &[&str], next: usize, key: &str) -> Option<usize> {
    let next = next.min(names.len());
    let (before, after) = names.split_at(next);
    let ahead = after.iter().position(|name| same(name, key));
    ahead
        .map(|index| next + index)
        .or_else(|| before.iter().position(|name| same(name, key)))
}

/// The annotations that come with almost every object need no allocation.
fn own(key: &str) -> Cow<'static, str> {
    const COMMON: [&str; 4] = ["@odata.type", "@odata.id", "@odata.etag", "@odata.context"];
    match COMMON.iter().find(|name| same(name, key)) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(key.to_owned()),
    }
}
