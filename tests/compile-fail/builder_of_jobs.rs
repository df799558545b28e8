//! Jobs are below `synchronization`, not below the service principal.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp").jobs();
    Ok(())
}

fn main() {}
