//! What patterns ask for at a resource and after the next segment.

use super::pattern::{Head, PatternState, Patterns, Suffix};
use crate::model::Operation;
use std::collections::BTreeMap;

/// What is asked for at a resource, each state with the number of the first pattern in it.
pub(super) type PatternStates = BTreeMap<PatternState, u32>;

/// The states after a segment.
#[derive(Debug, Default)]
pub(super) struct NextStates {
    pub(super) states: PatternStates,
    /// Whether a pattern names the segment, rather than `**`.
    pub(super) is_named: bool,
}

impl NextStates {
    /// `below` if everything below is asked for here, and the rest of each suffix that names the segment.
    pub(super) fn of(
        patterns: &Patterns,
        states: &PatternStates,
        below: Option<PatternState>,
        names: impl Fn(&Suffix) -> Option<PatternState>,
    ) -> Self {
        let mut all = Self::default();
        for (state, pattern) in states {
            let next = match state {
                PatternState::Below => below,
                PatternState::Here | PatternState::Offered | PatternState::Only(_) => None,
                PatternState::Suffix(number) => names(patterns.suffix(*number)),
            };
            if let Some(next) = next {
                all.is_named |= matches!(state, PatternState::Suffix(_));
                all.add(next, *pattern);
            }
        }
        all.normal()
    }

    /// Adds a state.
    pub(super) fn add(&mut self, state: PatternState, pattern: u32) {
        let slot = self.states.entry(state).or_insert(pattern);
        *slot = pattern.min(*slot);
    }

    /// Everything below includes the resource itself and all that it offers.
    fn normal(mut self) -> Self {
        if self.states.contains_key(&PatternState::Below) {
            self.states
                .retain(|state, _| matches!(state, PatternState::Below | PatternState::Suffix(_)));
        }
        self
    }
}

/// The state after an entity set, singleton, navigation or structural property of this name.
pub(super) fn names(suffix: &Suffix, name: &str, is_collection: bool) -> Option<PatternState> {
    match &suffix.head {
        Head::Any => Some(suffix.tail),
        Head::Name(written) if written == name => Some(suffix.tail),
        Head::Call(written, _) if written == name && is_collection => suffix.keyed,
        Head::Name(_)
        | Head::Call(..)
        | Head::Key
        | Head::KeyBy(_)
        | Head::Control(_)
        | Head::Rest => None,
    }
}

/// Whether the segment calls the operation. A name alone means every overload; with parentheses, the function with these
/// parameters, optional ones perhaps left out.
pub(super) fn calls(suffix: &Suffix, operation: &Operation, import: Option<&str>) -> bool {
    let is_name = |written: &str| match import {
        Some(import) => written == import,
        None => written == operation.name.name || is_qualified(written, operation),
    };
    let parameters = &operation.parameters;
    match &suffix.head {
        Head::Any => true,
        Head::Name(written) => is_name(written),
        Head::Call(written, names) => {
            is_name(written)
                && operation.is_function
                && names
                    .iter()
                    .all(|name| parameters.iter().any(|parameter| parameter.name == *name))
                && parameters
                    .iter()
                    .all(|parameter| parameter.optional || names.contains(&parameter.name))
        }
        Head::Key | Head::KeyBy(_) | Head::Control(_) | Head::Rest => false,
    }
}

fn is_qualified(written: &str, operation: &Operation) -> bool {
    written.rsplit_once('.').is_some_and(|(namespace, name)| {
        name == operation.name.name && namespace == operation.name.namespace
    })
}
