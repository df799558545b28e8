//! `findings.toml`: contradictions that are known, each with a reason.

use super::{Finding, Kind};
use crate::problem::{Input, Problem, Problems};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Known contradictions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The entries.
    #[serde(default, rename = "finding")]
    pub accepted: Vec<Accepted>,
}

/// A contradiction that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The page; empty for an operation without one.
    pub page: String,
    /// The line.
    pub line: usize,
    /// Where in the JSON.
    pub path: String,
    /// The kind.
    pub kind: String,
    /// Why it is accepted.
    pub reason: String,
}

/// Findings against a ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Findings that the ledger does not have.
    pub new: Vec<Finding>,
    /// Entries for pages that were read, and that no finding answers to any more.
    pub gone: Vec<Accepted>,
}

/// Reads a ledger.
///
/// # Errors
/// What is no ledger: other keys, an unknown kind, an empty reason, an entry twice.
pub fn read_ledger(text: &str) -> Result<Ledger, Problems> {
    let problem = |within: String, what: String, settle: &str| Problem {
        input: Input::Docs,
        at: None,
        within,
        what,
        settle: settle.to_owned(),
    };
    let ledger: Ledger = toml::from_str(text).map_err(|error| {
        problem(
            "findings.toml".to_owned(),
            error.message().to_owned(),
            "write [[finding]] entries of page, line, path, kind and reason",
        )
    })?;
    let mut problems = Problems::new();
    let mut seen = BTreeSet::new();
    for entry in &ledger.accepted {
        let within = format!("the finding {}:{} {}", entry.page, entry.line, entry.path);
        if Kind::named(&entry.kind).is_none() {
            problems.push(problem(
                within.clone(),
                format!("there is no kind `{}`", entry.kind),
                "use a kind that the check prints",
            ));
        }
        if entry.reason.trim().is_empty() {
            problems.push(problem(
                within.clone(),
                "it has no reason".to_owned(),
                "say why the contradiction is accepted",
            ));
        }
        if !seen.insert((&entry.page, entry.line, &entry.path, &entry.kind)) {
            problems.push(problem(
                within,
                "it stands there twice".to_owned(),
                "remove one",
            ));
        }
    }
    problems.or(ledger)
}

impl Ledger {
    /// What is new and what is gone.
    ///
    /// Entries for pages that were not read are left alone, and so are those for operations without a page: whether
    /// one has a page depends on which pages are read. A page may be named by more or fewer of its folders.
    pub fn verdict(&self, findings: &[Finding], pages: &BTreeSet<String>) -> Verdict {
        let accepts = |entry: &Accepted, finding: &Finding| {
            same_page(&entry.page, &finding.page)
                && entry.line == finding.line
                && entry.path == finding.path
                && entry.kind == finding.kind.to_string()
        };
        let new = findings
            .iter()
            .filter(|finding| !self.accepted.iter().any(|entry| accepts(entry, finding)));
        let gone = self.accepted.iter().filter(|entry| {
            let was_read =
                !entry.page.is_empty() && pages.iter().any(|page| same_page(&entry.page, page));
            was_read && !findings.iter().any(|finding| accepts(entry, finding))
        });
        Verdict {
            new: new.cloned().collect(),
            gone: gone.cloned().collect(),
        }
    }
}

/// Whether two names mean one page: they are equal, or one of them is the end of the other.
fn same_page(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() < other.len() {
        (other, one)
    } else {
        (one, other)
    };
    match long.strip_suffix(short) {
        Some(folders) => folders.is_empty() || (folders.ends_with('/') && !short.is_empty()),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::same_page;

    #[test]
    fn pages_are_told_by_their_last_folders() {
        for (one, other, same) in [
            ("a/b.md", "a/b.md", true),
            ("x/a/b.md", "a/b.md", true),
            ("b.md", "a/b.md", true),
            ("b.md", "ab.md", false),
            ("a/b.md", "c/b.md", false),
            ("", "b.md", false),
            ("", "", true),
        ] {
            assert_eq!(same_page(one, other), same, "{one} {other}");
            assert_eq!(same_page(other, one), same, "{other} {one}");
        }
    }
}
