//! The flows of a synchronization crate, against a mock with a simulated clock.

mod mapping;
mod on_demand;
mod secrets;
mod set_up;
mod watch;

use crate::{VERSION, graph};
use graph::builders::{SynchronizationJobRequestBuilder, SynchronizationRequestBuilder};
use graph::graph_runtime::testing::{MockResponse, MockTransport};

/// A client of the mock, and what the flows are about.
struct Tenant {
    mock: MockTransport,
    synchronization: SynchronizationRequestBuilder,
    job: SynchronizationJobRequestBuilder,
}

fn tenant() -> Tenant {
    let mock = MockTransport::new();
    let graph = graph::GraphClient::from_core(&mock.core());
    let synchronization = graph.service_principals().by_id("sp").synchronization();
    let job = synchronization.jobs().by_id("job");
    Tenant {
        mock,
        synchronization,
        job,
    }
}

fn json(status: u16, body: &str) -> MockResponse {
    MockResponse::new(status).with_body("application/json", body.to_owned())
}
