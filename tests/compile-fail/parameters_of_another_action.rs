//! Each action takes its own parameters.
use graph_synchronization_beta::builders::SynchronizationJobRequestBuilder;
use graph_synchronization_beta::parameters::synchronization_job::RestartParameters;

fn provision(job: &SynchronizationJobRequestBuilder) {
    let _ = job.provision_on_demand(&RestartParameters::new(), None);
}

fn main() {}
