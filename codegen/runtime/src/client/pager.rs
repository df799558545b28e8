//! A collection, page by page: follows next links unchanged, within the endpoint, and each once.

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::client::{BoundRequest, Request};
use crate::http::{Decoder, Response, Token};
use crate::{Error, ErrorKind, Link, Page, PageItems, UnreadItem, Value};

/// The items of a collection over all its pages. It is a `Stream` of items; [`Pager::into_pages`] is a stream of pages.
/// [`Pager::next`] and [`Pager::next_page`] need no stream library.
///
/// An item that can't be read is an error in its place, which has [`Error::unread_item`]; the pager continues after it. Any
/// other error ends the pager; [`Pager::next_link`] is where a later one can resume.
pub struct Pager<T> {
    next: Next,
    /// The first request; those for later pages have its headers and options.
    first: BoundRequest,
    decoder: Decoder<Page<T>>,
    seen: BTreeSet<String>,
    next_link: Option<Link>,
    delta_link: Option<Link>,
    items: PageItems<T>,
    fetching: Option<Fetching<T>>,
}

/// The pages of a collection, as a `Stream`.
pub struct Pages<T>(Pager<T>);

enum Next {
    Send(Box<BoundRequest>),
    Fail(Error),
    End,
}

/// A page, and the tokens that were sent for it.
type Fetched<T> = Result<(Page<T>, Vec<Token>), Error>;

type Fetching<T> = Pin<Box<dyn Future<Output = Fetched<T>> + Send>>;

impl<T: Value + Send + Unpin + 'static> Request<Page<T>> {
    /// All pages of the collection, of which this request asks for the first; nothing is sent yet.
    ///
    /// ```
    /// # use graph_runtime::{Page, Request, Result, Value};
    /// # async fn example<T: Value + Send + Unpin + 'static>(request: Request<Page<T>>) -> Result<()> {
    /// let mut items = request.into_pager();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn into_pager(self) -> Pager<T> {
        let (raw, decoder) = self.into_parts();
        Pager {
            first: raw.clone(),
            decoder,
            seen: BTreeSet::from([raw.url.to_string()]),
            next: Next::Send(Box::new(raw)),
            next_link: None,
            delta_link: None,
            items: Page::empty().into_iter(),
            fetching: None,
        }
    }
}

impl<T: Value + Send + Unpin + 'static> Pager<T> {
    /// The next page, which may be empty; `None` at the end. If the future is dropped, the next call continues the request.
    ///
    /// # Errors
    /// Those of the request. A page that could not be read is the end; [`next_link`](Self::next_link) is the link to it, with which
    /// [`Target::resume`](crate::Target::resume) continues. An item that can't be read is in [`Page::unread`], and no error of the page.
    ///
    /// Source: [paging](https://learn.microsoft.com/graph/paging).
    pub async fn next_page(&mut self) -> Option<Result<Page<T>, Error>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    /// The next item; `None` at the end. A page is asked for when the items of the one before are used up; an empty page is
    /// skipped. If the future is dropped, the next call continues the request.
    ///
    /// # Errors
    /// Those of [`next_page`](Self::next_page); and [`ErrorKind::Decode`] for an item that can't be read, after which the next item follows:
    /// [`Error::unread_item`] has its JSON.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// Collects all remaining items.
    ///
    /// # Errors
    /// If a page can't be fetched or an item can't be read; the items before it are lost. [`Pager::collect_page`] keeps items
    /// that can't be read.
    pub async fn collect(mut self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    /// Collects all that remains into one page: the items, those that can't be read, the last count and the delta link. Other
    /// members of the pages are left out.
    ///
    /// # Errors
    /// If a page can't be fetched; the items before it are lost.
    pub async fn collect_page(mut self) -> Result<Page<T>, Error> {
        let mut all = Page::empty();
        let mut items = std::mem::replace(&mut self.items, Page::empty().into_iter());
        loop {
            for item in items {
                let count = all.value.len() + all.unread.len();
                match item {
                    Ok(item) => all.value.push(item),
                    Err(item) => all.unread.push(item.at(count)),
                }
            }
            let Some(page) = self.next_page().await.transpose()? else {
                return Ok(all);
            };
            all.count = page.count.or(all.count);
            all.delta_link = page.delta_link.clone();
            items = page.into_iter();
        }
    }

    /// A stream of pages.
    pub fn into_pages(self) -> Pages<T> {
        Pages(self)
    }

    /// The link to the next page, which [`Target::resume`](crate::Target::resume) takes.
    pub fn next_link(&self) -> Option<&Link> {
        self.next_link.as_ref()
    }

    /// The link for later changes; known after the last page of a delta function.
    pub fn delta_link(&self) -> Option<&Link> {
        self.delta_link.as_ref()
    }

    /// The next item, if it has been fetched.
    #[cfg(feature = "blocking")]
    pub(crate) fn fetched(&mut self) -> Option<Result<T, Error>> {
        let item = self.items.next()?;
        Some(item.map_err(|item| self.unread(item)))
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(item.map_err(|item| self.unread(item))));
            }
            match ready!(self.poll_page(context)) {
                Some(Ok(page)) => self.items = page.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn unread(&self, item: UnreadItem) -> Error {
        Error::from(item).with_operation(&self.first.operation())
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<T>, Error>>> {
        if self.fetching.is_none() {
            match std::mem::replace(&mut self.next, Next::End) {
                Next::Send(request) => self.fetching = Some(fetch(*request, self.decoder)),
                Next::Fail(error) => return Poll::Ready(Some(Err(error))),
                Next::End => return Poll::Ready(None),
            }
        }
        let Some(fetching) = self.fetching.as_mut() else {
            return Poll::Ready(None);
        };
        let result = ready!(fetching.as_mut().poll(context));
        self.fetching = None;
        Poll::Ready(Some(result.map(|(page, tokens)| {
            self.next_link = page.next_link.clone();
            self.delta_link = page.delta_link.clone();
            self.next = self.after(&page, &tokens).unwrap_or_else(Next::Fail);
            page
        })))
    }

    /// The step after `page`. A link that can't be followed is an error only once it is needed.
    fn after(&mut self, page: &Page<T>, tokens: &[Token]) -> Result<Next, Error> {
        if page.has_odd_link() {
            let text = "the next link of a page is not a string";
            let error = Error::new(ErrorKind::Decode, text);
            return Err(error.with_operation(&self.first.operation()));
        }
        let Some(link) = page.next_link.as_ref().filter(|link| !link.is_blank()) else {
            return Ok(Next::End);
        };
        let request = self.first.follow(link, tokens)?;
        if !self.seen.insert(request.url.to_string()) {
            let text = "the next link of a page was seen before";
            let error = Error::new(ErrorKind::LinkLoop, text);
            return Err(error.with_operation(&self.first.operation()));
        }
        Ok(Next::Send(Box::new(request)))
    }
}

fn fetch<T: 'static>(request: BoundRequest, decoder: Decoder<Page<T>>) -> Fetching<T> {
    Box::pin(async move {
        let answer = super::send(request).await?;
        let tokens = answer.tokens.clone();
        let page = Response::new(answer, decoder).into_model()?;
        Ok((page, tokens))
    })
}

impl<T: Value + Send + Unpin + 'static> Stream for Pager<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl<T: Value + Send + Unpin + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().0.poll_page(context)
    }
}

impl<T> Pages<T> {
    /// Converts back to the pager, which has the links.
    pub fn into_pager(self) -> Pager<T> {
        self.0
    }
}

impl<T> fmt::Debug for Pager<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager")
            .field("path", &self.first.shown_path)
            .field("next_link", &self.next_link)
            .field("delta_link", &self.delta_link)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pages").field(&self.0).finish()
    }
}
