//! Results go to standard output, everything else to standard error. A reader that went away (`… | head`) is no
//! mistake, and never a panic.

use anyhow::{Context as _, Result};
use std::io::{self, ErrorKind, Write as _};

/// Prints a result.
///
/// # Errors
/// If it cannot be written, other than because nobody reads it any more.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// Says something to whoever watches; that nobody does is no reason to stop.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
