//! An action that takes nothing is given nothing.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::parameters::synchronization_job::RestartParameters;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let job = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job");
    let _ = job.start(&RestartParameters::new(), None);
    Ok(())
}

fn main() {}
