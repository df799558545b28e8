//! Graph on this machine: the runtime's own server for tests, and what is logged while it is called.

mod log;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use graph_synchronization_beta::graph_runtime::testing::MockCredential;
pub use graph_synchronization_beta::graph_runtime::testing::http::{
    Loopback, Received, Reply, Server,
};
pub use log::{Log, Logging};

/// Some host that is not Graph's.
pub const FOREIGN: &str = "files.example";

/// What a lock holds, even if a test has failed while it held it.
fn locked<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
