//! Secrets are replaced as a whole, and not listed.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp")?.synchronization().secrets().list(None);
    Ok(())
}

fn main() {}
