//! With the crate of v1.0.

use graph_synchronization as sync;

use each::Row;

const SLICE: &str = "synchronization-v1";
const VERSION: &str = "v1.0";

#[expect(clippy::duplicate_mod, reason = "the same calls, of another crate")]
#[path = "each/mod.rs"]
mod each;

#[cfg(v1 = "bulk_upload")]
#[expect(clippy::duplicate_mod, reason = "the same calls, of another crate")]
#[path = "each/uploads.rs"]
mod uploads;

/// Calls of items that may go.
#[cfg(v1 = "bulk_upload")]
const UPLOADS: &[Row] = uploads::ROWS;
#[cfg(not(v1 = "bulk_upload"))]
const UPLOADS: &[Row] = &[];

/// What beta lacks.
const OWN: &[Row] = &[];
