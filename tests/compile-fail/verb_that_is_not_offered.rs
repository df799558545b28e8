//! A job is changed by PATCH; there is no PUT of it.
use graph_synchronization_beta::builders::SynchronizationJobRequestBuilder;
use graph_synchronization_beta::models::SynchronizationJob;

fn replace(job: &SynchronizationJobRequestBuilder) {
    let _ = job.replace(&SynchronizationJob::new(), None);
}

fn main() {}
