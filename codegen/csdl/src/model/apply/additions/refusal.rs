//! Why elements cannot be added, and what fixes it.

use crate::problem::{Mistake, Problem};
use crate::schema;

/// Why elements cannot be added.
pub(super) struct Refusal {
    pub(super) what: String,
    /// What fixes it; the form of additions, if nothing is stated.
    pub(super) fix: Option<String>,
}

impl From<String> for Refusal {
    fn from(what: String) -> Self {
        Self { what, fix: None }
    }
}

/// A problem of the elements themselves, which are read as a file of their own.
impl From<&Problem> for Refusal {
    fn from(problem: &Problem) -> Self {
        let is_prefix = problem.fix == schema::UNDECLARED_PREFIX;
        let fix = "write the namespace in full: `add` knows no alias";
        Self {
            what: problem.what.clone(),
            fix: is_prefix.then(|| fix.to_owned()),
        }
    }
}

impl From<Mistake> for Refusal {
    fn from(Mistake { what, fix }: Mistake) -> Self {
        Self {
            what,
            fix: Some(fix),
        }
    }
}
