//! Streams: media at `$value`, and stream properties.

use azure_core::http::{Body, Method};

use super::{ByteStream, Target};
use crate::client::Request;
use crate::{RequestOptions, Structured};

impl Target {
    /// Gets the bytes of the resource as a stream.
    ///
    /// A proxy or a portal may answer any request with a page of its own, as a success. What the bytes are is only known to
    /// the caller: with an `Accept` that excludes HTML among the headers of `options`, such as `image/jpeg`, a page of HTML is
    /// an error of the kind [`Decode`](crate::ErrorKind::Decode). Without one, so is HTML of another host, to which the service
    /// redirected, unless it is a file: with `ETag`, `Last-Modified`, `Content-Disposition` or `Content-Range` among its headers.
    pub fn get_stream(&self, options: Option<RequestOptions>) -> Request<ByteStream> {
        self.verb(Method::Get, options).stream()
    }

    /// Replaces the bytes of the resource.
    pub fn put_stream(
        &self,
        body: impl Into<Body>,
        content_type: &str,
        options: Option<RequestOptions>,
    ) -> Request<()> {
        self.verb(Method::Put, options)
            .bytes(body.into(), content_type)
            .nothing()
    }

    /// Replaces the bytes of a `T`: of a media entity, or of a stream property. The service may return the changed `T`, or no
    /// content, for which [`Response::into_optional`] returns `None`.
    ///
    /// [`Response::into_optional`]: crate::Response::into_optional
    pub fn put_stream_of<T: Structured>(
        &self,
        body: impl Into<Body>,
        content_type: &str,
        options: Option<RequestOptions>,
    ) -> Request<T> {
        self.verb(Method::Put, options)
            .bytes(body.into(), content_type)
            .model()
    }

    /// Posts bytes, such as a message in MIME to `sendMail`.
    pub fn post_stream(
        &self,
        body: impl Into<Body>,
        content_type: &str,
        options: Option<RequestOptions>,
    ) -> Request<()> {
        self.verb(Method::Post, options)
            .bytes(body.into(), content_type)
            .nothing()
    }

    /// Posts bytes to a `T`. The service may return the `T`, or no content, for which [`Response::into_optional`] returns `None`.
    /// If it works on them later, [`Response::location`] may be the URL of the monitor.
    ///
    /// [`Response::into_optional`]: crate::Response::into_optional
    /// [`Response::location`]: crate::Response::location
    pub fn post_stream_of<T: Structured>(
        &self,
        body: impl Into<Body>,
        content_type: &str,
        options: Option<RequestOptions>,
    ) -> Request<T> {
        self.verb(Method::Post, options)
            .bytes(body.into(), content_type)
            .model()
    }

    /// Deletes the bytes of the resource.
    pub fn delete_stream(&self, options: Option<RequestOptions>) -> Request<()> {
        self.delete(options)
    }
}
