//! A request that reached the transport.

use std::fmt;

use azure_core::Bytes;
use azure_core::http::headers::{AUTHORIZATION, CONTENT_TYPE, Headers};
use azure_core::http::{Body, Method, Request, Url};
use futures_io::AsyncRead as _;

use crate::{Error, Json, Structured};

/// A request as it was sent: after all policies, with the token. Debug shows neither the URL nor the values of headers nor
/// the body.
#[derive(Clone)]
pub struct SentRequest {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Headers,
    pub(super) body: Bytes,
    /// Whether it is a part of a batch.
    pub(super) is_part: bool,
}

impl SentRequest {
    pub(super) async fn of(request: &Request) -> azure_core::Result<Self> {
        Ok(Self {
            method: request.method(),
            url: request.url().clone(),
            headers: request.headers().clone(),
            body: whole(request.body()).await?,
            is_part: false,
        })
    }

    /// The same as if sent alone, if it is a part that has an empty object for want of a body.
    pub(super) fn without_empty_body(&self) -> Option<Self> {
        let is_empty = self.is_part && self.method == Method::Post && &*self.body == b"{}";
        is_empty.then(|| {
            let mut alone = self.clone();
            alone.headers.remove(CONTENT_TYPE);
            alone.body = Bytes::new();
            alone
        })
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The URL, keys and query included.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// All headers.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// One header; names are not case-sensitive.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(known, _)| known.as_str().eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has a token.
    pub fn has_token(&self) -> bool {
        self.headers.get_optional_str(&AUTHORIZATION).is_some()
    }

    /// The body; empty if there is none. A stream was read to its end.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// If it is none.
    pub fn json(&self) -> Result<Json, Error> {
        let text = std::str::from_utf8(&self.body).ok();
        let json = text.and_then(|text| text.parse().ok());
        json.ok_or_else(|| Error::input("the body is no JSON"))
    }

    /// The body as a model.
    ///
    /// # Errors
    /// If it is none.
    pub fn model<T: Structured>(&self) -> Result<T, Error> {
        let model = crate::json::from_slice(&self.body);
        model.map_err(|error| Error::input(format!("the body: {error}")))
    }
}

/// All of a body.
pub(super) async fn whole(body: &Body) -> azure_core::Result<Bytes> {
    match body {
        Body::Bytes(bytes) => Ok(bytes.clone()),
        Body::SeekableStream(stream) => {
            let mut stream = stream.clone();
            stream.reset().await?;
            let mut all = Vec::new();
            let mut buffer = vec![0; 64 << 10];
            loop {
                let reading = |context: &mut std::task::Context<'_>| {
                    std::pin::Pin::new(&mut stream).poll_read(context, &mut buffer)
                };
                match std::future::poll_fn(reading).await? {
                    0 => return Ok(all.into()),
                    count => all.extend_from_slice(&buffer[..count]),
                }
            }
        }
    }
}

impl fmt::Debug for SentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("SentRequest")
            .field("method", &self.method)
            .field("headers", &names)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
