//! What is wrong, where its place is not known yet.

/// What is wrong, and what fixes it. The caller knows the place, and makes a [`Problem`](super::Problem) of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What is wrong.
    pub what: String,
    /// What fixes it.
    pub fix: String,
}

impl Mistake {
    /// The mistake that is fixed by this.
    pub fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            fix: fix.into(),
        }
    }
}
