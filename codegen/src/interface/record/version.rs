//! Versions of a crate that is not stable yet: `0.MINOR.PATCH`.

use crate::interface::{Change, Effect};
use std::fmt;
use std::str::FromStr;

/// A version `0.MINOR.PATCH`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Raised by a breaking change, by [Cargo's reference](https://doc.rust-lang.org/cargo/reference/semver.html) says of versions
    /// below 1.0.0.
    pub minor: u64,
    /// Raised by any other change.
    pub patch: u64,
}

/// What changes do to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Nothing: there is no change.
    Same,
    /// `PATCH` is raised.
    Patch,
    /// `MINOR` is raised.
    Minor,
}

/// A text is not `0.MINOR.PATCH`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAVersion;

impl fmt::Display for NotAVersion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("it is not a version 0.MINOR.PATCH")
    }
}

impl std::error::Error for NotAVersion {}

impl Version {
    /// The version before the first release.
    pub const FIRST: Self = Self { minor: 1, patch: 0 };

    /// The next version.
    #[must_use]
    pub fn after(self, step: Step) -> Self {
        let Self { minor, patch } = self;
        match step {
            Step::Same => self,
            Step::Patch => Self {
                minor,
                patch: patch + 1,
            },
            Step::Minor => Self {
                minor: minor + 1,
                patch: 0,
            },
        }
    }
}

impl Step {
    /// What these changes do to a version.
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let steps = changes.into_iter().map(|change| match change.effect() {
            Effect::Breaking => Self::Minor,
            Effect::Behavior | Effect::Addition | Effect::Deprecation | Effect::Documentation => {
                Self::Patch
            }
        });
        steps.max().unwrap_or(Self::Same)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "0.{}.{}", self.minor, self.patch)
    }
}

impl FromStr for Version {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let mut parts = text.split('.').map(|part| part.parse::<u64>().ok());
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(0)), Some(Some(minor)), Some(Some(patch)), None) => {
                let version = Self { minor, patch };
                // Leading zeros and signs are no version.
                (version.to_string() == text)
                    .then_some(version)
                    .ok_or(NotAVersion)
            }
            _ => Err(NotAVersion),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interface::ChangeKind;

    #[test]
    fn only_what_breaks_raises_minor() {
        for kind in ChangeKind::ALL {
            let change = Change {
                kind: *kind,
                path: String::new(),
                wire: String::new(),
                old: None,
                new: None,
                noun: "item",
                announced: None,
                also: Vec::new(),
            };
            let expected = match kind.effect() {
                Effect::Breaking => Step::Minor,
                _ => Step::Patch,
            };
            assert_eq!(Step::of([&change]), expected, "{kind}");
        }
        assert_eq!(Step::of([]), Step::Same);
        let version: Version = "0.3.7".parse().unwrap_or(Version::FIRST);
        assert_eq!(version.after(Step::Minor).to_string(), "0.4.0");
        assert_eq!(version.after(Step::Patch).to_string(), "0.3.8");
        for text in ["1.0.0", "0.1", "0.01.0", "0.+1.0", "0.1.0-beta", ""] {
            assert_eq!(text.parse::<Version>(), Err(NotAVersion), "{text}");
        }
    }
}
