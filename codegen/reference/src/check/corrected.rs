//! Contradictions that a correction of the metadata resolves. One that is found at the same place in another form is not resolved.

use super::{Finding, Report};
use std::collections::HashSet;

impl Report {
    /// With what is found without the corrections of the metadata and no longer with them, as corrected; `uncorrected` is the
    /// report of the same pages without them.
    #[must_use]
    pub fn with_corrected(mut self, uncorrected: Self) -> Self {
        let ids: HashSet<&str> = self.findings.iter().map(|it| it.id.as_str()).collect();
        let place = |it: &Finding| (it.page.clone(), it.line, it.column, it.kind);
        let places: HashSet<_> = self.findings.iter().map(place).collect();
        let is_elsewhere = |it: &Finding| it.page.is_empty() || !places.contains(&place(it));
        let is_corrected = |it: &Finding| !ids.contains(it.id.as_str()) && is_elsewhere(it);
        let corrected = uncorrected.findings.into_iter().filter(is_corrected);
        self.corrected = corrected.collect();
        self
    }
}
