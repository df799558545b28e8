//! Secrets are read and replaced as a whole, and not deleted.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp").synchronization().secrets().delete(None);
    Ok(())
}

fn main() {}
