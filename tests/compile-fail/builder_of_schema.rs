//! A schema is that of a job or of a template.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let _ = graph.service_principals().by_id("sp").synchronization().schema();
    Ok(())
}

fn main() {}
