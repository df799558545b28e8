//! A job has a key before its schema.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp").synchronization().jobs().schema();
    Ok(())
}

fn main() {}
