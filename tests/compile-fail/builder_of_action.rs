//! `provisionOnDemand` is asked of a job, not of the synchronization.
use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::Error;
use graph_synchronization_beta::parameters::synchronization_job::ProvisionOnDemandParameters;

fn example(graph: &GraphClient) -> Result<(), Error> {
    let parameters = ProvisionOnDemandParameters::new();
    let _ = graph.service_principals().by_id("sp").synchronization().provision_on_demand(&parameters, None);
    Ok(())
}

fn main() {}
