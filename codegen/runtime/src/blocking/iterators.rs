//! Collections as iterators.

use std::fmt;

use super::BlockingClient;
use crate::{Error, Link, Page, Pager, Value};

/// The pages of a collection; see [`BlockingClient::pages`]. An error ends it.
pub struct Pages<T> {
    blocking: BlockingClient,
    /// `None` after it could not run.
    pager: Option<Pager<T>>,
}

/// The items of a collection; see [`BlockingClient::items`]. An item that can't be read is an error in its place, as with a
/// [`Pager`]; any other error ends it.
pub struct Items<T>(Pages<T>);

impl<T> Pages<T> {
    pub(super) fn new(blocking: BlockingClient, pager: Pager<T>) -> Self {
        Self {
            blocking,
            pager: Some(pager),
        }
    }
}

impl<T: Value + Send + Unpin + 'static> Pages<T> {
    /// The link to the next page, which [`Target::resume`](crate::Target::resume) takes.
    pub fn next_link(&self) -> Option<&Link> {
        self.pager.as_ref()?.next_link()
    }

    /// The link for later changes; known after the last page of a delta function.
    pub fn delta_link(&self) -> Option<&Link> {
        self.pager.as_ref()?.delta_link()
    }
}

impl<T: Value + Send + Unpin + 'static> Iterator for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut pager = self.pager.take()?;
        let fetching = async move {
            let page = pager.next_page().await;
            (pager, page)
        };
        match self.blocking.block_on(fetching) {
            Ok((pager, page)) => {
                self.pager = Some(pager);
                page
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<T> Items<T> {
    pub(super) fn new(pages: Pages<T>) -> Self {
        Self(pages)
    }
}

impl<T: Value + Send + Unpin + 'static> Items<T> {
    /// The link to the next page, which [`Target::resume`](crate::Target::resume) takes.
    pub fn next_link(&self) -> Option<&Link> {
        self.0.next_link()
    }

    /// The link for later changes; known after the last page of a delta function.
    pub fn delta_link(&self) -> Option<&Link> {
        self.0.delta_link()
    }
}

impl<T: Value + Send + Unpin + 'static> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let pages = &mut self.0;
        // What has been fetched needs no other thread.
        if let Some(item) = pages.pager.as_mut()?.fetched() {
            return Some(item);
        }
        let mut pager = pages.pager.take()?;
        let fetching = async move {
            let item = pager.next().await;
            (pager, item)
        };
        match pages.blocking.block_on(fetching) {
            Ok((pager, item)) => {
                pages.pager = Some(pager);
                item
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pages").field(&self.pager).finish()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&self.0.pager).finish()
    }
}
