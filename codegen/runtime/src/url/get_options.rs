//! Options for getting an entity.

use std::fmt;
use std::marker::PhantomData;

use super::{Expand, Query};
use crate::{Error, RequestOptions, Structured};

/// Query options and request options for a `T`.
pub struct GetOptions<T> {
    pub(crate) select: Vec<String>,
    pub(crate) expand: Vec<String>,
    pub(super) request: RequestOptions,
    problem: Option<&'static str>,
    of: PhantomData<fn() -> T>,
}

impl<T: Structured> GetOptions<T> {
    /// The defaults of the service.
    pub fn new() -> Self {
        Self::default()
    }

    /// `$select`: only these properties.
    #[must_use]
    pub fn with_select(mut self, properties: impl IntoIterator<Item = T::Property>) -> Self {
        self.select.extend(
            properties
                .into_iter()
                .map(|property| T::name_of(property).to_owned()),
        );
        self
    }

    /// `$expand`: these navigation properties too.
    #[must_use]
    pub fn with_expand(mut self, items: impl IntoIterator<Item = Expand<T>>) -> Self {
        for item in items {
            self.problem = self.problem.or(item.problem());
            self.expand.push(item.into());
        }
        self
    }

    /// Headers, preconditions, timeout and retries.
    #[must_use]
    pub fn with_request(mut self, options: RequestOptions) -> Self {
        self.request = options;
        self
    }
}

impl<T> GetOptions<T> {
    /// Why they can't be sent.
    pub(super) fn problem(&self) -> Option<&'static str> {
        self.problem
    }

    /// The query options, and those of the request.
    pub(crate) fn into_parts(mut self) -> (Query, RequestOptions) {
        let problem = self.problem.map(Error::input);
        self.request.problem = self.request.problem.or(problem);
        (self.query(), self.request)
    }

    fn query(&self) -> Query {
        let mut query = Query::default();
        for (name, items) in [("$select", &self.select), ("$expand", &self.expand)] {
            if !items.is_empty() {
                query.push(name, &items.join(","));
            }
        }
        query
    }
}

impl<T> Default for GetOptions<T> {
    fn default() -> Self {
        Self {
            select: Vec::new(),
            expand: Vec::new(),
            request: RequestOptions::default(),
            problem: None,
            of: PhantomData,
        }
    }
}

impl<T> Clone for GetOptions<T> {
    fn clone(&self) -> Self {
        Self {
            select: self.select.clone(),
            expand: self.expand.clone(),
            request: self.request.clone(),
            problem: self.problem,
            of: PhantomData,
        }
    }
}

impl<T> fmt::Debug for GetOptions<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GetOptions")
            .field("select", &self.select)
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}

impl<T> From<RequestOptions> for GetOptions<T> {
    fn from(request: RequestOptions) -> Self {
        Self {
            request,
            ..Self::default()
        }
    }
}
