//! An item of a page that could not be read.

use std::fmt;

use crate::model::error::{Found, Step, mismatch, within};
use crate::model::value::expected;
use crate::{Error, ErrorKind, Json, JsonError, JsonErrorKind, Outcome, Value};

/// An item of a page that could not be read, such as `null` or a number where an object is expected: its JSON, its index and
/// the reason. `Debug` and `Display` show no content.
#[derive(Clone, Debug, PartialEq)]
pub struct UnreadItem {
    index: Option<usize>,
    json: Json,
    error: JsonError,
}

impl UnreadItem {
    /// The index among the items, from 0. `None` if `value` as a whole is not an array.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.index
    }

    /// The JSON as received.
    #[must_use]
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Why it could not be read.
    #[must_use]
    pub fn error(&self) -> &JsonError {
        &self.error
    }

    /// The item of this number, by what came of reading it.
    pub(super) fn item<T: Value>(
        index: usize,
        json: Json,
        outcome: serde_json::Result<Outcome>,
    ) -> Self {
        let error = match outcome {
            Err(error) => error,
            Ok(Outcome::Kept(_)) => mismatch(expected::<T>(), Found::Unrepresentable),
            Ok(Outcome::Read | Outcome::Null) => mismatch(expected::<T>(), Found::Null),
        };
        let error = within(Step::Name("value"), within(Step::Item(index), error));
        Self::new(Some(index), json, &error)
    }

    /// What came instead of an array.
    pub(super) fn whole<T: Value>(json: Json) -> Self {
        let error = mismatch(expected::<Vec<T>>(), Found::in_text(json.as_str()));
        Self::new(None, json, &within(Step::Name("value"), error))
    }

    fn new(index: Option<usize>, json: Json, error: &serde_json::Error) -> Self {
        Self {
            index,
            json,
            error: JsonError::from_parser(JsonErrorKind::Mismatch, error),
        }
    }

    /// The same at another place: among the items of several pages.
    pub(crate) fn at(self, index: usize) -> Self {
        Self {
            index: Some(index),
            ..self
        }
    }
}

impl fmt::Display for UnreadItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an item of the page can't be read: {}", self.error)
    }
}

impl std::error::Error for UnreadItem {}

impl From<UnreadItem> for Error {
    fn from(item: UnreadItem) -> Self {
        Self::new(ErrorKind::Decode, item.to_string()).with_source(item)
    }
}
