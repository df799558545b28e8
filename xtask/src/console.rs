//! Results are written to standard output, everything else to standard error. A reader that closes the pipe early
//! (`… | head`) causes neither an error nor a panic.

use anyhow::{Context as _, Result};
use std::io::{self, ErrorKind, Write as _};

/// Prints a result.
///
/// # Errors
/// If it cannot be written. A closed pipe is no error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// Prints a message for people to standard error. Failures are ignored.
pub(crate) fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
