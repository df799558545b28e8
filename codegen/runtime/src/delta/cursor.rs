//! The loop: page after page, until a delta link.

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use azure_core::http::Url;
use futures_core::Stream;

use super::resync::classified;
use super::{Change, DeltaState};
use crate::client::BoundRequest;
use crate::http::{Decoder, Response, Token};
use crate::{Error, ErrorKind, Json, Link, Page, PageItems, Structured, Value};

/// The changes of one round, item by item; see the [module](super). It is a `Stream` too.
///
/// An item that can't be read is an error in its place, which has [`Error::unread_item`] or is of the kind
/// [`Decode`](ErrorKind::Decode); the loop continues after it.
#[must_use = "nothing is sent until `next` is awaited"]
pub struct Delta<T> {
    /// The first request; those for later pages have its headers and options.
    first: BoundRequest,
    /// The current page; `None` for that of the first request.
    state: Option<DeltaState>,
    /// The state after the page.
    after: Option<Result<DeltaState, Error>>,
    items: PageItems<Json>,
    seen: BTreeSet<String>,
    fetching: Option<Fetching>,
    is_over: bool,
    read: fn(Json) -> Result<Change<T>, Error>,
}

struct Fetched {
    page: Page<Json>,
    url: Url,
    tokens: Vec<Token>,
}

type Fetching = Pin<Box<dyn Future<Output = Result<Fetched, Error>> + Send>>;

impl<T: Value + Send + Unpin + 'static> Delta<T> {
    pub(super) fn new(first: BoundRequest) -> Self {
        Self {
            first,
            state: None,
            after: None,
            items: Page::empty().into_iter(),
            seen: BTreeSet::new(),
            fetching: None,
            is_over: false,
            read: Change::read,
        }
    }

    /// Continues at a saved state: its link is sent with the headers of the request. `None` starts with the request itself.
    pub fn with_state(mut self, state: Option<DeltaState>) -> Self {
        self.restart(state);
        self
    }

    /// Continues at another state, or with `None` from the start. Items of the current page that were not taken are dropped.
    pub fn restart(&mut self, state: Option<DeltaState>) {
        self.state = state;
        self.after = None;
        self.items = Page::empty().into_iter();
        self.seen.clear();
        self.fetching = None;
        self.is_over = false;
    }

    /// The next change; `None` at the end of the round. The future can be dropped without loss.
    ///
    /// # Errors
    /// Those of a page; [`ErrorKind::Resync`](crate::ErrorKind::Resync) if the link is no longer valid, and all changes have to be read from
    /// the start; and [`ErrorKind::Decode`](crate::ErrorKind::Decode) for an item that can't be read, after which the next one follows.
    pub async fn next(&mut self) -> Option<Result<Change<T>, Error>> {
        std::future::poll_fn(|context| self.poll_change(context)).await
    }

    /// Where to continue. It is the delta link after [`next`](Self::next) has returned `None`; before, it is the link of the current
    /// page, or `None` for the first page, so that an interrupted loop repeats that page.
    pub fn state(&self) -> Option<&DeltaState> {
        self.state.as_ref()
    }

    /// The state after a complete round.
    ///
    /// # Errors
    /// If the round is not complete, an error of the kind [`Input`](ErrorKind::Input).
    pub fn into_state(self) -> Result<DeltaState, Error> {
        let state = self.state.filter(|_| self.is_over);
        state.ok_or_else(|| Error::input("the round of the delta query is not complete"))
    }

    /// Starts the next round at the delta link. It does nothing before the round is complete.
    pub fn next_round(&mut self) {
        if self.is_over {
            let state = self.state.take();
            self.restart(state);
        }
    }

    fn poll_change(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Change<T>, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                let operation = self.first.operation();
                let change = match item {
                    Ok(json) => (self.read)(json),
                    Err(item) => Err(Error::from(item)),
                };
                return Poll::Ready(Some(
                    change.map_err(|error| error.with_operation(&operation)),
                ));
            }
            match self.after.take() {
                // The items of the page have been taken: the state advances.
                Some(Ok(state)) => {
                    self.is_over = state.is_complete();
                    self.state = Some(state);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {}
            }
            if self.is_over {
                return Poll::Ready(None);
            }
            if let Err(error) = ready!(self.poll_page(context)) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        if self.fetching.is_none() {
            let request = match &self.state {
                Some(state) => self.first.follow(state.link(), &[])?,
                None => self.first.clone(),
            };
            self.seen.insert(request.url.to_string());
            self.fetching = Some(fetch(request));
        }
        let Some(fetching) = self.fetching.as_mut() else {
            return Poll::Ready(Ok(()));
        };
        let fetched = ready!(fetching.as_mut().poll(context));
        self.fetching = None;
        let Fetched { page, url, tokens } = fetched?;
        self.after = Some(self.after(&page, &url, &tokens));
        self.items = page.into_iter();
        Poll::Ready(Ok(()))
    }

    /// The state after a page.
    fn after(&self, page: &Page<Json>, url: &Url, tokens: &[Token]) -> Result<DeltaState, Error> {
        let is_there = |link: &&Link| !link.is_blank();
        let error = |kind, text| Error::new(kind, text).with_operation(&self.first.operation());
        if page.has_odd_link() {
            return Err(error(
                ErrorKind::Decode,
                "the next link of a page is not a string",
            ));
        }
        if let Some(link) = page.next_link.as_ref().filter(is_there) {
            let next = self.first.follow(link, tokens)?;
            if self.seen.contains(next.url.as_str()) {
                let text = "the next link of a page was seen before";
                return Err(error(ErrorKind::LinkLoop, text));
            }
            return Ok(DeltaState::from_next_link(link.clone().absolute(url)));
        }
        let link = page.delta_link.as_ref().filter(is_there);
        let text = "a page has neither a next link nor a delta link";
        let link = link.ok_or_else(|| error(ErrorKind::Decode, text))?;
        Ok(DeltaState::from_delta_link(link.clone().absolute(url)))
    }
}

impl<T: Structured + Send + Unpin + 'static> Delta<T> {
    /// All changes of the rest of the round, each item once, with its last occurrence.
    ///
    /// # Errors
    /// If a page can't be fetched, or an item can't be read; the changes before it are lost; to get them again, use the state that
    /// this round started with.
    pub async fn collect(mut self) -> Result<super::Round<T>, Error> {
        let mut latest = super::LatestChanges::new();
        while let Some(change) = self.next().await {
            latest.push(change?);
        }
        Ok(latest.into_round(self.into_state()?))
    }
}

fn fetch(request: BoundRequest) -> Fetching {
    Box::pin(async move {
        let (url, core) = (request.url.clone(), request.core.clone());
        let sent = crate::client::send(request).await;
        let answer = sent.map_err(|error| classified(error, &url, core.endpoint()))?;
        let tokens = answer.tokens.clone();
        let page = Response::new(answer, Decoder::<Page<Json>>::page()).into_model()?;
        Ok(Fetched { page, url, tokens })
    })
}

impl<T: Value + Send + Unpin + 'static> Stream for Delta<T> {
    type Item = Result<Change<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_change(context)
    }
}

impl<T> fmt::Debug for Delta<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delta")
            .field("path", &self.first.shown_path)
            .field("state", &self.state)
            .field("is_over", &self.is_over)
            .finish_non_exhaustive()
    }
}
