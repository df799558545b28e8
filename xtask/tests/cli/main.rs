//! The command line as its users meet it: the binary is run in small workspaces of its own.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod alone;
mod check;
mod corrections;
mod examples;
mod first_hour;
mod generate;
mod help;
mod hostile;
mod import;
#[cfg(unix)]
mod kill;
mod program;
mod questions;
mod remembered;
mod sandbox;
mod snippet;
mod two_slices;
mod warnings;
