//! A query string under construction.

use super::segment::push_encoded;

/// Characters that a query value may carry as they are and that keep OData readable.
const KEPT: &str = "$,():@/*!";

/// Query parameters in the order in which they were set.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Query(String);

impl Query {
    /// Adds `name=value`; names come from OData or the caller and are encoded too.
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        push_encoded(&mut self.0, name, KEPT);
        self.0.push('=');
        push_encoded(&mut self.0, value, KEPT);
    }

    /// Adds all of another.
    pub(crate) fn append(&mut self, other: &Self) {
        if !self.0.is_empty() && !other.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&other.0);
    }

    /// The encoded text, without the question mark.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn values_cannot_escape_their_parameter() {
        let mut query = Query::default();
        query.push("$filter", "a eq 'x&y=z#+%;'");
        query.push("$top", "5");
        assert_eq!(
            query.as_str(),
            "$filter=a%20eq%20%27x%26y%3Dz%23%2B%25%3B%27&$top=5"
        );
    }
}
