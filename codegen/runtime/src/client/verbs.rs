//! The methods that generated methods call, one per kind of operation.

use azure_core::http::Method;

use super::{Target, UntypedRequest};
use crate::client::Request;
use crate::http::{Decoder, Wrapped};
use crate::url::Query;
use crate::{
    Error, Form as _, GetOptions, Json, JsonError, ListOptions, Page, RequestOptions, Structured,
    Value,
};

impl Target {
    /// Gets an entity or a complex value, also from a function.
    pub fn get<T: Structured>(&self, options: Option<GetOptions<T>>) -> Request<T> {
        let (query, options) = options.unwrap_or_default().into_parts();
        Request::new(self.request(Method::Get, &query, options), Decoder::value())
    }

    /// Lists a collection, also from a function.
    pub fn list<T: Structured>(&self, options: Option<ListOptions<T>>) -> Request<Page<T>> {
        let (query, options) = options.unwrap_or_default().into_parts();
        let mut request = self.request(Method::Get, &query, options);
        if !T::Form::is_directory_object() {
            request.delta_token = None;
        }
        Request::new(request, Decoder::page())
    }

    /// Lists by a delta function that takes its token as the parameter `token`, instead of as the query option `$deltatoken`.
    pub fn list_delta<T: Structured>(
        &self,
        options: Option<ListOptions<T>>,
        token: &'static str,
    ) -> Request<Page<T>> {
        let (mut request, decoder) = self.list(options).into_parts();
        request.delta_token = Some(token);
        Request::new(request, decoder)
    }

    /// Calls a function, or gets anything else by GET. The methods of [`UntypedRequest`] choose the response type.
    pub fn call(&self, options: Option<RequestOptions>) -> UntypedRequest {
        self.verb(Method::Get, options)
    }

    /// Gets a value in the envelope `{"value": …}`: the primitive result of a function, or a single property.
    pub fn get_value<T: Value>(&self, options: Option<RequestOptions>) -> Request<T> {
        self.call(options).value()
    }

    /// Lists the values of a collection that have no properties: a property of primitive values or of enum members.
    pub fn list_values<T: Value>(&self, options: Option<RequestOptions>) -> Request<Page<T>> {
        self.call(options).page()
    }

    /// The number of values of such a collection, at `$count`.
    pub fn count_values(&self, options: Option<RequestOptions>) -> Request<i64> {
        let options = options.unwrap_or_default();
        Request::new(
            self.segment("$count")
                .request(Method::Get, &Query::default(), options),
            Decoder::count(),
        )
    }

    /// Creates an item in the collection: POST (OData 4.01 part 1, section 11.4.2). The response is the item as the service has it. It is not
    /// sent again if it may have run.
    pub fn create<T: Structured>(&self, body: &T, options: Option<RequestOptions>) -> Request<T> {
        self.verb(Method::Post, options).body(body).model()
    }

    /// Updates the properties that `body` sets, by PATCH or the method that the API has instead.
    pub fn update<T: Structured>(
        &self,
        method: Method,
        body: &T,
        options: Option<RequestOptions>,
    ) -> Request<T> {
        self.verb(method, options).body(body).model()
    }

    /// Replaces the resource by `body`: PUT (OData 4.01 part 1, section 11.4.4). Properties that `body` does not set get their defaults.
    pub fn replace<T: Structured>(&self, body: &T, options: Option<RequestOptions>) -> Request<T> {
        self.update(Method::Put, body, options)
    }

    /// Sets a property that is one primitive value or enum member: `{"value": …}`.
    pub fn replace_value<T: Value>(
        &self,
        value: T,
        options: Option<RequestOptions>,
    ) -> Request<()> {
        let body = Wrapped(Some(value));
        self.verb(Method::Put, options).body(&body).nothing()
    }

    /// Replaces all items of a collection whose items have no URLs: `{"value": […]}`.
    pub fn replace_items<T: Value + Clone>(
        &self,
        items: &[T],
        options: Option<RequestOptions>,
    ) -> Request<()> {
        let body = Wrapped(Some(items.to_vec()));
        self.verb(Method::Put, options).body(&body).nothing()
    }

    /// Adds an item to a collection whose items have no URLs. The response may have all items of the collection, which are not read.
    pub fn add_item<T: Structured>(
        &self,
        item: &T,
        options: Option<RequestOptions>,
    ) -> Request<()> {
        self.verb(Method::Post, options).body(item).nothing()
    }

    /// Deletes the resource: DELETE (OData 4.01 part 1, section 11.4.5). One that does not exist is an error of the service, 404.
    pub fn delete(&self, options: Option<RequestOptions>) -> Request<()> {
        self.verb(Method::Delete, options).nothing()
    }

    /// The number of items that match, at `$count` (OData URL conventions 4.01, section 4.8). `$top`, `$skip`, `$orderby` and `$expand`
    /// make no difference to it.
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
    ) -> UntypedRequest {
        self.segment(name)
            .verb(Method::Post, options)
            .body(parameters)
    }

    /// Calls an action that has no parameters.
    pub fn action_without_parameters(
        &self,
        name: &'static str,
        options: Option<RequestOptions>,
    ) -> UntypedRequest {
        self.segment(name).verb(Method::Post, options)
    }

    /// Any request to this URL, for what the generated methods do not cover.
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

    /// Continues a collection at a saved link. A relative link is resolved against this URL; at the root of a version,
    /// against the URLs below it.
    ///
    /// # Errors
    /// If the link is not a URL or has another origin, or if the options have query parameters, since the link has all of
    /// them. Also where a key, a parameter of a function or a header is wrong.
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

    pub(crate) fn verb(&self, method: Method, options: Option<RequestOptions>) -> UntypedRequest {
        UntypedRequest::new(self.request(method, &Query::default(), options.unwrap_or_default()))
    }
}
