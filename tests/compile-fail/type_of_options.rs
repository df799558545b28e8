//! One thing is not read with the options of a list.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::graph_runtime::ListOptions;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let job = graph.service_principals().by_id("sp").synchronization().jobs().by_id("job");
    let _ = job.get(Some(ListOptions::new().with_top(5)));
    Ok(())
}

fn main() {}
