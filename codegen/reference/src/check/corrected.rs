//! Contradictions that a correction of the metadata resolves.

use super::{Finding, Report};
use std::collections::HashSet;

impl Report {
    /// With what is found without the corrections of the metadata and no longer with them, as corrected; `uncorrected` is the
    /// report of the same pages without them.
    #[must_use]
    pub fn with_corrected(mut self, uncorrected: Self) -> Self {
        let left: HashSet<&str> = self.findings.iter().map(|it| it.id.as_str()).collect();
        let is_corrected = |finding: &Finding| !left.contains(finding.id.as_str());
        let corrected = uncorrected.findings.into_iter().filter(is_corrected);
        self.corrected = corrected.collect();
        self
    }
}
