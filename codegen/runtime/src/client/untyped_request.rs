//! A request whose response type has not been chosen.

use std::fmt;

use azure_core::http::Body;

use super::ByteStream;
use crate::client::{BoundRequest, Request};
use crate::http::Decoder;
use crate::model::Marked;
use crate::{JsonError, Page, Structured, Value};

/// A request whose response type has not been chosen: [`model`](Self::model), [`page`](Self::page) or another method
/// chooses it.
#[must_use = "choose a response type, then await the request"]
pub struct UntypedRequest(BoundRequest);

impl UntypedRequest {
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

    /// The body is `model` without the annotations that only responses have. Its Debug decides what may be printed.
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

    /// Expects an entity or a complex value.
    pub fn model<T: Structured>(self) -> Request<T> {
        Request::new(self.0, Decoder::value())
    }

    /// Expects a collection, which may come in pages.
    pub fn page<T: Value>(self) -> Request<Page<T>> {
        Request::new(self.0, Decoder::page())
    }

    /// Expects `{"value": …}`: a primitive value, or a collection without pages.
    pub fn value<T: Value>(self) -> Request<T> {
        Request::new(self.0, Decoder::wrapped())
    }

    /// Expects no content; a body is ignored.
    pub fn nothing(self) -> Request<()> {
        Request::new(self.0, Decoder::nothing())
    }

    /// Expects bytes.
    pub fn stream(self) -> Request<ByteStream> {
        Request::new(self.0, Decoder::stream())
    }

    /// Expects a value of any type, without an envelope. [`Json`](crate::Json) accepts all.
    pub fn any<T: Value>(self) -> Request<T> {
        Request::new(self.0, Decoder::value())
    }
}

impl fmt::Debug for UntypedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UntypedRequest")
            .field("method", &self.0.method)
            .field("path", &self.0.shown_path)
            .finish_non_exhaustive()
    }
}
