//! A job is created from a job, not from a template.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::models::SynchronizationTemplate;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let template = SynchronizationTemplate::new();
    let _ = graph.service_principals().by_id("sp").synchronization().jobs().create(&template, None);
    Ok(())
}

fn main() {}
