//! Errors of flows.

use std::fmt;

use super::Outcome;
use crate::Error;
use crate::models::SynchronizationSecret;

/// Why a flow ended without its result. Debug and Display contain no secrets.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FlowError {
    /// A call failed.
    Graph(Error),
    /// The service answered the call, and did not provision the object.
    NotProvisioned(Box<Outcome>),
    /// A group has more members than one call takes. Nothing was sent.
    TooManyMembers {
        /// How many members were given.
        given: usize,
    },
    /// The schema has no such mapping, or more than one. Nothing was written.
    Mappings {
        /// How many mappings match.
        found: usize,
    },
    /// The schema was changed by somebody else meanwhile (412). Nothing was written; start again.
    ChangedMeanwhile(Error),
    /// A secret can't be stored: its value is `*`, which reads return in place of secrets, or it has no key. Nothing was sent.
    NotASecret(Option<SynchronizationSecret>),
    /// The new credentials don't work. Nothing was stored.
    Invalid(Error),
    /// Saved credentials are to be validated, and credentials are given, which the service would ignore. Nothing was sent.
    SavedAndGiven,
    /// The text of a setting is not a JSON object.
    NotJson,
    /// The job was not finished within the time limit.
    TimedOut,
}

impl fmt::Display for FlowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Graph(error) => write!(f, "{error}"),
            Self::NotProvisioned(outcome) => write!(f, "the object was not provisioned: {outcome}"),
            Self::TooManyMembers { given } => write!(
                f,
                "a call provisions at most {} members of a group, not {given}; `split_members` divides them",
                super::MAX_MEMBERS
            ),
            Self::Mappings { found: 0 } => f.write_str("the schema has no such attribute mapping"),
            Self::Mappings { found } => write!(
                f,
                "{found} attribute mappings match; name the rule and the objects"
            ),
            Self::ChangedMeanwhile(error) => {
                write!(
                    f,
                    "the schema was changed by somebody else meanwhile: {error}"
                )
            }
            Self::NotASecret(Some(key)) => write!(
                f,
                "the value of {key} is `*`, which a read returns in place of a secret"
            ),
            Self::NotASecret(None) => f.write_str("a secret has no key"),
            Self::Invalid(error) => write!(f, "the new credentials don't work: {error}"),
            Self::SavedAndGiven => f.write_str(
                "the saved credentials are validated, so the given ones would be ignored",
            ),
            Self::NotJson => f.write_str("the setting is not a JSON object"),
            Self::TimedOut => f.write_str("the job was not finished within the time limit"),
        }
    }
}

impl std::error::Error for FlowError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Graph(error) | Self::ChangedMeanwhile(error) | Self::Invalid(error) => {
                Some(error)
            }
            _ => None,
        }
    }
}

impl From<Error> for FlowError {
    fn from(error: Error) -> Self {
        Self::Graph(error)
    }
}
