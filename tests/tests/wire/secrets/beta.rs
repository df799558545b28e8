//! With the crate of beta.

use graph_synchronization_beta as sync;

const VERSION: &str = "beta";

#[expect(clippy::duplicate_mod, reason = "the same tests, of another crate")]
#[path = "each/mod.rs"]
mod each;
