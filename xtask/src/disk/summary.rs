//! The result of a transaction, in one line.

use super::comparison::{Change, Comparison};

/// How many files a transaction wrote and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Files that were missing or stale.
    pub(crate) written: usize,
    /// Generated files that were removed.
    pub(crate) removed: usize,
    /// All files of the outputs.
    pub(crate) all: usize,
}

impl Written {
    /// Counts the changes.
    pub(crate) fn of(comparisons: &[Comparison<'_>], all: usize) -> Self {
        let changes = comparisons
            .iter()
            .flat_map(|comparison| comparison.changes.values());
        let removed = changes
            .clone()
            .filter(|change| **change == Change::Remove)
            .count();
        Self {
            written: changes.count() - removed,
            removed,
            all,
        }
    }
}

impl std::fmt::Display for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            written,
            removed,
            all,
        } = self;
        write!(
            f,
            "{all} files, {written} written, {removed} removed, {} untouched",
            all - written
        )
    }
}
