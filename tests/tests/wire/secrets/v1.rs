//! With the crate of v1.0.

use graph_synchronization as sync;

const VERSION: &str = "v1.0";

#[expect(clippy::duplicate_mod, reason = "the same tests, of another crate")]
#[path = "each/mod.rs"]
mod each;
