//! Streams: media at `$value`, and stream properties.

use azure_core::http::{Body, Method};

use super::{ByteStream, Target};
use crate::RequestOptions;
use crate::http::Request;

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

    /// Removes the bytes here.
    pub fn delete_stream(&self, options: Option<RequestOptions>) -> Request<()> {
        self.delete(options)
    }
}
