//! What came with an object besides its known properties, kept as exact text and in order.

use std::borrow::Cow;
use std::fmt;

use super::error::JsonError;
use super::raw::Json;

/// Unknown properties, `@odata.*` annotations, explicit nulls, and values that no Rust type could hold.
///
/// As large as a pointer while it is empty. A name that is also a known property is written only while that property
/// is not set.
#[derive(Clone, Default, PartialEq)]
pub struct AdditionalProperties(Option<Box<Entries>>);

#[derive(Clone, Default, PartialEq)]
struct Entries {
    list: Vec<(Cow<'static, str>, Json)>,
}

impl AdditionalProperties {
    /// True where nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list().is_empty()
    }

    /// How many names are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list().len()
    }

    /// The JSON kept under `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.list()
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, json)| json)
    }

    /// The JSON kept under `name`, read as a type of the caller's.
    ///
    /// # Errors
    /// Where the JSON has another shape than `T`; the error never holds the value.
    pub fn get_as<T: serde::de::DeserializeOwned>(
        &self,
        name: &str,
    ) -> Result<Option<T>, JsonError> {
        self.get(name).map(Json::parse).transpose()
    }

    /// Keeps `value` under `name` and returns what was there.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.put(Cow::Owned(name.into()), value.into())
    }

    /// Forgets `name` and returns what was there.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let list = &mut self.0.as_mut()?.list;
        let index = list.iter().rposition(|(known, _)| known == name)?;
        let (_, json) = list.remove(index);
        list.retain(|(known, _)| known != name);
        if list.is_empty() {
            self.0 = None;
        }
        Some(json)
    }

    /// Every name with its JSON, in the order they came.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.list().iter().map(|(name, json)| (name.as_ref(), json))
    }

    /// Every name, in the order they came.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.list().iter().map(|(name, _)| name.as_ref())
    }

    /// Adds without a look at what is there: a reader must not take longer the more unknown names come.
    pub(crate) fn push(&mut self, name: Cow<'static, str>, value: Json) {
        self.0.get_or_insert_default().list.push((name, value));
    }

    /// Keeps something about a known property.
    pub(crate) fn record(&mut self, name: &'static str, value: Json) {
        self.put(Cow::Borrowed(name), value);
    }

    fn put(&mut self, name: Cow<'static, str>, value: Json) -> Option<Json> {
        let list = &mut self.0.get_or_insert_default().list;
        match list.iter().rposition(|(known, _)| *known == name) {
            Some(index) => Some(std::mem::replace(&mut list[index].1, value)),
            None => {
                list.push((name, value));
                None
            }
        }
    }

    fn list(&self) -> &[(Cow<'static, str>, Json)] {
        self.0.as_deref().map_or(&[], |entries| &entries.list)
    }
}

impl fmt::Debug for AdditionalProperties {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.names()).finish()
    }
}
