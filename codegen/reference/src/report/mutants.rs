//! What mutants show, for the summary page and for people.

use super::table::{percent, table};
use crate::mutate::{Mutation, Outcome, Side};

/// How many of the mutants that nobody noticed are listed.
const LISTED: usize = 40;

/// Lines for people: the table, and the mutants that nobody noticed.
pub fn noticed(outcome: &Outcome) -> String {
    let mut out = format!(
        "{} mutants, seed {}\n{}",
        outcome.made(),
        outcome.seed,
        rows(outcome)
    );
    for line in outcome.missed.iter().take(LISTED) {
        out.push_str(&format!("not noticed: {line}\n"));
    }
    if outcome.missed.len() > LISTED {
        out.push_str(&format!("and {} more\n", outcome.missed.len() - LISTED));
    }
    out
}

/// A section of the summary page.
pub(super) fn section(outcome: &Outcome) -> String {
    format!(
        "\n### How much the check notices\n\n{} mutants, one altered fact each, seed {}. Excluded is what means the same, by the \
         rules in `codegen/reference/src/mutate/mod.rs`.\n\n{}",
        outcome.made(),
        outcome.seed,
        rows(outcome)
    )
}

fn rows(outcome: &Outcome) -> String {
    let rows = Mutation::ALL.into_iter().map(|mutation| {
        let all = outcome.of(mutation);
        let side = |side| {
            let tally = outcome
                .tallies
                .get(&(mutation, side))
                .copied()
                .unwrap_or_default();
            if tally.counted() == 0 {
                "-".to_owned()
            } else {
                format!("{:.1} %", tally.share())
            }
        };
        [
            mutation.to_string(),
            all.made.to_string(),
            percent(all.equivalent, all.made),
            format!("{:.1} %", all.share()),
            side(Side::Page),
            side(Side::Metadata),
        ]
    });
    table(
        [
            "kind",
            "mutants",
            "mean the same",
            "noticed",
            "in pages",
            "in metadata",
        ],
        rows,
    )
}
