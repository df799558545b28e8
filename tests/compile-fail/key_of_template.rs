//! A template has a key before it is deleted.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp").synchronization().templates().delete(None);
    Ok(())
}

fn main() {}
