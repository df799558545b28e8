//! Each fault of the wire through the generated crate: what the caller sees, and how many requests the server saw.

mod answers;
mod authorization;
mod connections;
mod links;
mod throttling;
mod time;

use graph_synchronization_beta::GraphClient;
use graph_synchronization_beta::graph_runtime::{Request, RequestOptions};
use graph_synchronization_beta::models::{
    StringKeyStringValuePair, SynchronizationJobApplicationParameters, SynchronizationJobSubject,
};
use graph_synchronization_beta::parameters::synchronization_job::ProvisionOnDemandParameters;

use super::support::job;

/// An action that must not run twice.
fn provision(
    graph: &GraphClient,
    options: Option<RequestOptions>,
) -> Request<StringKeyStringValuePair> {
    let parameters = ProvisionOnDemandParameters::new().with_parameters([
        SynchronizationJobApplicationParameters::new()
            .with_rule_id("ea807875-5618-4f0a-9125-0b46a05298ca")
            .with_subjects([SynchronizationJobSubject::new()
                .with_object_id("9bb0f679-a883-4a6f-8260-35b491b8b8c8")
                .with_object_type_name("User")]),
    ]);
    job(graph).provision_on_demand(&parameters, options)
}
