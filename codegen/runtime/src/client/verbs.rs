//! What generated methods call: one line an operation.

use azure_core::http::Method;

use super::{Call, Target};
use crate::client::Request;
use crate::http::{Decoder, Wrapped};
use crate::url::Query;
use crate::{
    Error, GetOptions, Json, JsonError, ListOptions, Page, RequestOptions, Structured, Value,
};

impl Target {
    /// Reads one thing; also a function that returns one.
    pub fn get<T: Structured>(&self, options: Option<GetOptions<T>>) -> Request<T> {
        let options = options.unwrap_or_default();
        let query = options.query();
        Request::new(
            self.request(Method::Get, &query, options.request),
            Decoder::value(),
        )
    }

    /// Reads a collection; also a function that returns one.
    pub fn list<T: Structured>(&self, options: Option<ListOptions<T>>) -> Request<Page<T>> {
        let (query, options) = options.unwrap_or_default().into_parts();
        Request::new(self.request(Method::Get, &query, options), Decoder::page())
    }

    /// Calls a function, or reads anything else by GET; what comes back is said by the [`Call`].
    pub fn call(&self, options: Option<RequestOptions>) -> Call {
        self.verb(Method::Get, options)
    }

    /// Reads what comes as `{"value": …}`: a function's primitive or a collection of them, a property by itself.
    pub fn get_value<T: Value>(&self, options: Option<RequestOptions>) -> Request<T> {
        self.call(options).value()
    }

    /// Adds an item to the collection.
    pub fn create<T: Structured>(&self, body: &T, options: Option<RequestOptions>) -> Request<T> {
        self.verb(Method::Post, options).body(body).model()
    }

    /// Changes what `body` sets and nothing else; by PATCH, or by the method that the API has instead.
    pub fn update<T: Structured>(
        &self,
        method: Method,
        body: &T,
        options: Option<RequestOptions>,
    ) -> Request<T> {
        self.verb(method, options).body(body).model()
    }

    /// Replaces the whole by `body`.
    pub fn replace<T: Structured>(&self, body: &T, options: Option<RequestOptions>) -> Request<T> {
        self.update(Method::Put, body, options)
    }

    /// Replaces all items of a collection that has no URLs for single ones: `{"value": […]}`.
    pub fn replace_items<T: Structured>(
        &self,
        items: &[T],
        options: Option<RequestOptions>,
    ) -> Request<()> {
        let body = Wrapped(Some(items.to_vec()));
        self.verb(Method::Put, options).body(&body).nothing()
    }

    /// Deletes.
    pub fn delete(&self, options: Option<RequestOptions>) -> Request<()> {
        self.verb(Method::Delete, options).nothing()
    }

    /// The number of items, at `$count`.
    pub fn count<T: Value>(&self, options: Option<ListOptions<T>>) -> Request<i64> {
        let (query, options) = options.unwrap_or_default().into_parts_of_count();
        Request::new(
            self.segment("$count").request(Method::Get, &query, options),
            Decoder::count(),
        )
    }

    /// Calls an action with parameters.
    pub fn action<P: Structured>(
        &self,
        name: &'static str,
        parameters: &P,
        options: Option<RequestOptions>,
    ) -> Call {
        self.segment(name)
            .verb(Method::Post, options)
            .body(parameters)
    }

    /// Calls an action that has no parameters.
    pub fn action_without_parameters(
        &self,
        name: &'static str,
        options: Option<RequestOptions>,
    ) -> Call {
        self.segment(name).verb(Method::Post, options)
    }

    /// Any request to here: the way out for what the types do not say.
    pub fn raw(
        &self,
        method: Method,
        body: Option<&Json>,
        options: Option<RequestOptions>,
    ) -> Request<Json> {
        let call = self.verb(method, options);
        match body {
            Some(json) => call.json(Ok::<_, JsonError>(json.as_str().into())).any(),
            None => call.any(),
        }
    }

    /// Takes up a collection at a link that was saved. A relative one is taken as relative to this place, or to what is
    /// below the root of a version.
    ///
    /// # Errors
    /// Where the link leads to another origin, or is no URL, or the options have query parameters: the link has all of
    /// its own. Also where a key, a parameter of a function or a header is wrong.
    pub fn resume<T: Value>(
        &self,
        link: &crate::Link,
        options: Option<RequestOptions>,
    ) -> Result<Request<Page<T>>, Error> {
        let options = options.unwrap_or_default();
        if !options.query.is_empty() {
            return Err(Error::input("a link takes no further query parameters"));
        }
        let mut raw = self.request(Method::Get, &Query::default(), options);
        if let Some(problem) = raw.problem.take() {
            return Err(problem);
        }
        if raw.template.is_empty() {
            let root = format!("{}/", raw.url.path());
            raw.url.set_path(&root);
        }
        Ok(Request::new(raw.follow(link, &[])?, Decoder::page()))
    }

    pub(crate) fn verb(&self, method: Method, options: Option<RequestOptions>) -> Call {
        Call::new(self.request(method, &Query::default(), options.unwrap_or_default()))
    }
}
