//! A directory is changed by PATCH, and not replaced.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::DirectoryDefinition;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let job = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job");
    let directory = job.schema().directories().by_id("directory");
    let _ = directory.replace(&DirectoryDefinition::new(), None);
    Ok(())
}

fn main() {}
