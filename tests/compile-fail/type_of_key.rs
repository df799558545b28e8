//! An item of a collection of text keys is named by text.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id(5);
    Ok(())
}

fn main() {}
