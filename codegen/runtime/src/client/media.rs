//! Streams: media at `$value`, and stream properties.

use azure_core::http::{Body, Method};

use super::{ByteStream, Target};
use crate::client::Request;
use crate::{RequestOptions, Structured};

impl Target {
    /// The bytes here, as they come.
    pub fn get_stream(&self, options: Option<RequestOptions>) -> Request<ByteStream> {
        self.verb(Method::Get, options).stream()
    }

    /// Replaces the bytes here.
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

    /// Replaces the bytes here, which belong to a `T`: those of a media entity, or of a stream property. OData lets the
    /// service answer with the `T` as it is now, or with nothing, for which [`Response::into_optional`] gives `None`.
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

    /// Sends bytes for what is here to take in, such as a message in MIME for `sendMail`.
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

    /// Sends bytes for what is here, a `T`, to take in. The service may answer with the `T`, or with nothing, for which
    /// [`Response::into_optional`] gives `None`; where it works on them later, [`Response::location`] may say where it reports.
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

    /// Removes the bytes here.
    pub fn delete_stream(&self, options: Option<RequestOptions>) -> Request<()> {
        self.delete(options)
    }
}
