//! `findings.toml`: contradictions that are known, each with a reason.

use super::{Finding, Kind, Report};
use graph_csdl::problem::{At, Input, Problem, Problems};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// Known contradictions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The entries.
    pub accepted: Vec<Accepted>,
}

/// `findings.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "finding")]
    entries: Vec<Spanned<Accepted>>,
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
    /// Entries for pages that were read, and that have no finding any more.
    pub gone: Vec<Accepted>,
    /// Why the others are accepted, by the id of the finding.
    pub known: BTreeMap<String, String>,
}

impl Verdict {
    /// Whether everything is known, and everything known is there.
    pub fn is_unchanged(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty()
    }
}

/// Reads a ledger.
///
/// # Errors
/// What is no ledger: other keys, an unknown kind, an empty reason, an entry twice.
pub fn read_ledger(text: &str) -> Result<Ledger, Problems> {
    let file: File = toml::from_str(text).map_err(|error| no_ledger(&error))?;
    let mut problems = Problems::new();
    let mut seen = BTreeSet::new();
    for entry in &file.entries {
        let at = entry.span().start;
        let entry = entry.get_ref();
        let mut problem = |what: String, fix: &str| {
            problems.push(Problem {
                input: Input::Docs,
                at: u32::try_from(at).ok().map(At),
                within: format!("the finding {}:{} {}", entry.page, entry.line, entry.path),
                what,
                fix: fix.to_owned(),
            });
        };
        if Kind::named(&entry.kind).is_none() {
            problem(
                format!("there is no kind `{}`", entry.kind),
                "use a kind that the check prints",
            );
        }
        if entry.reason.trim().is_empty() {
            problem(
                "it has no reason".to_owned(),
                "say why the contradiction is accepted",
            );
        }
        if !seen.insert((&entry.page, entry.line, &entry.path, &entry.kind)) {
            problem("this entry is listed twice".to_owned(), "remove one");
        }
    }
    let accepted = file.entries.into_iter().map(Spanned::into_inner).collect();
    problems.or(Ledger { accepted })
}

fn no_ledger(error: &toml::de::Error) -> Problems {
    let mut problems = Problems::new();
    problems.push(Problem {
        input: Input::Docs,
        at: error
            .span()
            .and_then(|span| u32::try_from(span.start).ok())
            .map(At),
        within: "the ledger".to_owned(),
        what: error.message().to_owned(),
        fix: "write [[finding]] entries of page, line, path, kind and reason".to_owned(),
    });
    problems
}

impl Ledger {
    /// What is new and what is gone.
    ///
    /// Entries for pages that were not read are left alone. An entry for an operation without a page is left alone as
    /// long as the operation is one that needs a page: whether it has one depends on which pages are read. A page may
    /// be named by more or fewer of its folders.
    pub fn verdict(&self, report: &Report, pages: &BTreeSet<String>) -> Verdict {
        let mut verdict = Verdict::default();
        for finding in &report.findings {
            match self.accepted.iter().find(|entry| entry.accepts(finding)) {
                Some(entry) => {
                    verdict
                        .known
                        .insert(finding.id.clone(), entry.reason.clone());
                }
                None => verdict.new.push(finding.clone()),
            }
        }
        let was_read = |entry: &&Accepted| match entry.page.as_str() {
            "" => !report.operations.is_empty() && !report.operations.contains(&entry.path),
            page => pages.iter().any(|read| same_page(page, read)),
        };
        let is_gone =
            |entry: &&Accepted| !report.findings.iter().any(|finding| entry.accepts(finding));
        let gone = self.accepted.iter().filter(was_read).filter(is_gone);
        verdict.gone = gone.cloned().collect();
        verdict
    }
}

impl Accepted {
    fn accepts(&self, finding: &Finding) -> bool {
        same_page(&self.page, &finding.page)
            && self.line == finding.line
            && self.path == finding.path
            && self.kind == finding.kind.to_string()
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
