//! The members of an object besides its known properties, kept as exact text and in order.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::DeserializeOwned;

use super::error::JsonError;
use super::nulls::Nulls;
use super::raw::Json;
use super::table::Table;

/// Unknown properties, `@odata.*` annotations, explicit nulls, and values that do not fit their Rust type.
///
/// Its size is three words while there are only nulls. A name that is also a known property is written only while that
/// property is not set; [`Structured::misfits`](crate::Structured::misfits) lists those whose values do not fit.
///
/// A property in another case than declared, `UploadUrl` for `uploadUrl`, is not unknown: it is read, and written in the case in
/// which it was received.
#[derive(Clone)]
pub struct AdditionalProperties {
    nulls: Nulls,
    listed: Option<Box<Listed>>,
}

/// All but nulls of known properties; never empty.
#[derive(Clone, Default)]
struct Listed {
    /// In the order it came.
    entries: Vec<(Cow<'static, str>, Json)>,
    /// Known properties that came in another case.
    spellings: Vec<Spelling>,
}

/// A known property that came in another case.
#[derive(Clone)]
struct Spelling {
    name: &'static str,
    came_as: Box<str>,
    /// Whether the entry under the declared name is a second member, and not the value of this one.
    is_doubled: bool,
}

impl AdditionalProperties {
    /// No properties.
    pub const NONE: Self = Self {
        nulls: Nulls::NONE,
        listed: None,
    };

    /// Whether there are no properties.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.nulls.is_empty() && self.listed().next().is_none()
    }

    /// The number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// The JSON under `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.last_listed(name).or_else(|| {
            let is_null = self.nulls.names().any(|null| null == name);
            is_null.then_some(&Json::NULL)
        })
    }

    /// The JSON under `name`, read as a type of the caller.
    ///
    /// # Errors
    /// If the JSON does not have the shape of `T`; the error never contains the value.
    pub fn get_as<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, JsonError> {
        self.get(name).map(Json::parse).transpose()
    }

    /// Sets `name` to `value` and returns the previous value.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.put(name.into(), value.into())
    }

    /// Removes `name` and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let found = self.get(name)?.clone();
        self.nulls.remove(name);
        if let Some(listed) = &mut self.listed {
            listed.entries.retain(|(known, _)| known != name);
            self.drop_empty();
        }
        Some(found)
    }

    /// Every name with its JSON: nulls of known properties first, then the rest in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.nulls
            .names()
            .map(|name| (name, &Json::NULL))
            .chain(self.listed())
    }

    /// Every name, in the order of [`AdditionalProperties::iter`].
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// Adds without a look at what is there: a reader must not take longer the more unknown names come.
    pub(crate) fn push(&mut self, name: Cow<'static, str>, value: Json) {
        let listed = self.listed.get_or_insert_default();
        listed.entries.push((name, value));
    }

    /// Records how the name of a known property came.
    pub(crate) fn respell(&mut self, name: &'static str, spelling: &str) {
        let listed = self.listed.get_or_insert_default();
        listed.spellings.push(Spelling {
            name,
            came_as: spelling.into(),
            is_doubled: false,
        });
    }

    /// How the name of a known property came, where that is not how it is declared.
    pub(crate) fn spelling(&self, name: &str) -> Option<&str> {
        self.respelled(name).map(|found| &*found.came_as)
    }

    /// Records that a known property that came in another case has come under its declared name as well, and that this
    /// second value is kept.
    pub(crate) fn double(&mut self, name: &str) {
        let listed = self.listed.iter_mut();
        let spellings = listed.flat_map(|listed| &mut listed.spellings);
        for spelling in spellings.filter(|spelling| spelling.name == name) {
            spelling.is_doubled = true;
        }
    }

    /// Whether the entry under a known property's declared name is another member than the one that was read.
    pub(crate) fn is_doubled(&self, name: &str) -> bool {
        self.respelled(name).is_some_and(|found| found.is_doubled)
    }

    fn respelled(&self, name: &str) -> Option<&Spelling> {
        let mut spellings = self.listed.as_deref()?.spellings.iter();
        spellings.find(|spelling| spelling.name == name)
    }

    /// Forgets how the name of a known property came.
    pub(crate) fn forget_spelling(&mut self, name: &str) {
        if let Some(listed) = &mut self.listed {
            listed.spellings.retain(|spelling| spelling.name != name);
            self.drop_empty();
        }
    }

    fn drop_empty(&mut self) {
        let is_empty = |listed: &Listed| listed.entries.is_empty() && listed.spellings.is_empty();
        self.listed = self.listed.take().filter(|listed| !is_empty(listed));
    }

    /// Records that a known property is null.
    #[inline]
    pub(crate) fn record_null(&mut self, table: &'static Table, index: usize) {
        if !self.nulls.are_of(table) {
            self.spell_nulls_out();
        }
        if !self.nulls.insert(table, index) {
            self.record(table, index, Json::NULL);
        }
    }

    /// Records that a known property has a value that its Rust type cannot hold; the last record counts.
    pub(crate) fn record(&mut self, table: &'static Table, index: usize, value: Json) {
        self.push(Cow::Borrowed(table.names[index]), value);
    }

    /// False where nulls were recorded for an object of other properties, and this was then moved.
    #[inline]
    pub(crate) fn is_of(&self, table: &'static Table) -> bool {
        self.nulls.are_of(table)
    }

    /// The same with every null under its name, so that it suits any object.
    #[cold]
    pub(crate) fn spelled_out(&self) -> Self {
        let mut own = self.clone();
        own.spell_nulls_out();
        own
    }

    #[cold]
    fn spell_nulls_out(&mut self) {
        for name in std::mem::replace(&mut self.nulls, Nulls::NONE).names() {
            self.push(Cow::Borrowed(name), Json::NULL);
        }
    }

    /// True where the known property of this index is recorded as null.
    #[inline]
    pub(crate) fn is_null(&self, index: usize) -> bool {
        self.nulls.contains(index)
    }

    /// Whether there is more than nulls of known properties.
    #[inline]
    pub(crate) fn has_listed(&self) -> bool {
        self.listed.is_some()
    }

    /// All but nulls of known properties.
    pub(crate) fn listed(&self) -> impl Iterator<Item = (&str, &Json)> {
        let listed = self
            .listed
            .as_deref()
            .map_or(&[][..], |listed| &listed.entries);
        listed.iter().map(|(name, json)| (name.as_ref(), json))
    }

    /// The last entry of this name that is no null of a known property.
    #[inline]
    pub(crate) fn last_listed(&self, name: &str) -> Option<&Json> {
        let entries = self.listed.as_deref()?.entries.iter();
        let found = entries.rev().find(|(known, _)| known == name);
        found.map(|(_, json)| json)
    }

    /// The value that was received for the known property of this name and does not fit it; never a null.
    #[inline]
    pub(crate) fn recorded(&self, name: &str) -> Option<&Json> {
        self.last_listed(name).filter(|_| !self.is_doubled(name))
    }

    /// Replaces what is there in its place, or adds to the end.
    fn put(&mut self, name: String, value: Json) -> Option<Json> {
        let entries = self
            .listed
            .iter_mut()
            .flat_map(|listed| &mut listed.entries);
        if let Some((_, json)) = entries.rev().find(|(known, _)| *known == name) {
            return Some(std::mem::replace(json, value));
        }
        let before = self.remove(&name);
        self.push(name.into(), value);
        before
    }
}

impl Default for AdditionalProperties {
    fn default() -> Self {
        Self::NONE
    }
}

/// Two are equal if they have the same JSON under the same names, in any order.
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
