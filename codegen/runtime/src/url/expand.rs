//! One `$expand` item, with its own options nested in parentheses.

use std::fmt;
use std::marker::PhantomData;

use super::ListOptions;
use crate::Structured;

/// A navigation property of `T` to expand, with options for the related items.
pub struct Expand<T> {
    property: String,
    nested: String,
    /// Why it can't be sent.
    problem: Option<&'static str>,
    of: PhantomData<fn() -> T>,
}

impl<T: Structured> Expand<T> {
    /// Expands `property`.
    pub fn new(property: T::Property) -> Self {
        Self {
            property: T::name_of(property).to_owned(),
            nested: String::new(),
            problem: None,
            of: PhantomData,
        }
    }

    /// Options for the related items: what to select, expand, filter. Headers and query parameters in `options` are ignored.
    #[must_use]
    pub fn with_options<U>(mut self, options: ListOptions<U>) -> Self {
        self.nested = options.nested();
        self.problem = options.problem();
        self
    }

    pub(super) fn problem(&self) -> Option<&'static str> {
        self.problem
    }
}

impl<T> From<Expand<T>> for String {
    fn from(expand: Expand<T>) -> Self {
        match expand.nested.as_str() {
            "" => expand.property,
            nested => format!("{}({nested})", expand.property),
        }
    }
}

impl<T> Clone for Expand<T> {
    fn clone(&self) -> Self {
        Self {
            property: self.property.clone(),
            nested: self.nested.clone(),
            problem: self.problem,
            of: PhantomData,
        }
    }
}

impl<T> fmt::Debug for Expand<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expand")
            .field(&self.property)
            .finish_non_exhaustive()
    }
}
