//! A schema is there with its job, and not created.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::SynchronizationSchema;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let job = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job");
    let _ = job.schema().create(&SynchronizationSchema::new(), None);
    Ok(())
}

fn main() {}
