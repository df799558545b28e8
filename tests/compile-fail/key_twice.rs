//! A key is given once: an item is no collection.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job").by_id("job");
    Ok(())
}

fn main() {}
