//! One page of a collection.

mod object;
#[cfg(test)]
mod tests;
mod wrapped;

use std::fmt;

use serde_core::de::{Deserializer, MapAccess};
use serde_core::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::{PageItems, UnreadItem};
use crate::model::error::Expected;
use crate::model::reading::{read_or_keep, read_text};
use crate::model::value::{Form, Written};
use crate::{Json, Link, Outcome, Reading, Value};
use object::{COUNT, DELTA_LINK, Members, NEXT_LINK, OBJECT, ObjectVisitor, VALUE, known, member};

pub(crate) use wrapped::Wrapped;

/// The form of a page.
#[derive(Debug)]
pub struct PageForm;

/// The items of one page, and the link to the next one.
///
/// [`Request::into_pager`](crate::Request::into_pager) gives the items of all pages.
///
/// Iterating over a page gives its items in order, those of [`Page::unread`] as errors.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items.
    pub value: Vec<T>,
    /// The items that could not be read, such as `null`, by their index. Items with properties that do not fit are not among
    /// them: see [`Structured::misfits`](crate::Structured::misfits).
    pub unread: Vec<UnreadItem>,
    /// The link to the next page, if there is one.
    pub next_link: Option<Link>,
    /// The link for later changes, on the last page of a delta function.
    pub delta_link: Option<Link>,
    /// The number of all matches, if it was requested.
    pub count: Option<i64>,
    /// All other members of the page by name; also a link that is not a string, or a count that is not an integer.
    pub additional: Vec<(String, Json)>,
}

impl<T> Page<T> {
    pub(crate) fn empty() -> Self {
        Self {
            value: Vec::new(),
            unread: Vec::new(),
            next_link: None,
            delta_link: None,
            count: None,
            additional: Vec::new(),
        }
    }

    /// True where a next link came that is no text.
    pub(crate) fn has_odd_link(&self) -> bool {
        let mut names = self.additional.iter().map(|(name, _)| name);
        self.next_link.is_none() && names.any(|name| name == NEXT_LINK)
    }
}

/// A page of these items, without a next link.
impl<T> FromIterator<T> for Page<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self {
            value: items.into_iter().collect(),
            ..Self::empty()
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("value", &self.value)
            .field("unread", &self.unread)
            .field("next_link", &self.next_link)
            .field("delta_link", &self.delta_link)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl<T: Value> Members for Page<T> {
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        input: &mut A,
        reading: Reading,
    ) -> Result<(), A::Error> {
        let others = &mut self.additional;
        match known(name) {
            VALUE if reading.keeps() => self.items(input.next_value()?, reading),
            VALUE => self.value = member(input, reading)?.unwrap_or_default(),
            NEXT_LINK => self.next_link = kept(NEXT_LINK, input, reading, others)?.map(link),
            DELTA_LINK => self.delta_link = kept(DELTA_LINK, input, reading, others)?.map(link),
            COUNT => self.count = kept(COUNT, input, reading, others)?,
            _ => others.push((name.to_owned(), input.next_value()?)),
        }
        Ok(())
    }
}

impl<T: Value> Page<T> {
    /// Reads the items one by one, so that one that can't be read is that one alone.
    fn items(&mut self, text: &RawValue, reading: Reading) {
        (self.value, self.unread) = (Vec::new(), Vec::new());
        let items: Vec<&RawValue> = match serde_json::from_str(text.get()) {
            Ok(items) => items,
            Err(_) if text.get() == "null" => return,
            Err(_) => {
                let whole = UnreadItem::whole::<T>(Json::from_raw(text));
                self.unread.push(whole);
                return;
            }
        };
        for (index, text) in items.into_iter().enumerate() {
            let mut slot = None;
            let outcome = read_text(&mut slot, text, reading);
            match (slot, outcome) {
                (Some(item), Ok(Outcome::Read)) => self.value.push(item),
                (_, outcome) => {
                    let item = UnreadItem::item::<T>(index, Json::from_raw(text), outcome);
                    self.unread.push(item);
                }
            }
        }
    }
}

fn link(text: String) -> Link {
    Link::new(text)
}

/// As [`member`]; but what does not fit goes to the others where the text is read again.
fn kept<'de, T: Value, A: MapAccess<'de>>(
    name: &str,
    input: &mut A,
    reading: Reading,
    others: &mut Vec<(String, Json)>,
) -> Result<Option<T>, A::Error> {
    if !reading.keeps() {
        return member(input, reading);
    }
    let mut slot = None;
    if let Outcome::Kept(json) = read_or_keep(&mut slot, input.next_value()?, reading) {
        others.push((name.to_owned(), *json));
    }
    Ok(slot)
}

impl<T: Value> Value for Page<T> {
    type Form = PageForm;
}

impl<T: Value> Form<Page<T>> for PageForm {
    const EXPECTED: Expected = OBJECT;

    fn read<'de, D: Deserializer<'de>>(
        slot: &mut Option<Page<T>>,
        input: D,
        reading: Reading,
    ) -> Result<Outcome, D::Error> {
        input.deserialize_any(ObjectVisitor(slot.insert(Page::empty()), reading))
    }

    fn is_evolvable() -> bool {
        T::Form::is_evolvable()
    }

    fn write<S: Serializer>(page: &Page<T>, output: S) -> Result<S::Ok, S::Error> {
        let links = [(NEXT_LINK, &page.next_link), (DELTA_LINK, &page.delta_link)];
        let mut members = output.serialize_map(None)?;
        for (name, json) in &page.additional {
            let is_set = links
                .iter()
                .any(|(known, link)| known == name && link.is_some());
            if !is_set && (name != COUNT || page.count.is_none()) {
                members.serialize_entry(name, json)?;
            }
        }
        if let Some(count) = &page.count {
            members.serialize_entry(COUNT, count)?;
        }
        for (name, link) in links {
            if let Some(link) = link {
                members.serialize_entry(name, link.as_str())?;
            }
        }
        match page.unread.as_slice() {
            [whole] if whole.index().is_none() && page.value.is_empty() => {
                members.serialize_entry(VALUE, whole.json())?;
            }
            _ => members.serialize_entry(VALUE, &AllItems(page))?,
        }
        members.end()
    }

    fn of_no_content() -> Option<Page<T>> {
        Some(Page::empty())
    }
}

/// The items of a page with those that could not be read, each in its place.
struct AllItems<'a, T>(&'a Page<T>);

impl<T: Value> serde_core::Serialize for AllItems<'_, T> {
    fn serialize<S: Serializer>(&self, output: S) -> Result<S::Ok, S::Error> {
        let Page { value, unread, .. } = self.0;
        let mut items = output.serialize_seq(Some(value.len() + unread.len()))?;
        for item in PageItems::new(value.iter().collect(), unread.clone()) {
            match item {
                Ok(item) => items.serialize_element(&Written(item))?,
                Err(unread) => items.serialize_element(unread.json())?,
            }
        }
        items.end()
    }
}
