//! The calls as a user writes them.

use graph_synchronization::GraphClient;
use graph_synchronization::graph_runtime::{GetOptions, Request};
use graph_synchronization::models::{
    ServicePrincipal, ServicePrincipalProperty, StringKeyStringValuePair,
    SynchronizationJobApplicationParameters, SynchronizationJobSubject,
};
use graph_synchronization::parameters::synchronization_job::ProvisionOnDemandParameters;

/// Whom to provision, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ids {
    pub(crate) app: String,
    pub(crate) job: String,
    pub(crate) rule: String,
    pub(crate) object: String,
    pub(crate) object_type: String,
}

/// The instance of the application. Nothing is sent until what this gives is awaited.
pub(crate) fn find(graph: &GraphClient, ids: &Ids) -> Request<ServicePrincipal> {
    let options = GetOptions::new().with_select([
        ServicePrincipalProperty::Id,
        ServicePrincipalProperty::AppId,
        ServicePrincipalProperty::DisplayName,
    ]);
    let instance = graph.service_principals().by_app_id(&ids.app);
    instance.get(Some(options))
}

/// Provisioning, for the instance with this `id`.
pub(crate) fn provision(
    graph: &GraphClient,
    instance: &str,
    ids: &Ids,
) -> Request<StringKeyStringValuePair> {
    let job = graph
        .service_principals()
        .by_id(instance)
        .synchronization()
        .jobs()
        .by_id(&ids.job);
    let parameters = ProvisionOnDemandParameters::new().with_parameters([
        SynchronizationJobApplicationParameters::new()
            .with_rule_id(&ids.rule)
            .with_subjects([SynchronizationJobSubject::new()
                .with_object_id(&ids.object)
                .with_object_type_name(&ids.object_type)]),
    ]);
    job.provision_on_demand(&parameters, None)
}
