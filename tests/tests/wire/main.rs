//! The generated crate against a real HTTP server on this machine: what it sends, and what it makes of the answers.
#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(deprecated, reason = "operations that Graph deprecates are tested too")]

mod support;

mod batch;
mod both_versions;
mod encodings;
mod example;
mod faults;
mod filters;
mod hostile;
mod many;
mod operations;
mod options;
mod paging;
mod preferences;
mod raw;
mod schema;
mod secrets;
mod service_principals;
#[cfg(beta = "bulk_upload")]
mod streams;
