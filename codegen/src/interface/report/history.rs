//! What a report is about: the changes between two ages, or between many.

use crate::interface::{Change, Effect, Step, Summary, Version};

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The name of the older one: a file, a slice, a date.
    pub old: String,
    /// The name of the newer one.
    pub new: String,
    /// The differences.
    pub changes: Vec<Change>,
}

/// Several ages of the same metadata, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// What it is about: path patterns.
    pub about: String,
    /// Each age after the first, compared with the one before it.
    pub pairs: Vec<Pair>,
}

impl Pair {
    /// Its numbers of changes.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.changes)
    }

    /// What the changes do to a version.
    pub fn step(&self) -> Step {
        Step::of(&self.changes)
    }

    /// The changes of an effect.
    pub fn of(&self, effect: Effect) -> impl Iterator<Item = &Change> {
        let changes = self.changes.iter();
        changes.filter(move |change| change.effect() == effect)
    }
}

impl History {
    /// Each pair with its version, if the first age is 0.1.0.
    pub fn versions(&self) -> Vec<(Version, &Pair)> {
        let mut version = Version::FIRST;
        let pairs = self.pairs.iter();
        pairs
            .map(|pair| {
                version = version.after(pair.step());
                (version, pair)
            })
            .collect()
    }
}
