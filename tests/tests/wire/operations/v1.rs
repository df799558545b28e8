//! With the crate of v1.0.

use graph_synchronization as sync;

use each::Row;

const SLICE: &str = "synchronization-v1";
const VERSION: &str = "v1.0";

#[expect(clippy::duplicate_mod, reason = "the same calls, of another crate")]
#[path = "each/mod.rs"]
mod each;

/// What beta lacks.
const OWN: &[Row] = &[];
