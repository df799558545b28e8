//! The mock transport, as tests of users use it.
#![cfg(feature = "client")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod answers;
mod batches;
mod faults;
mod matching;
mod server;
mod tasks;
mod time;
mod verify;

#[expect(unreachable_pub, reason = "as generated code writes them")]
#[path = "../client/support/model.rs"]
mod model;

use graph_runtime::testing::MockTransport;
use graph_runtime::{Core, GetOptions, Request, Target};
use model::Job;

/// A job, as a generated builder reaches it.
fn job(core: &Core, key: &str) -> Target {
    let jobs = Target::root(core, "v1.0").segment("jobs");
    jobs.key(key)
}

fn get(core: &Core, key: &str) -> Request<Job> {
    job(core, key).get::<Job>(None::<GetOptions<Job>>)
}

fn a_job(id: &str) -> Job {
    Job {
        id: Some(id.to_owned()),
        ..Job::default()
    }
}

/// A mock, and the core of a client with it.
fn mock() -> (MockTransport, Core) {
    let mock = MockTransport::new();
    let core = mock.core();
    (mock, core)
}

/// What verifying says.
fn problems(mock: MockTransport) -> String {
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| mock.verify()));
    let text = panic.unwrap_err();
    text.downcast_ref::<String>().unwrap().clone()
}
