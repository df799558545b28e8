//! What the requests of a page call.

use crate::resolve::{Resolved, Unresolved};

/// What templates and examples of a page call; a URL may call nothing.
#[derive(Clone, Copy)]
pub(crate) struct Outcomes<'e> {
    /// What each template calls.
    pub(crate) templates: &'e [Result<Resolved, Unresolved>],
    /// What each example calls.
    pub(crate) examples: &'e [Result<Resolved, Unresolved>],
}

impl<'e> Outcomes<'e> {
    /// What the templates call, then what the examples call.
    pub(crate) fn all(self) -> impl Iterator<Item = &'e Result<Resolved, Unresolved>> {
        self.templates.iter().chain(self.examples)
    }
}
