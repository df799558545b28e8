//! azure_core's HTTP stack without its log lines, which show paths, and without its limit of a minute for an answer,
//! which some of Graph's actions need more than.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use azure_core::Bytes;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::headers::{HeaderName, HeaderValue, Headers};
use azure_core::http::{AsyncRawResponse, Body, HttpClient, Method, Request};
use futures_core::Stream;

use super::Timeouts;
use crate::http::chain;

/// A `reqwest` client that follows no redirects.
pub(super) struct ReqwestClient(reqwest::Client);

impl ReqwestClient {
    pub(super) fn new(timeouts: &Timeouts) -> Result<Self, reqwest::Error> {
        Ok(Self(builder(timeouts).build()?))
    }

    /// One that no proxy of the environment sees.
    pub(super) fn direct(timeouts: &Timeouts) -> Result<Self, reqwest::Error> {
        Ok(Self(builder(timeouts).no_proxy().build()?))
    }
}

fn builder(timeouts: &Timeouts) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(timeouts.connect)
        .redirect(reqwest::redirect::Policy::none())
}

#[async_trait::async_trait]
impl HttpClient for ReqwestClient {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let mut builder = self
            .0
            .request(method(request.method())?, request.url().clone());
        for (name, value) in request.headers().iter() {
            builder = builder.header(name.as_str(), value.as_str());
        }
        let body = match request.body().clone() {
            Body::Bytes(bytes) => reqwest::Body::from(bytes),
            Body::SeekableStream(stream) => reqwest::Body::wrap_stream(stream),
        };
        let response = builder.body(body).send().await.map_err(failed)?;
        let status = response.status().as_u16().into();
        let headers = headers(response.headers());
        let pieces = Pieces(Box::pin(response.bytes_stream()));
        Ok(AsyncRawResponse::new(status, headers, Box::pin(pieces)))
    }
}

fn method(method: Method) -> azure_core::Result<reqwest::Method> {
    Ok(match method {
        Method::Delete => reqwest::Method::DELETE,
        Method::Get => reqwest::Method::GET,
        Method::Head => reqwest::Method::HEAD,
        Method::Patch => reqwest::Method::PATCH,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        _ => {
            return Err(Error::with_message(
                ErrorKind::Other,
                "a method that is not known",
            ));
        }
    })
}

/// All values of a name in one, as HTTP has it (RFC 9110, section 5.3). Equal values count once: a header that a proxy
/// repeats, such as `ETag` or `Location`, is no list.
fn headers(map: &reqwest::header::HeaderMap) -> Headers {
    let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in map {
        let Ok(value) = value.to_str() else { continue };
        let known = values.entry(name.as_str()).or_default();
        if !known.contains(&value) {
            known.push(value);
        }
    }
    let mut headers = Headers::new();
    for (name, values) in values {
        let value = HeaderValue::from(values.join(", "));
        headers.insert(HeaderName::from(name.to_owned()), value);
    }
    headers
}

fn failed(error: reqwest::Error) -> Error {
    let error = error.without_url();
    if error.is_builder() {
        let text = "the transport can't send the request: its URL or a header is not one of HTTP, or too long";
        let error = crate::Error::input(text).with_source(error);
        return Error::new(ErrorKind::Other, error);
    }
    let never_sent = error.is_connect() || was_queued(&error);
    let (kind, text) = match never_sent {
        true => (ErrorKind::Connection, "no connection was made"),
        false => (ErrorKind::Io, "the connection broke"),
    };
    Error::with_error(kind, error, text)
}

/// Whether the request was still waiting for its turn when the connection closed: hyper then says that it was canceled.
fn was_queued(error: &reqwest::Error) -> bool {
    chain(error)
        .filter_map(|error| error.downcast_ref::<hyper::Error>())
        .any(hyper::Error::is_canceled)
}

/// A body as azure_core wants it.
struct Pieces<S>(Pin<Box<S>>);

impl<S: Stream<Item = reqwest::Result<Bytes>>> Stream for Pieces<S> {
    type Item = azure_core::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|piece| {
            piece.map(|piece| {
                piece.map_err(|error| {
                    let error = error.without_url();
                    Error::with_error(ErrorKind::Io, error, "the connection broke")
                })
            })
        })
    }
}

impl fmt::Debug for ReqwestClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestClient")
    }
}
