//! Path patterns, and the states of a walk along them.
//!
//! A state is what is still asked for at a resource: patterns with the same rest share a state, so that a synchronization
//! job reached through a service principal is the same resource as one reached through an application.

mod segment;

use crate::config::Config;
use crate::problem::{At, Input, Mistake, Problem, Problems};
use crate::verb::SystemSegment;
use std::collections::BTreeMap;

pub(super) use segment::{Head, names_of, segments};

/// What one pattern still asks for at a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PatternState {
    /// The resource itself and everything below it.
    Below,
    /// The resource itself.
    Here,
    /// What a navigation that is not contained offers.
    Offered,
    /// One system segment of the resource.
    Only(SystemSegment),
    /// These segments, by number of the suffix.
    Suffix(u32),
}

/// The patterns, sorted, and their suffixes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patterns {
    texts: Vec<(String, At)>,
    starts: Vec<PatternState>,
    suffixes: Vec<Suffix>,
    numbers: BTreeMap<Suffix, u32>,
}

/// A segment and what comes after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suffix {
    pub(super) head: Head,
    pub(super) tail: PatternState,
    /// For `name(…)`: the state after `name` if the parentheses are a key.
    pub(super) keyed: Option<PatternState>,
}

impl Patterns {
    /// The patterns of the configuration; those that cannot be read are problems.
    pub(super) fn of(config: &Config, problems: &mut Problems) -> Self {
        let mut texts: Vec<(String, At)> = config
            .paths
            .iter()
            .map(|path| (path.value.clone(), path.at))
            .collect();
        texts.sort();
        texts.dedup_by(|one, other| one.0 == other.0);
        let mut patterns = Self::default();
        for (text, at) in texts {
            match segment::heads(&text) {
                Ok(heads) => {
                    let start = patterns.intern_all(&heads);
                    patterns.texts.push((text, at));
                    patterns.starts.push(start);
                }
                Err(Mistake { what, fix }) => problems.push(problem(&text, at, what, fix)),
            }
        }
        patterns
    }

    /// What each pattern asks for at the service root, by number of the pattern.
    pub(super) fn starts(&self) -> impl Iterator<Item = (u32, PatternState)> {
        self.starts
            .iter()
            .enumerate()
            .map(|(number, state)| (number as u32, *state))
    }

    /// The pattern as written.
    pub(super) fn text(&self, number: u32) -> &str {
        &self.texts[number as usize].0
    }

    /// Whether the first segment of what a state asks for is `name`, or may be any.
    pub(super) fn begins_with(&self, state: PatternState, name: &str) -> bool {
        match state {
            PatternState::Below => true,
            PatternState::Suffix(number) => match &self.suffix(number).head {
                Head::Any | Head::Rest => true,
                Head::Name(written) | Head::Call(written, _) => written == name,
                Head::Key | Head::KeyBy(_) | Head::Control(_) => false,
            },
            PatternState::Here | PatternState::Offered | PatternState::Only(_) => false,
        }
    }

    /// A problem with a pattern.
    pub(super) fn problem(&self, number: u32, what: String, fix: String) -> Problem {
        let (text, at) = &self.texts[number as usize];
        problem(text, *at, what, fix)
    }

    pub(super) fn suffix(&self, number: u32) -> &Suffix {
        &self.suffixes[number as usize]
    }

    fn intern_all(&mut self, heads: &[Head]) -> PatternState {
        let mut state = PatternState::Here;
        for head in heads.iter().rev() {
            state = self.intern(head.clone(), state);
        }
        state
    }

    fn intern(&mut self, head: Head, tail: PatternState) -> PatternState {
        let keyed = match &head {
            Head::Rest => return PatternState::Below,
            Head::Control(control) => return PatternState::Only(*control),
            Head::Call(_, names) if !names.is_empty() => {
                Some(self.intern(Head::KeyBy(names.clone()), tail))
            }
            Head::Call(..) | Head::Key | Head::KeyBy(_) | Head::Any | Head::Name(_) => None,
        };
        let suffix = Suffix { head, tail, keyed };
        if let Some(number) = self.numbers.get(&suffix) {
            return PatternState::Suffix(*number);
        }
        let number = self.suffixes.len() as u32;
        self.numbers.insert(suffix.clone(), number);
        self.suffixes.push(suffix);
        PatternState::Suffix(number)
    }
}

/// Patterns of `slice.toml` have a position in it; those of the command line have none.
fn problem(text: &str, at: At, what: String, fix: String) -> Problem {
    let (input, at) = if at == At::default() {
        (Input::Arguments, None)
    } else {
        (Input::Config, Some(at))
    };
    Problem {
        input,
        at,
        within: format!("the path pattern `{text}`"),
        what,
        fix,
    }
}
