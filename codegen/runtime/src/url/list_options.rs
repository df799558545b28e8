//! Options for reading a collection.

use std::fmt;

use super::{Expand, Filter, GetOptions, Query};
use crate::{Error, Form as _, RequestOptions, Structured, Value};

/// The header that directory objects want with an advanced query, in the case in which headers are kept.
const CONSISTENCY_LEVEL: &str = "consistencylevel";

/// Query options and request options for a collection of `T`. `$filter` is typed or plain text ([`Filter`]), `$orderby`
/// and `$search` are plain text; [`Literal`](crate::Literal) and [`filter!`](crate::filter) quote the values in them.
///
/// # Directory objects
///
/// Some queries about directory objects (users, groups, service principals and all other types derived from `directoryObject`, and
/// `oAuth2PermissionGrant` by a correction of the metadata) are only answered
/// as [advanced queries](https://learn.microsoft.com/graph/aad-advanced-queries), with `ConsistencyLevel: eventual` and mostly
/// `$count=true` too. Where `T` is a directory object, these bring both, each with the first request and with those for later pages, and in
/// batches:
///
/// * a typed filter with `ne`, `!`, `endswith` or the number of a collection's items,
/// * [`with_orderby`](ListOptions::with_orderby) beside a filter, typed or not,
/// * [`with_search`](ListOptions::with_search), which needs the header alone,
/// * [`with_count`](ListOptions::with_count), and the number of all at `$count`.
///
/// Responses to such queries may be some seconds behind the latest changes. Text filters are not inspected, and some properties need an
/// advanced query even for `startswith` or a sort: `with_count` makes any query an advanced one. A `ConsistencyLevel` that the caller sets is sent unchanged.
pub struct ListOptions<T> {
    of: GetOptions<T>,
    filter: Option<Filter<T>>,
    orderby: Option<String>,
    search: Option<String>,
    top: Option<u64>,
    skip: Option<u64>,
    count: bool,
}

impl<T: Structured> ListOptions<T> {
    /// The defaults of the service.
    pub fn new() -> Self {
        Self::default()
    }

    /// `$select`: only these properties of each item. Without any, the service returns its default properties.
    #[must_use]
    pub fn with_select(mut self, properties: impl IntoIterator<Item = T::Property>) -> Self {
        self.of = self.of.with_select(properties);
        self
    }

    /// `$expand`: these navigation properties of each item too.
    #[must_use]
    pub fn with_expand(mut self, items: impl IntoIterator<Item = Expand<T>>) -> Self {
        self.of = self.of.with_expand(items);
        self
    }

    /// `$filter`: comparisons of properties, or text as OData writes it, which is percent-encoded once. An empty text is an input
    /// error of the request, as are an empty `$orderby` and `$search`: OData has none of them.
    ///
    /// ```ignore
    /// let typed = ListOptions::new().with_filter(UserProperty::display_name().eq("O'Brien"));
    /// let text = ListOptions::<User>::new().with_filter("displayName eq 'O''Brien'");
    /// ```
    #[must_use]
    pub fn with_filter(mut self, filter: impl Into<Filter<T>>) -> Self {
        self.filter = Some(filter.into());
        self
    }

    /// `$orderby`, as OData writes it: `displayName desc`.
    #[must_use]
    pub fn with_orderby(mut self, orderby: impl Into<String>) -> Self {
        self.orderby = Some(orderby.into());
        self
    }

    /// `$search`, quotes included: `"displayName:wa"`.
    #[must_use]
    pub fn with_search(mut self, search: impl Into<String>) -> Self {
        self.search = Some(search.into());
        self
    }

    /// `$top`: the number of items in a page.
    #[must_use]
    pub fn with_top(mut self, top: u64) -> Self {
        self.top = Some(top);
        self
    }

    /// `$skip`: the number of items to skip.
    #[must_use]
    pub fn with_skip(mut self, skip: u64) -> Self {
        self.skip = Some(skip);
        self
    }

    /// `$count=true`: the number of all matches comes with the first page. For directory objects it makes an advanced query.
    #[must_use]
    pub fn with_count(mut self) -> Self {
        self.count = true;
        self
    }

    /// Headers, preconditions, timeout and retries.
    #[must_use]
    pub fn with_request(mut self, options: RequestOptions) -> Self {
        self.of.request = options;
        self
    }
}

impl<T: Value> ListOptions<T> {
    /// For the items.
    pub(crate) fn into_parts(mut self) -> (Query, RequestOptions) {
        if T::Form::is_directory_object() {
            let is_advanced = self.is_advanced();
            if is_advanced || self.count || self.search.is_some() {
                self.consistency();
            }
            self.count |= is_advanced;
        }
        self.parts()
    }

    /// For their number.
    pub(crate) fn into_parts_of_count(mut self) -> (Query, RequestOptions) {
        if T::Form::is_directory_object() {
            self.consistency();
        }
        self.parts()
    }

    /// Whether directory objects answer it only with both the header and `$count`.
    fn is_advanced(&self) -> bool {
        let filter = self.filter.as_ref();
        filter.is_some_and(|filter| filter.is_advanced() || self.orderby.is_some())
    }

    fn consistency(&mut self) {
        let request = &mut self.of.request;
        if !request
            .headers
            .iter()
            .any(|(name, _)| name == CONSISTENCY_LEVEL)
        {
            let level = (CONSISTENCY_LEVEL.to_owned(), "eventual".to_owned());
            request.headers.push(level);
        }
    }

    fn parts(mut self) -> (Query, RequestOptions) {
        let mut query = Query::default();
        for (name, value) in self.pairs() {
            query.push(name, &value);
        }
        let problem = self.problem().map(Error::input);
        self.of.request.problem = self.of.request.problem.or(problem);
        (query, self.of.request)
    }
}

impl<T> ListOptions<T> {
    /// Why they can't be sent.
    pub(super) fn problem(&self) -> Option<&'static str> {
        let empty = [
            (&self.orderby, "the query option $orderby is empty"),
            (&self.search, "the query option $search is empty"),
        ];
        let is_empty = |text: &Option<String>| text.as_ref().is_some_and(|it| it.trim().is_empty());
        let mut empty = empty.into_iter().filter(|(text, _)| is_empty(text));
        let filter = self.filter.as_ref().and_then(Filter::problem);
        let problem = self.of.problem().or(filter);
        problem.or_else(|| empty.next().map(|(_, problem)| problem))
    }

    /// As `$expand` nests them: `$select=a,b;$top=5`.
    pub(crate) fn nested(&self) -> String {
        let pairs: Vec<String> = self
            .pairs()
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join(";")
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        let joined = |items: &Vec<String>| (!items.is_empty()).then(|| items.join(","));
        [
            ("$select", joined(&self.of.select)),
            ("$expand", joined(&self.of.expand)),
            ("$filter", self.filter.as_ref().map(Filter::to_string)),
            ("$orderby", self.orderby.clone()),
            ("$search", self.search.clone()),
            ("$top", self.top.map(|n| n.to_string())),
            ("$skip", self.skip.map(|n| n.to_string())),
            ("$count", self.count.then(|| "true".to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }
}

impl<T> Default for ListOptions<T> {
    fn default() -> Self {
        Self {
            of: GetOptions::default(),
            filter: None,
            orderby: None,
            search: None,
            top: None,
            skip: None,
            count: false,
        }
    }
}

impl<T> Clone for ListOptions<T> {
    fn clone(&self) -> Self {
        Self {
            of: self.of.clone(),
            filter: self.filter.clone(),
            orderby: self.orderby.clone(),
            search: self.search.clone(),
            ..*self
        }
    }
}

impl<T> fmt::Debug for ListOptions<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListOptions")
            .field("of", &self.of)
            .field("top", &self.top)
            .field("skip", &self.skip)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

impl<T> From<RequestOptions> for ListOptions<T> {
    fn from(request: RequestOptions) -> Self {
        Self {
            of: GetOptions::from(request),
            ..Self::default()
        }
    }
}
