//! `unsent.toml`: examples that are not sent as their page says, each with our reason.

use super::cases::Case;
use super::run::Found;
use serde::Deserialize;
use std::path::Path;

/// Known exceptions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ledger {
    #[serde(default, rename = "example")]
    known: Vec<Known>,
    /// Why examples without Rust are not listed; they are if this is absent.
    unwritten: Option<String>,
}

/// A known exception.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    page: String,
    line: usize,
    kind: String,
    reason: String,
}

impl Ledger {
    /// That of the slice in this folder.
    pub(super) fn read(slice: &Path) -> Self {
        let text = std::fs::read_to_string(slice.join("unsent.toml")).unwrap_or_default();
        let ledger: Self = toml::from_str(&text).expect("unsent.toml");
        assert!(
            ledger.known.iter().all(|known| !known.reason.is_empty()),
            "unsent.toml: an entry without a reason"
        );
        ledger
    }

    /// What is wrong and not known, and what is known and not wrong any more, a line each.
    pub(super) fn verdict(&self, cases: &[Case], found: &Found) -> Vec<String> {
        let is = |known: &Known, case: &Case| known.page == case.page && known.line == case.line;
        let new = found.iter().filter_map(|(nth, (kind, why))| {
            let case = &cases[*nth];
            let is_known = |known: &Known| is(known, case) && known.kind == *kind;
            let known = self.known.iter().any(is_known);
            let is_left_out = self.unwritten.is_some() && case.snippet.is_err();
            (!known && !is_left_out).then(|| format!("{}: {kind}: {why}", case.name()))
        });
        let gone = self.known.iter().filter_map(|known| {
            let was_read = cases.iter().any(|case| case.page == known.page);
            let still = cases.iter().enumerate().any(|(nth, case)| {
                is(known, case) && found.get(&nth).is_some_and(|(kind, _)| *kind == known.kind)
            });
            (was_read && !still).then(|| {
                format!(
                    "{}:{}: unsent.toml says {}, and it is sent as its page says",
                    known.page, known.line, known.kind
                )
            })
        });
        new.chain(gone).collect()
    }
}
