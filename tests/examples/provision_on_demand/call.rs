//! The call as a user writes it.

use graph_synchronization::GraphClient;
use graph_synchronization::graph_runtime::{Error, Request};
use graph_synchronization::models::{
    StringKeyStringValuePair, SynchronizationJobApplicationParameters, SynchronizationJobSubject,
};
use graph_synchronization::parameters::synchronization_job::ProvisionOnDemandParameters;

/// Whom to provision, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ids {
    pub(crate) service_principal: String,
    pub(crate) job: String,
    pub(crate) rule: String,
    pub(crate) object: String,
    pub(crate) object_type: String,
}

/// Nothing is sent until what this gives is awaited.
pub(crate) fn provision(
    graph: &GraphClient,
    ids: &Ids,
) -> Result<Request<StringKeyStringValuePair>, Error> {
    let job = graph
        .service_principals()
        .by_id(&ids.service_principal)?
        .synchronization()
        .jobs()
        .by_id(&ids.job)?;
    let parameters = ProvisionOnDemandParameters::new().with_parameters([
        SynchronizationJobApplicationParameters::new()
            .with_rule_id(&ids.rule)
            .with_subjects([SynchronizationJobSubject::new()
                .with_object_id(&ids.object)
                .with_object_type_name(&ids.object_type)]),
    ]);
    Ok(job.provision_on_demand(&parameters, None))
}
