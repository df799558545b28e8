//! A mock response must have the type that the request returns.

use graph_synchronization_beta::builders::SynchronizationJobRequestBuilder;
use graph_synchronization_beta::graph_runtime::testing::MockTransport;
use graph_synchronization_beta::models::SynchronizationSchema;

fn respond(mock: &MockTransport, job: &SynchronizationJobRequestBuilder) {
    let _ = mock
        .expect(job.get(None))
        .returns(&SynchronizationSchema::new());
}

fn main() {}
