//! An HTTP client over hyper. Unlike azure_core's it logs nothing, since paths contain names of people, and has no limit of a
//! minute for a response, since some actions of Graph take longer.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use azure_core::error::{Error, ErrorKind};
use azure_core::http::headers::{HeaderName, HeaderValue, Headers};
use azure_core::http::{AsyncRawResponse, HttpClient, Request};
use hyper::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap,
    HeaderValue as HyperValue, PROXY_AUTHORIZATION, RANGE,
};
use hyper::{StatusCode, Uri, http};
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::body::{Pieces, RequestBody};
use super::connector::{BoxError, Connector, ProxyError};
use super::gunzip::Gunzip;
use super::options::HttpOptions;
use crate::client::redirect_check::HYPER_CLIENT;
use crate::http::chain;

/// A client that follows no redirects.
pub(super) struct HyperClient {
    client: Client<Connector, RequestBody>,
    connector: Connector,
}

impl HyperClient {
    pub(super) fn new(options: &HttpOptions) -> Result<Self, BoxError> {
        let connector = Connector::new(options)?;
        let client = Client::builder(TokioExecutor::new())
            .timer(TokioTimer::new())
            .pool_timer(TokioTimer::new())
            .build(connector.clone());
        Ok(Self { client, connector })
    }

    fn request(&self, request: &Request) -> Result<http::Request<RequestBody>, http::Error> {
        let url: Uri = request.url().as_str().parse()?;
        let mut built = http::Request::builder().method(request.method().as_str());
        for (name, value) in request.headers().iter() {
            built = built.header(name.as_str(), value.as_str());
        }
        if url.scheme_str() == Some("http")
            && let Some(proxy) = self.connector.proxy(&url)
            && let Some(credentials) = proxy.basic_auth()
        {
            built = built.header(PROXY_AUTHORIZATION, credentials);
        }
        let mut built = built.uri(url).body(request.body().clone().into())?;
        let headers = built.headers_mut();
        headers
            .entry(ACCEPT)
            .or_insert(HyperValue::from_static("*/*"));
        // A range of what is compressed can't be decompressed. Without the header, any coding would do (RFC 9110, section 12.5.3).
        let coding = match headers.contains_key(RANGE) {
            true => "identity",
            false => "gzip",
        };
        headers
            .entry(ACCEPT_ENCODING)
            .or_insert(HyperValue::from_static(coding));
        Ok(built)
    }
}

#[async_trait::async_trait]
impl HttpClient for HyperClient {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let request = self.request(request).map_err(|error| {
            let text = "the transport can't send the request: its URL or a header is not one of HTTP, or too long";
            Error::new(
                ErrorKind::Other,
                crate::Error::input(text).with_source(error),
            )
        })?;
        let response = self.client.request(request).await.map_err(failed)?;
        let (mut head, body) = response.into_parts();
        let zipped = is_zipped(&head.headers) && head.status != StatusCode::PARTIAL_CONTENT;
        if zipped {
            head.headers.remove(CONTENT_ENCODING);
            head.headers.remove(CONTENT_LENGTH);
        }
        let pieces = Pieces {
            body,
            gunzip: zipped.then(Gunzip::new),
        };
        let (status, headers) = (head.status.as_u16().into(), headers(&head.headers));
        Ok(AsyncRawResponse::new(status, headers, Box::pin(pieces)))
    }
}

/// Whether gzip is the only coding of the body. `x-gzip` is its older name (RFC 9110, section 8.4.1.3), and `identity` is none.
fn is_zipped(map: &HeaderMap) -> bool {
    let values = map.get_all(CONTENT_ENCODING).iter();
    let all = values.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    let all = all.map(|coding| coding.trim_ascii().to_ascii_lowercase());
    let codings: Vec<_> = all
        .filter(|coding| !matches!(&**coding, b"" | b"identity"))
        .collect();
    matches!(&codings[..], [one] if matches!(&**one, b"gzip" | b"x-gzip"))
}

/// All values of a name in one, as HTTP has it (RFC 9110, section 5.3). Equal values count once: a header that a proxy
/// repeats, such as `ETag` or `Location`, is no list.
fn headers(map: &HeaderMap) -> Headers {
    let mut values: BTreeMap<&str, Vec<Cow<'_, str>>> = BTreeMap::new();
    for (name, value) in map {
        let value = text(value.as_bytes());
        if value.contains(is_control) {
            continue;
        }
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

/// What may do things to a terminal: ISO 8859-1 has such characters beyond ASCII too.
fn is_control(c: char) -> bool {
    c.is_control() && c != '\t'
}

/// The text of a value. Bytes beyond ASCII are UTF-8 where that is possible, such as names of files in a `Location`, else
/// ISO 8859-1, as they once were (RFC 9110, section 5.5).
fn text(value: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(value) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(value.iter().copied().map(char::from).collect()),
    }
}

fn failed(error: ClientError) -> Error {
    if let Some(proxy) = chain(&error).find_map(|error| error.downcast_ref::<ProxyError>()) {
        let error = crate::Error::new(crate::ErrorKind::Configuration, proxy.to_string());
        return Error::new(ErrorKind::Other, error);
    }
    let never_sent = error.is_connect() || was_queued(&error);
    let (kind, text) = match never_sent {
        true => (ErrorKind::Connection, "no connection was made"),
        false => (ErrorKind::Io, "the connection broke"),
    };
    Error::with_error(kind, error, text)
}

/// Whether the request was still queued when the connection closed: hyper then reports that it was canceled.
fn was_queued(error: &ClientError) -> bool {
    chain(error)
        .filter_map(|error| error.downcast_ref::<hyper::Error>())
        .any(hyper::Error::is_canceled)
}

impl fmt::Debug for HyperClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HYPER_CLIENT)
    }
}
