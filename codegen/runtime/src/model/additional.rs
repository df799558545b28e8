//! What came with an object besides its known properties, kept as exact text and in order.

use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use super::error::JsonError;
use super::raw::Json;

/// Unknown properties, `@odata.*` annotations, explicit nulls, and values that no Rust type could hold.
///
/// As large as a pointer while it is empty. A name that is also a known property is written only while that property
/// is not set.
#[derive(Clone, Default)]
pub struct AdditionalProperties(Option<Box<Entries>>);

/// Explicit nulls of known properties are bits, since many objects have them and little else.
#[derive(Clone, Default)]
struct Entries {
    names: &'static [&'static str],
    nulls: u64,
    list: Vec<(Cow<'static, str>, Json)>,
}

impl AdditionalProperties {
    /// True where nothing is kept.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// How many names are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// The JSON kept under `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        let entries = self.0.as_deref()?;
        let listed = entries.list.iter().rev().find(|(known, _)| known == name);
        listed.map(|(_, json)| json).or_else(|| {
            entries
                .nulls()
                .any(|null| null == name)
                .then_some(&Json::NULL)
        })
    }

    /// The JSON kept under `name`, read as a type of the caller's.
    ///
    /// # Errors
    /// Where the JSON has another shape than `T`; the error never holds the value.
    pub fn get_as<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, JsonError> {
        self.get(name).map(Json::parse).transpose()
    }

    /// Keeps `value` under `name` and returns what was there.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.put(name.into(), value.into())
    }

    /// Forgets `name` and returns what was there.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let found = self.get(name)?.clone();
        let entries = self.0.as_deref_mut()?;
        entries.list.retain(|(known, _)| known != name);
        if let Some(index) = entries.names.iter().position(|known| *known == name) {
            entries.clear_null(index);
        }
        if entries.nulls == 0 && entries.list.is_empty() {
            self.0 = None;
        }
        Some(found)
    }

    /// Every name with its JSON: nulls of known properties first, then the rest in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.nulls()
            .map(|name| (name, &Json::NULL))
            .chain(self.listed())
    }

    /// Every name, in the order of [`AdditionalProperties::iter`].
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// Adds without a look at what is there: a reader must not take longer the more unknown names come.
    pub(crate) fn push(&mut self, name: Cow<'static, str>, value: Json) {
        self.0.get_or_insert_default().list.push((name, value));
    }

    /// Records that a known property is null, or has a value that its Rust type cannot hold; the last record counts.
    pub(crate) fn record(&mut self, names: &'static [&'static str], index: usize, value: Json) {
        let entries = self.0.get_or_insert_default();
        entries.names = names;
        if value.is_null() && index < 64 {
            entries.nulls |= 1 << index;
        } else {
            entries.list.push((Cow::Borrowed(names[index]), value));
        }
    }

    /// What is recorded of the known property of this index and name.
    pub(crate) fn recorded(&self, index: usize, name: &str) -> Option<&Json> {
        let entries = self.0.as_deref()?;
        let listed = entries.list.iter().rev().find(|(known, _)| known == name);
        let is_null = index < 64 && entries.nulls >> index & 1 == 1;
        listed
            .map(|(_, json)| json)
            .or_else(|| is_null.then_some(&Json::NULL))
    }

    /// What is kept besides nulls of known properties.
    pub(crate) fn listed(&self) -> impl Iterator<Item = (&str, &Json)> {
        let list = self.0.as_deref().map_or(&[][..], |entries| &entries.list);
        list.iter().map(|(name, json)| (name.as_ref(), json))
    }

    fn nulls(&self) -> impl Iterator<Item = &'static str> {
        self.0.as_deref().into_iter().flat_map(Entries::nulls)
    }

    /// Replaces what is there in its place, or adds to the end.
    fn put(&mut self, name: String, value: Json) -> Option<Json> {
        let list = &mut self.0.get_or_insert_default().list;
        if let Some((_, json)) = list.iter_mut().rev().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(json, value));
        }
        let before = self.remove(&name);
        self.push(name.into(), value);
        before
    }
}

impl Entries {
    fn nulls(&self) -> impl Iterator<Item = &'static str> {
        let names = self.names.iter().enumerate();
        names
            .filter(|(index, _)| *index < 64 && self.nulls >> index & 1 == 1)
            .map(|(_, name)| *name)
    }

    fn clear_null(&mut self, index: usize) {
        if index < 64 {
            self.nulls &= !(1 << index);
        }
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
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(_), Some(_)) => sorted(self) == sorted(other),
            _ => false,
        }
    }
}

impl fmt::Debug for AdditionalProperties {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.names()).finish()
    }
}
