//! The client: `provisionOnDemand`, typed.

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::{Error, TokenCredential};
use graph_synchronization_beta::models::{
    SynchronizationJobApplicationParameters, SynchronizationJobSubject,
};
use graph_synchronization_beta::parameters::synchronization_job::ProvisionOnDemandParameters;
use std::sync::Arc;

pub async fn provision(
    credential: Arc<dyn TokenCredential>,
    principal: &str,
    job: &str,
) -> Result<Option<String>, Error> {
    let graph = GraphClient::new(credential, None)?;
    let principal = graph.service_principals().by_id(principal);
    let job = principal.synchronization().jobs().by_id(job);
    let subject = SynchronizationJobSubject::new()
        .with_object_id("9bb0f679-a883-4a6f-8260-35b491b8b8c8")
        .with_object_type_name("User");
    let rule = SynchronizationJobApplicationParameters::new()
        .with_rule_id("ea807875-5618-4f0a-9125-0b46a05298ca")
        .with_subjects([subject]);
    let parameters = ProvisionOnDemandParameters::new().with_parameters([rule]);
    let outcome = job.provision_on_demand(&parameters, None).await?;
    Ok(outcome.into_model()?.key)
}

fn main() {}
