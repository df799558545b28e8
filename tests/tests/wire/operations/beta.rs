//! With the crate of beta.

use graph_synchronization_beta as sync;

use each::Row;
use graph_tests::play::wrapped;

const SLICE: &str = "synchronization-beta";
const VERSION: &str = "beta";

#[expect(clippy::duplicate_mod, reason = "the same calls, of another crate")]
#[path = "each/mod.rs"]
mod each;

#[cfg(beta = "bulk_upload")]
#[expect(clippy::duplicate_mod, reason = "the same calls, of another crate")]
#[path = "each/uploads.rs"]
mod uploads;

/// Calls of items that may go.
#[cfg(beta = "bulk_upload")]
const UPLOADS: &[Row] = uploads::ROWS;
#[cfg(not(beta = "bulk_upload"))]
const UPLOADS: &[Row] = &[];

/// What v1.0 lacks.
const OWN: &[Row] = &[Row::first("synchronization-ping.md", |at, _| {
    wrapped(at.synchronization.ping(None))
})];
