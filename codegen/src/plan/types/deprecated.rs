//! The deprecation of an item.

use std::ops::Deref;

/// Since when an item is deprecated, and when it will be removed. It dereferences to the note of `#[deprecated]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The note.
    pub note: String,
    /// The date of the announcement, as in the metadata: `2026-02-06`.
    pub date: Option<String>,
    /// The date of the removal.
    pub removal_date: Option<String>,
}

impl Deref for Deprecated {
    type Target = str;

    fn deref(&self) -> &str {
        &self.note
    }
}
