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

#[cfg(test)]
mod tests {
    use crate::check::{Class, Finding, Kind, Report};

    fn report(findings: &[(&str, usize, Kind)]) -> Report {
        let finding = |(id, line, kind): &(&str, usize, Kind)| Finding {
            page: "a.md".to_owned(),
            line: *line,
            column: 1,
            kind: *kind,
            path: String::new(),
            class: Class::Unclear,
            id: (*id).to_owned(),
            why: String::new(),
        };
        Report {
            findings: findings.iter().map(finding).collect(),
            ..Report::default()
        }
    }

    #[test]
    fn what_is_found_at_the_same_place_in_another_form_is_not_resolved() {
        let published = [
            ("verb-1", 3, Kind::Verb),
            ("verb-2", 5, Kind::Verb),
            ("verb-3", 7, Kind::Verb),
            ("verb-4", 9, Kind::Verb),
        ];
        let left = [
            ("verb-1", 3, Kind::Verb),
            ("verb-20", 5, Kind::Verb),
            ("status-3", 7, Kind::Status),
        ];
        let report = report(&left).with_corrected(report(&published));
        let ids: Vec<&str> = report.corrected.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["verb-3", "verb-4"]);
    }
}
