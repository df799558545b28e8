//! The command line: the binary runs in small temporary workspaces.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod browser;
mod check;
mod corrections;
mod diff;
mod examples;
mod fetch;
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
#[path = "../../fetch/tests/http/server.rs"]
mod server;
mod snippet;
mod standalone;
mod two_slices;
mod update;
mod versions;
mod warnings;
mod workflows;
