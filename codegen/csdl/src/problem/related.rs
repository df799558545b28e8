//! Other places that a problem is about.

use super::place::Places;
use super::{At, Input, LONGEST, SHOWN, brief, visible};
use std::fmt::Write as _;

/// Another place that a problem is about: something that has to change too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The input that it is in.
    pub input: Input,
    /// Where.
    pub at: At,
    /// What is there: `<EntityType Name="user">`.
    pub what: String,
}

/// A line for each of the first 50, and how many more there are.
pub(super) fn print<'t>(
    all: &[Related],
    file: &impl Fn(Input) -> (&'t str, &'t str),
    out: &mut String,
) {
    let mut places = Places::default();
    for related in all.iter().take(SHOWN) {
        let (name, text) = file(related.input);
        let (line, column) = places.line_and_column(related.input, text, related.at);
        let what = brief::limited(&related.what, LONGEST);
        let _ = writeln!(out, "    {name}:{line}:{column}: {}", visible(&what));
    }
    if let Some(more) = all.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(out, "    and {more} more");
    }
}
