//! A query string under construction.

use super::merge;
use super::segment::push_encoded;
use crate::Error;

/// Characters that a query value may carry as they are and that keep OData readable.
const KEPT: &str = "$,():@/*!";

/// Query parameters in the order in which they were set, not yet encoded.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Adds `name=value`; names come from OData or the caller and are encoded too.
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Adds all of another.
    pub(crate) fn append(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// The query in which each system query option and each parameter alias is there once.
    ///
    /// # Errors
    /// An input error where two values of one name can't both be sent.
    pub(crate) fn merged(self) -> Result<Self, Error> {
        merge::merge(self.0).map(Self)
    }

    /// The encoded text, without the question mark; `None` where there is no parameter.
    pub(crate) fn encoded(&self) -> Option<String> {
        let mut text = String::new();
        for (name, value) in &self.0 {
            if !text.is_empty() {
                text.push('&');
            }
            push_encoded(&mut text, name, KEPT);
            text.push('=');
            push_encoded(&mut text, value, KEPT);
        }
        (!self.0.is_empty()).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn values_cannot_escape_their_parameter() {
        let mut query = Query::default();
        assert_eq!(query.encoded(), None);
        query.push("$filter", "a eq 'x&y=z#+%;'");
        query.push("$top", "5");
        assert_eq!(
            query.encoded().unwrap(),
            "$filter=a%20eq%20%27x%26y%3Dz%23%2B%25%3B%27&$top=5"
        );
    }
}
