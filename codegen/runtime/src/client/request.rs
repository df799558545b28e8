//! A request as a value: it can be inspected, sent, added to a batch, or used to decode a response without any network.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use azure_core::Bytes;
use azure_core::http::headers::Headers;
use azure_core::http::{Body, Method, StatusCode, Url};

use super::BoundRequest;
use crate::http::{Decoder, Payload, RawResponse};
use crate::{Error, Json, Response, Value};

/// A request for a `T`. Nothing is sent until it is awaited.
#[must_use = "nothing is sent until a request is awaited"]
pub struct Request<T> {
    raw: BoundRequest,
    decoder: Decoder<T>,
}

impl<T> Request<T> {
    pub(crate) fn new(mut raw: BoundRequest, decoder: Decoder<T>) -> Self {
        raw.expect(decoder.expects, decoder.evolvable);
        Self { raw, decoder }
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.raw.method
    }

    /// The URL, with keys and query. Where a key is wrong, it is not in the URL; see [`Request::problem`].
    pub fn url(&self) -> &Url {
        &self.raw.url
    }

    /// The headers so far; the client adds its own when it sends the request.
    pub fn headers(&self) -> &Headers {
        &self.raw.headers
    }

    /// The body; `None` where there is none, or where it is a stream.
    pub fn body(&self) -> Option<&[u8]> {
        match &self.raw.body {
            Some(Body::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The error that was found while building the request: of a key, a parameter, a header or the body. Sending the
    /// request returns it, and nothing is sent; so does adding it to a batch.
    pub fn problem(&self) -> Option<&Error> {
        self.raw.problem.as_ref()
    }

    /// Reads a response to this request, such as one that a test has recorded.
    ///
    /// # Errors
    /// If the response is an error or a redirect, or its body is not what the operation returns.
    pub fn decode(
        &self,
        status: StatusCode,
        headers: Headers,
        body: impl Into<Bytes>,
    ) -> Result<Response<T>, Error> {
        let answer = RawResponse::of(status, headers, Payload::Bytes(body.into()));
        let answer = answer.check(&self.raw, self.raw.core.endpoint())?;
        Ok(Response::new(answer, self.decoder))
    }

    /// The same request with a response of any JSON.
    pub fn into_raw(self) -> Request<Json> {
        Request::new(self.raw, Decoder::value())
    }

    /// The same request with a response of the type `U`.
    pub fn into_typed<U: Value>(self) -> Request<U> {
        Request::new(self.raw, Decoder::value())
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn core(&self) -> &super::Core {
        &self.raw.core
    }

    pub(crate) fn into_parts(self) -> (BoundRequest, Decoder<T>) {
        (self.raw, self.decoder)
    }
}

impl<T: 'static> IntoFuture for Request<T> {
    type Output = Result<Response<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { raw, decoder } = self;
        Box::pin(async move { Ok(Response::new(super::send(raw).await?, decoder)) })
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.raw.method)
            .field("path", &self.raw.shown_path)
            .field("headers", &self.raw.headers)
            .field("problem", &self.raw.problem)
            .finish_non_exhaustive()
    }
}
