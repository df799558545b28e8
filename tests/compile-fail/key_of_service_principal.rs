//! A service principal has a key before anything of it.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().synchronization();
    Ok(())
}

fn main() {}
