//! The items of a page in the order in which they came, with those that could not be read.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::{Page, UnreadItem};

/// The items of a page, each that could not be read as an error in its place.
#[derive(Clone, Debug)]
pub struct PageItems<T> {
    items: IntoIter<T>,
    unread: Peekable<IntoIter<UnreadItem>>,
    index: usize,
}

impl<T> PageItems<T> {
    pub(super) fn new(items: Vec<T>, unread: Vec<UnreadItem>) -> Self {
        Self {
            items: items.into_iter(),
            unread: unread.into_iter().peekable(),
            index: 0,
        }
    }
}

impl<T> Iterator for PageItems<T> {
    type Item = Result<T, UnreadItem>;

    fn next(&mut self) -> Option<Self::Item> {
        let index = self.index;
        self.index += 1;
        let is_here = |item: &UnreadItem| item.index().is_none_or(|at| at <= index);
        if let Some(item) = self.unread.next_if(is_here) {
            return Some(Err(item));
        }
        match self.items.next() {
            Some(item) => Some(Ok(item)),
            // The caller may have taken items away.
            None => self.unread.next().map(Err),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let count = self.items.len() + self.unread.len();
        (count, Some(count))
    }
}

impl<T> ExactSizeIterator for PageItems<T> {}

impl<T> IntoIterator for Page<T> {
    type Item = Result<T, UnreadItem>;
    type IntoIter = PageItems<T>;

    /// The items in order; one that could not be read is an error in its place.
    fn into_iter(self) -> PageItems<T> {
        PageItems::new(self.value, self.unread)
    }
}
