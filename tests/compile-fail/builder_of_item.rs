//! A list is read from a collection, not from an item of it.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let job = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job");
    let _ = job.list(None);
    Ok(())
}

fn main() {}
