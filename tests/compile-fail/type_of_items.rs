//! A list of subjects takes subjects.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::SynchronizationJobApplicationParameters;

fn example(_graph: &GraphClient) -> Result<(), Error> {
    let _ = SynchronizationJobApplicationParameters::new().with_subjects(["9bb0f679-a883-4a6f-8260-35b491b8b8c8"]);
    Ok(())
}

fn main() {}
