//! The bytes of an upload are at `bulkUpload`, not at the job.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let job = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job");
    let _ = job.get_stream(None);
    Ok(())
}

fn main() {}
