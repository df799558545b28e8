//! What came with an object besides its known properties, kept as exact text and in order.

use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use super::error::JsonError;
use super::nulls::{Names, Nulls};
use super::raw::Json;

/// Unknown properties, `@odata.*` annotations, explicit nulls, and values that no Rust type could hold.
///
/// A name that is also a known property is written only while that property is not set.
#[derive(Clone, Default)]
pub struct AdditionalProperties {
    nulls: Nulls,
    #[expect(
        clippy::box_collection,
        reason = "most objects have none, so the space counts"
    )]
    list: Option<Box<Vec<Entry>>>,
}

type Entry = (Cow<'static, str>, Json);

impl AdditionalProperties {
    /// True where nothing is kept.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.nulls.is_empty() && self.list.is_none()
    }

    /// How many names are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// The JSON kept under `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        let is_null = || self.nulls.iter().any(|null| null == name);
        self.listed_as(name)
            .or_else(|| is_null().then_some(&Json::NULL))
    }

    /// The JSON kept under `name`, read as a type of the caller's.
    ///
    /// # Errors
    /// Where the JSON has another shape than `T`; the error never holds the value.
    pub fn get_as<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, JsonError> {
        self.get(name).map(Json::parse).transpose()
    }

    /// Keeps `value` under `name`, in the place of what was there or at the end, and returns what was there.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        let (name, value) = (name.into(), value.into());
        let mut list = self.list.iter_mut().flat_map(|list| list.iter_mut()).rev();
        if let Some((_, json)) = list.find(|(known, _)| *known == name) {
            return Some(std::mem::replace(json, value));
        }
        let before = self.remove(&name);
        self.push(name.into(), value);
        before
    }

    /// Forgets `name` and returns what was there.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let found = self.get(name)?.clone();
        self.nulls.remove(name);
        if let Some(list) = &mut self.list {
            list.retain(|(known, _)| known != name);
        }
        self.list = self.list.take().filter(|list| !list.is_empty());
        Some(found)
    }

    /// Every name with its JSON: nulls of known properties first, then the rest in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        let nulls = self.nulls.iter().map(|name| (name, &Json::NULL));
        nulls.chain(self.listed())
    }

    /// Every name, in the order of [`AdditionalProperties::iter`].
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// Adds without a look at what is there: a reader must not take longer the more unknown names come.
    pub(crate) fn push(&mut self, name: Cow<'static, str>, value: Json) {
        self.list.get_or_insert_default().push((name, value));
    }

    /// Records that a known property is null.
    #[inline]
    pub(crate) fn record_null(&mut self, names: Names, index: usize) {
        if !self.nulls.are_of(names) {
            self.spell_nulls_out();
        }
        if !self.nulls.insert(names, index) {
            self.record(names, index, Json::NULL);
        }
    }

    /// Records that a known property has a value that its Rust type cannot hold; the last record counts.
    pub(crate) fn record(&mut self, names: Names, index: usize, value: Json) {
        self.push(Cow::Borrowed(names[index]), value);
    }

    /// What is recorded of the known property of this index and name.
    pub(crate) fn recorded(&self, index: usize, name: &str) -> Option<&Json> {
        let is_null = self.nulls.contains(index);
        self.listed_as(name)
            .or_else(|| is_null.then_some(&Json::NULL))
    }

    /// What is kept besides nulls of known properties.
    pub(crate) fn listed(&self) -> impl DoubleEndedIterator<Item = (&str, &Json)> {
        let list = self.list.as_deref().map_or(&[][..], |list| list);
        list.iter().map(|(name, json)| (name.as_ref(), json))
    }

    /// False where nulls were recorded for an object of other properties, and this was then moved.
    #[inline]
    pub(crate) fn is_of(&self, names: Names) -> bool {
        self.nulls.are_of(names)
    }

    /// The same with every null under its name, so that it suits any object.
    #[cold]
    pub(crate) fn spelled_out(&self) -> Self {
        let mut own = self.clone();
        own.spell_nulls_out();
        own
    }

    fn spell_nulls_out(&mut self) {
        for name in std::mem::take(&mut self.nulls).iter() {
            self.push(Cow::Borrowed(name), Json::NULL);
        }
    }

    fn listed_as(&self, name: &str) -> Option<&Json> {
        let found = self.listed().rev().find(|(known, _)| *known == name);
        found.map(|(_, json)| json)
    }
}

/// Equal are two that keep the same JSON under the same names, in whatever order.
impl PartialEq for AdditionalProperties {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(all: &AdditionalProperties) -> Vec<(&str, &Json)> {
            let mut list: Vec<_> = all.iter().collect();
            list.sort_by_key(|(name, _)| *name);
            list
        }
        match (self.is_empty(), other.is_empty()) {
            (true, true) => true,
            (false, false) => sorted(self) == sorted(other),
            _ => false,
        }
    }
}

impl fmt::Debug for AdditionalProperties {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.names()).finish()
    }
}
