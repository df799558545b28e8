//! A call whose result is still to be said.

use std::fmt;

use azure_core::http::Body;

use super::ByteStream;
use crate::client::{BoundRequest, Request};
use crate::http::Decoder;
use crate::model::Marked;
use crate::{JsonError, Page, Structured, Value};

/// A call whose result is still to be said.
#[must_use = "say what it returns, and await it"]
pub struct Call(BoundRequest);

impl Call {
    pub(crate) fn new(raw: BoundRequest) -> Self {
        Self(raw)
    }

    pub(crate) fn json(mut self, text: Result<Vec<u8>, JsonError>) -> Self {
        match text {
            Ok(text) => self.0.content(text.into(), "application/json"),
            Err(error) => self
                .0
                .fail(crate::Error::input(format!("the body: {error}"))),
        }
        self
    }

    /// The body is `model`, less what only responses have. Its Debug says what of it may be printed.
    pub(crate) fn body<T: Value>(mut self, model: &T) -> Self {
        self.0.read_body = Some(|body| {
            let model = crate::json::from_slice::<T>(body).ok()?;
            Some(Marked::of(&model))
        });
        self.json(crate::json::to_request_body(model))
    }

    pub(crate) fn bytes(mut self, body: Body, content_type: &str) -> Self {
        self.0.content(body, content_type);
        self
    }

    /// It returns one thing.
    pub fn model<T: Structured>(self) -> Request<T> {
        Request::new(self.0, Decoder::value())
    }

    /// It returns a collection, perhaps in pages.
    pub fn page<T: Value>(self) -> Request<Page<T>> {
        Request::new(self.0, Decoder::page())
    }

    /// It returns `{"value": …}`: a primitive, or a whole collection.
    pub fn value<T: Value>(self) -> Request<T> {
        Request::new(self.0, Decoder::wrapped())
    }

    /// It returns nothing of interest.
    pub fn nothing(self) -> Request<()> {
        Request::new(self.0, Decoder::nothing())
    }

    /// It returns bytes.
    pub fn stream(self) -> Request<ByteStream> {
        Request::new(self.0, Decoder::stream())
    }

    /// It returns a value of any kind, not in an envelope; [`Json`](crate::Json) takes all.
    pub fn any<T: Value>(self) -> Request<T> {
        Request::new(self.0, Decoder::value())
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("method", &self.0.method)
            .field("path", &self.0.shown_path)
            .finish_non_exhaustive()
    }
}
