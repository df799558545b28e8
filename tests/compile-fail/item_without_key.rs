//! An item of a collection is reached by its key.
use graph_synchronization_beta::builders::SynchronizationRequestBuilder;

fn start(synchronization: &SynchronizationRequestBuilder) {
    let _ = synchronization.jobs().by_id();
}

fn main() {}
