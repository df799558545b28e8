//! Options for reading a collection.

use std::fmt;

use super::{Expand, GetOptions, Query};
use crate::{RequestOptions, Structured};

/// Which of a collection of `T` to read, what of each, and how to ask for it. `$filter`, `$orderby` and `$search` are plain
/// text; [`Literal`](crate::Literal) and [`filter!`](crate::filter) quote the values in them.
pub struct ListOptions<T> {
    of: GetOptions<T>,
    filter: Option<String>,
    orderby: Option<String>,
    search: Option<String>,
    top: Option<u64>,
    skip: Option<u64>,
    count: bool,
}

impl<T: Structured> ListOptions<T> {
    /// Everything as the service gives it by default.
    pub fn new() -> Self {
        Self::default()
    }

    /// `$select`: only these properties of each item.
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

    /// `$filter`, as OData writes it.
    #[must_use]
    pub fn with_filter(mut self, filter: impl Into<String>) -> Self {
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

    /// `$top`: how many on a page.
    #[must_use]
    pub fn with_top(mut self, top: u64) -> Self {
        self.top = Some(top);
        self
    }

    /// `$skip`: how many to leave out at the start.
    #[must_use]
    pub fn with_skip(mut self, skip: u64) -> Self {
        self.skip = Some(skip);
        self
    }

    /// `$count=true`: the number of all matches comes with the first page.
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

impl<T> ListOptions<T> {
    pub(crate) fn into_parts(self) -> (Query, RequestOptions) {
        let mut query = Query::default();
        for (name, value) in self.pairs() {
            query.push(name, &value);
        }
        (query, self.of.request)
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
            ("$filter", self.filter.clone()),
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
