//! What patterns ask for at a resource, and what is left of that behind a segment.

use super::pattern::{Ask, Head, Patterns, Suffix};
use crate::model::Operation;
use std::collections::BTreeMap;

/// What is asked for at a resource, each with the number of the first pattern that asks for it.
pub(super) type Asks = BTreeMap<Ask, u32>;

/// What is asked for behind a segment.
#[derive(Debug, Default)]
pub(super) struct Behind {
    pub(super) asks: Asks,
    /// Whether a pattern names the segment, rather than `**`.
    pub(super) is_named: bool,
}

impl Behind {
    /// `below` if everything below is asked for here, and what each suffix that names the segment goes on with.
    pub(super) fn of(
        patterns: &Patterns,
        asks: &Asks,
        below: Option<Ask>,
        names: impl Fn(&Suffix) -> Option<Ask>,
    ) -> Self {
        let mut behind = Self::default();
        for (ask, pattern) in asks {
            let next = match ask {
                Ask::Below => below,
                Ask::Here | Ask::Offered | Ask::Only(_) => None,
                Ask::Suffix(number) => names(patterns.suffix(*number)),
            };
            if let Some(next) = next {
                behind.is_named |= matches!(ask, Ask::Suffix(_));
                behind.add(next, *pattern);
            }
        }
        behind.normal()
    }

    /// Asks for more.
    pub(super) fn add(&mut self, ask: Ask, pattern: u32) {
        let slot = self.asks.entry(ask).or_insert(pattern);
        *slot = pattern.min(*slot);
    }

    /// Everything below includes the resource itself and whatever it offers.
    fn normal(mut self) -> Self {
        if self.asks.contains_key(&Ask::Below) {
            self.asks
                .retain(|ask, _| matches!(ask, Ask::Below | Ask::Suffix(_)));
        }
        self
    }
}

/// The ask behind an entity set, singleton, navigation or structural property of this name.
pub(super) fn names(suffix: &Suffix, name: &str, is_collection: bool) -> Option<Ask> {
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
