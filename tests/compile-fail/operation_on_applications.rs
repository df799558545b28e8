//! Applications only lead on in this slice.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.applications().list(None);
    Ok(())
}

fn main() {}
