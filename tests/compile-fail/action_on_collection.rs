//! An action of a job is not offered by the collection of jobs.
use graph_synchronization_beta::builders::SynchronizationJobCollectionRequestBuilder;

fn start(jobs: &SynchronizationJobCollectionRequestBuilder) {
    let _ = jobs.start(None);
}

fn main() {}
