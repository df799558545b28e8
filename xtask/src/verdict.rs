//! How a command ended, and the exit code that says so.

use std::process::ExitCode;

/// What every help page ends with.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done, nothing found
  1  a finding: two things that should agree do not
  2  could not run: bad arguments, bad input, or the disk; standard error says why";

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
