//! The outcome of a command, and its exit code.

use std::process::ExitCode;

/// The last section of every help page.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done, nothing found
  1  a finding: two things that should agree do not
  2  could not run: bad arguments, bad input, or the disk; standard error says why";

/// The outcome of a command that could run. One that could not returns an error, and exits with 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing was found.
    Fine,
    /// The command found what it looks for, such as drift.
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
