//! A collection of values that is one resource, replaced as a whole.

use super::Target;
use crate::json::to_vec_for_replace;
use crate::{Method, Request, RequestOptions, Value};

impl Target {
    /// Replaces all values by `items`, as `{"value": […]}`.
    pub fn replace_items<T: Value + Clone>(
        &self,
        items: &[T],
        options: Option<RequestOptions>,
    ) -> Request<()> {
        let body = to_vec_for_replace(&items.to_vec())
            .map(|text| [b"{\"value\":".as_slice(), &text, b"}"].concat());
        self.verb(Method::Put, options).json(body).nothing()
    }
}
