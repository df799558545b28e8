//! Responses to an expected request, as its type allows.

use std::sync::Arc;
use std::time::Duration;

use azure_core::Bytes;
use azure_core::http::Url;

use super::expected::ExpectedRequest;
use super::script::{Outcome, Reply};
use super::{MockResponse, MockTransport};
use crate::client::BoundRequest;
use crate::http::{Decoder, Expects};
use crate::{ByteStream, Link, Page, Request, Value};

/// A request that a [`MockTransport`] expects, with its responses. Each response is for one request; several responses are for
/// the same request sent several times, by a retry or by the caller.
pub struct Expectation<T> {
    mock: MockTransport,
    request: BoundRequest,
    decoder: Decoder<T>,
    any_body: bool,
    delay: Duration,
    /// The URL of the first page.
    first_url: Url,
    /// The number of the page that the request is for.
    page: u32,
}

impl<T> Expectation<T> {
    #[track_caller]
    pub(super) fn new(mock: MockTransport, request: Request<T>) -> Self {
        let (request, decoder) = request.into_parts();
        if let Some(problem) = &request.problem {
            panic!("the expected request can't be sent: {problem}");
        }
        Self {
            mock,
            first_url: request.url.clone(),
            request,
            decoder,
            any_body: false,
            delay: Duration::ZERO,
            page: 1,
        }
    }

    /// Accepts any body.
    #[must_use = "nothing is expected without a response"]
    pub fn with_any_body(mut self) -> Self {
        self.any_body = true;
        self
    }

    /// Delays the next response by this much, by the clock of the mock.
    #[must_use = "nothing is expected without a response"]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Returns this response.
    pub fn responds(self, response: MockResponse) -> Self {
        self.push(Outcome::Response(response))
    }

    /// Returns an error in Graph's format: `{"error":{"code":…,"message":…}}`.
    pub fn fails(self, status: u16, code: &str, message: &str) -> Self {
        self.responds(MockResponse::fault(status, code, message))
    }

    /// 429, with `Retry-After` in whole seconds, rounded up.
    pub fn is_throttled(self, retry_after: Duration) -> Self {
        self.responds(MockResponse::asking_to_wait(429, Some(retry_after)))
    }

    /// 503, with or without `Retry-After`.
    pub fn is_unavailable(self, retry_after: Option<Duration>) -> Self {
        self.responds(MockResponse::asking_to_wait(503, retry_after))
    }

    /// 204, without a body: the success of a request that returns nothing, and of many that change an object.
    pub fn returns_nothing(self) -> Self {
        self.responds(MockResponse::new(204))
    }

    /// No connection is made: the request never reaches the service.
    pub fn cannot_connect(self) -> Self {
        self.push(Outcome::NoConnection)
    }

    /// The connection breaks instead of a response: the service may have executed the request.
    pub fn loses_connection(self) -> Self {
        self.push(Outcome::ConnectionLost)
    }

    fn push(mut self, outcome: Outcome) -> Self {
        let expected = ExpectedRequest::of(&self.request, self.any_body);
        let delay = std::mem::take(&mut self.delay);
        self.mock.push(Arc::new(expected), Reply { delay, outcome });
        self
    }

    /// A success with a body that is read as `value`.
    #[track_caller]
    fn value(self, value: &T) -> Self {
        let body = (self.decoder.write)(value).expect("a value that has a JSON form");
        let media = match self.decoder.expects {
            Expects::Text => "text/plain",
            _ => "application/json",
        };
        self.responds(MockResponse::new(200).with_body(media, body))
    }
}

impl<T: Value> Expectation<T> {
    /// 200, with `value` as the request returns it: as the whole body, in `{"value": …}`, or as text for a count.
    ///
    /// # Panics
    /// If `value` has no JSON form; those of generated crates all have one.
    #[track_caller]
    pub fn returns(self, value: &T) -> Self {
        self.value(value)
    }
}

impl<T: Value> Expectation<Page<T>> {
    /// 200, with these items as the only page.
    pub fn returns_items(self, items: impl IntoIterator<Item = T>) -> Self {
        self.value(&items.into_iter().collect())
    }

    /// 200, with these items as a page and the link of the next one. The responses after this one are for the next page.
    ///
    /// ```ignore
    /// mock.expect(graph.users().list(None))
    ///     .returns_items_with_next([User::new().with_id("a")])
    ///     .is_throttled(Duration::from_secs(30))
    ///     .returns_items([User::new().with_id("b")]);
    /// ```
    #[track_caller]
    #[must_use = "the next page needs a response"]
    pub fn returns_items_with_next(mut self, items: impl IntoIterator<Item = T>) -> Self {
        let (mut url, number) = (self.first_url.clone(), self.page + 1);
        url.query_pairs_mut()
            .append_pair("$skiptoken", &format!("page-{number}"));
        let link = Link::new(url);
        let mut page: Page<T> = items.into_iter().collect();
        page.next_link = Some(link.clone());
        self = self.value(&page);
        let next = self.request.follow(&link, &[]);
        self.request = next.expect("a link to where the request went");
        self.page = number;
        self
    }

    /// 200 with the first page, and each further page for the next link of the page before.
    ///
    /// # Panics
    /// If there is no page.
    #[track_caller]
    pub fn returns_pages<P: IntoIterator<Item = T>>(
        mut self,
        pages: impl IntoIterator<Item = P>,
    ) -> Self {
        let (first, page) = (self.request.clone(), self.page);
        let mut pages = pages.into_iter().peekable();
        assert!(pages.peek().is_some(), "there is no page");
        while let Some(items) = pages.next() {
            self = match pages.peek() {
                Some(_) => self.returns_items_with_next(items),
                None => self.returns_items(items),
            };
        }
        Self {
            request: first,
            page,
            ..self
        }
    }
}

impl Expectation<ByteStream> {
    /// 200, with these bytes.
    pub fn returns_bytes(self, bytes: impl Into<Bytes>) -> Self {
        let media = "application/octet-stream";
        self.responds(MockResponse::new(200).with_body(media, bytes))
    }
}
