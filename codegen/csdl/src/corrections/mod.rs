//! What the corrections of Graph's metadata come to, and which ones two metadata files would need.
//!
//! Here is decided how outcomes are shown: by key and target (`rows`), by item of a slice (`of_slice`), and as entries that are still
//! to be written (`propose/`). What a correction does to a model is decided in `model/apply/`.

mod escape;
mod of_slice;
mod print;
mod propose;

use crate::config::{Correction, quoted};
use crate::model::{Corrected, Outcome, State};
use crate::problem::{At, Input, Problem};

pub(crate) use of_slice::signature;
pub use of_slice::{Corrects, of_item, of_slice};
pub use print::{Format, Origin, print};
pub use propose::propose;

/// One key of a correction at one of its targets.
#[derive(Clone, Debug)]
pub struct Row<'c> {
    /// The correction.
    pub entry: &'c Correction,
    /// The target.
    pub target: &'c str,
    /// Where the target is in `corrections.toml`.
    pub at: At,
    /// `key = value`; empty for a target that is nowhere.
    pub change: String,
    /// The strongest of its states in any of the metadata.
    pub state: State,
    /// Its state in each, in the order in which they were given.
    pub states: Vec<State>,
}

/// What corrections come to in one or more metadata files, in the order of `corrections.toml`.
pub fn rows<'c>(entries: &'c [Correction], files: &[&Corrected]) -> Vec<Row<'c>> {
    let mut rows = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        for (at, target) in entry.targets.iter().enumerate() {
            let in_file = |file: &&Corrected, key: &str| {
                let outcomes = file.outcomes().iter();
                let of_key = outcomes.filter(|it: &&Outcome| {
                    it.entry == index && it.target == at && it.key.is_none_or(|it| it == key)
                });
                of_key.map(|it| it.state).min().unwrap_or(State::Absent)
            };
            let row = |change: String, at: At, states: Vec<State>| Row {
                entry,
                target: &target.value,
                at,
                change,
                state: states.iter().copied().min().unwrap_or(State::Absent),
                states,
            };
            let first = rows.len();
            for (key, value) in entry.change.entries() {
                let states: Vec<State> = files.iter().map(|file| in_file(file, key)).collect();
                rows.push(row(format!("{key} = {value}"), target.at, states));
            }
            if rows[first..].iter().all(|it| it.state == State::Absent) {
                continue;
            }
            // A name that none of the files has is absent, though the others of its list have an effect.
            for (place, name) in entry.change.bound_to.iter().enumerate() {
                let is_absent =
                    |it: &Outcome| (it.entry, it.target, it.name) == (index, at, Some(place));
                let state = |file: &&Corrected| match file.outcomes().iter().any(is_absent) {
                    true => State::Absent,
                    false => in_file(file, "bound_to"),
                };
                let change = format!("bound_to = [{}]", quoted(&name.value));
                let row = row(change, name.at, files.iter().map(state).collect());
                if row.state == State::Absent {
                    rows.push(row);
                }
            }
        }
    }
    rows
}

impl Row<'_> {
    /// The problem of an entry without effect.
    pub fn finding(&self) -> Problem {
        let fix = match self.state {
            State::WithoutEffect => "remove it, or give it the `api` that still has it",
            State::Unread => "remove it",
            _ => "remove it, or name what the metadata has",
        };
        Problem {
            input: Input::Corrections,
            at: Some(self.at),
            within: format!("[[correction]] of `{}`", self.target),
            what: format!("`{}`: {}", self.change, self.state.meaning()),
            fix: fix.to_owned(),
        }
    }
}

impl State {
    /// Its name for programs, `in-effect`.
    pub fn code(self) -> &'static str {
        match self {
            Self::InEffect => "in-effect",
            Self::WithoutEffect => "without-effect",
            Self::Unread => "unread",
            Self::Absent => "absent",
            Self::OtherApi => "other-api",
        }
    }

    /// What it means, for people.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::InEffect => "in effect",
            Self::WithoutEffect => "without effect: Graph has mended this",
            Self::Unread => "without effect: no operation of the target depends on it",
            Self::Absent => "target absent",
            Self::OtherApi => "about another version of Graph",
        }
    }
}
