//! The base type is named: a type can get another base.
use graph_synchronization_beta::graph_runtime::Structured;
use graph_synchronization_beta::models::SynchronizationJob;

fn base(job: SynchronizationJob) {
    let _ = job.upcast();
}

fn main() {}
