//! How a command ended, and the exit code that says so.

use std::process::ExitCode;

/// How a command that could run ended. One that could not returns an error, and exits with 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All is as it should be.
    Fine,
    /// The command found what it looks for: drift, or an item that nothing reaches.
    Finding,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Fine => ExitCode::SUCCESS,
            Verdict::Finding => ExitCode::from(1),
        }
    }
}
